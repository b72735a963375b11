using System.Buffers;

namespace Pipeline.Core.Articles;

/// <summary>Mends plain text that was copied out of a typeset page: ligatures are taken apart, and words that were cut at the end of a line
/// are whole. Everything else stays as it is, and each character still knows its place in the drop.</summary>
internal static class CopiedText
{
    private const char SoftHyphen = '\u00AD';

    // Nearly all of a text is neither, and is stepped over at once.
    private static readonly SearchValues<char> Stops = SearchValues.Create("\r\n" + Ligatures.Letters);

    /// <summary>The mended text, or the very text when there is nothing to mend.</summary>
    /// <param name="text">A text without invisible characters.</param>
    /// <param name="source">The drop that it was cut out of, which still has its soft hyphens.</param>
    public static MappedText Mend(MappedText text, string source)
    {
        var mended = new MappedText.Builder();
        var (whole, done) = (text.Text, 0);
        for (var at = 0; at < whole.Length && whole.AsSpan(at).IndexOfAny(Stops) is var ahead and >= 0; at++)
        {
            at += ahead;
            if (Ligatures.All.Contains(whole[at]))
            {
                mended.Append(text, done, at).AppendFor(Ligatures.Of(whole[at]), text.SourceOf(at));
                done = at + 1;
            }
            else if (at > done && Hyphen(text, source, at) is { } hyphen && NextLine(whole, at) is { } next
                && LineEndHyphen.Judge(whole.AsSpan(0, hyphen), whole.AsSpan(next)) == HyphenFate.Dropped)
            {
                mended.Append(text, done, hyphen);
                (done, at) = (next, next - 1);
            }
        }

        return done == 0 ? text : mended.Append(text, done, whole.Length).Build();
    }

    /// <summary>Where the hyphen before a line end stands, or would stand; null when there is none.</summary>
    private static int? Hyphen(MappedText text, string source, int lineEnd) =>
        LineEndHyphen.Is(text.Text[lineEnd - 1]) ? lineEnd - 1
        : text.SourceOf(lineEnd) is > 0 and var place && source[place - 1] == SoftHyphen ? lineEnd
        : null;

    /// <summary>Where the line behind a line end begins; null when an empty one follows.</summary>
    private static int? NextLine(string text, int end)
    {
        var next = end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1);
        return next < text.Length && text[next] is not ('\r' or '\n') ? next : null;
    }
}
