using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Pipeline.Core.Articles.Readers;

/// <summary>Tells where the strings of a parsed document stand in the text that was dropped.</summary>
/// <remarks>Asked for the strings of one item after another in the order of the document, so that each byte is counted a few times at most.
/// Not safe for concurrent use.</remarks>
/// <param name="text">The text that was dropped.</param>
/// <param name="json">The same text in UTF-8, which the document was parsed from and must still stand on.</param>
internal sealed class JsonPlaces(string text, byte[] json)
{
    // The fields of wrappers stand before the last ones of the object around them; nobody wraps more often.
    private const int MaxReturns = 4;

    private (int Bytes, int Characters) at;
    private (int Bytes, int Characters) start;
    private int returns;

    /// <summary>Begins with the strings of an item.</summary>
    public void Begin(JsonElement item)
    {
        if (json.AsSpan().Overlaps(JsonMarshal.GetRawUtf8Value(item), out var offset) && offset >= at.Bytes)
        {
            Move(offset);
        }

        (start, returns) = (at, 0);
    }

    /// <summary>The string, verbatim from the drop; null when it is escaped there, or not of this document.</summary>
    public MappedText? Of(JsonElement value)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        if (raw.Length < 2 || raw.Contains((byte)'\\') || !json.AsSpan().Overlaps(raw, out var offset))
        {
            return null;
        }

        if (offset < at.Bytes)
        {
            if (offset < start.Bytes || ++returns > MaxReturns)
            {
                return null;
            }

            at = start;
        }

        Move(offset);
        var length = Encoding.UTF8.GetCharCount(raw) - 2;
        return MappedText.Verbatim(text, at.Characters + 1, at.Characters + 1 + length);
    }

    private void Move(int offset) =>
        at = (offset, at.Characters + Encoding.UTF8.GetCharCount(json.AsSpan(at.Bytes, offset - at.Bytes)));
}
