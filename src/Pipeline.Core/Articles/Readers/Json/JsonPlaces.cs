using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Pipeline.Core.Articles.Readers.Json;

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

    /// <summary>The string or number, with its places in the drop; null when it is not of this document.</summary>
    public MappedText? Of(JsonElement value)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value);
        if (raw.IsEmpty || !json.AsSpan().Overlaps(raw, out var offset))
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
        var length = Encoding.UTF8.GetCharCount(raw);
        return value.ValueKind == JsonValueKind.String
            ? Unescaped(at.Characters + 1, at.Characters + length - 1)
            : MappedText.Verbatim(text, at.Characters, at.Characters + length);
    }

    private MappedText Unescaped(int from, int to)
    {
        var value = new MappedText.Builder();
        while (from < to)
        {
            var run = text.AsSpan(from, to - from).IndexOf('\\');
            var stop = run < 0 ? to : from + run;
            value.AppendSource(text, from, stop);
            if (stop == to)
            {
                break;
            }

            var isCode = text[stop + 1] == 'u';
            value.AppendFor(Invisible.Strip(isCode ? Code(stop + 2) : Escape(text[stop + 1])), stop);
            from = stop + (isCode ? 6 : 2);
        }

        return value.Build();
    }

    private string Code(int start) =>
        ((char)ushort.Parse(text.AsSpan(start, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString();

    private static string Escape(char letter) => letter switch
    {
        'n' => "\n",
        't' => "\t",
        'r' => "\r",
        'b' or 'f' => " ",
        _ => letter.ToString(),
    };

    private void Move(int offset) =>
        at = (offset, at.Characters + Encoding.UTF8.GetCharCount(json.AsSpan(at.Bytes, offset - at.Bytes)));
}
