using System.Text;
using Pipeline.Core.Articles.Letters;

namespace Pipeline.Core.Articles.Unpacking;

/// <summary>The plain text of a message as its writer meant it: lines that a program broke are whole again (RFC 3676); the signature behind
/// "-- ", what a reply quotes and the footers of lists are gone.</summary>
/// <remarks>Where all of the text is one quotation, it stays without its marks: what somebody forwards is often quoted so, and it is the
/// article.</remarks>
internal static class MailText
{
    private const string SignatureMark = "-- ";

    // The custom is four lines; companies add an address. What is longer, or has a paragraph of prose, is the next story of a letter.
    private const int MostSignatureLines = 8;
    private const int Prose = 80;

    /// <summary>The text to be read.</summary>
    /// <param name="text">As it was sent.</param>
    /// <param name="kind">What the letter does with others.</param>
    /// <param name="isFlowed">Whether a blank at the end of a line says that the paragraph goes on.</param>
    /// <param name="deletesBlanks">Whether that blank is no part of the text, as in languages without blanks.</param>
    public static string Of(string text, LetterKind kind, bool isFlowed, bool deletesBlanks)
    {
        var lines = Own(Array.ConvertAll(text.Split('\n'), line => line.TrimEnd('\r')), kind);
        var signature = Signature(lines);
        lines = signature > 0 ? lines[..signature] : lines;
        var isQuoted = lines.TrueForAll(line => line.StartsWith('>') || string.IsNullOrWhiteSpace(line));
        var result = new StringBuilder(text.Length);
        foreach (var line in lines)
        {
            var content = isQuoted ? line.TrimStart('>', ' ') : isFlowed && line.StartsWith(' ') ? line[1..] : line;
            if (isFlowed && content.EndsWith(' ') && content != SignatureMark)
            {
                result.Append(deletesBlanks ? content[..^1] : content);
            }
            else
            {
                result.Append(content).Append('\n');
            }
        }

        return result.ToString();
    }

    /// <summary>A text without the footers in it, as when a list added one of its own behind the letter's texts.</summary>
    public static string WithoutFooters(string text) => string.Join('\n', Own(text.Split('\n'), LetterKind.Forward));

    private static List<string> Own(string[] lines, LetterKind kind)
    {
        var kept = LetterLines.Kept(
            Array.ConvertAll(lines, line => new LetterLine(line, line.StartsWith('>'))), kind, areMarksSure: false);
        return [.. lines.Where((_, i) => kept[i])];
    }

    /// <summary>Where the signature begins; -1 when there is none. Two marks are no signatures but rules between stories.</summary>
    private static int Signature(List<string> lines)
    {
        var mark = lines.LastIndexOf(SignatureMark);
        return mark > 0 && lines.IndexOf(SignatureMark) == mark && lines.Take(mark).Any(HasText) && IsSignature(lines[(mark + 1)..])
            ? mark
            : -1;
    }

    private static bool IsSignature(List<string> lines)
    {
        if (lines.Count(HasText) > MostSignatureLines)
        {
            return false;
        }

        var length = 0;
        foreach (var line in lines)
        {
            length = HasText(line) ? length + line.Length : 0;
            if (length >= Prose && line.TrimEnd() is [.., '.' or '!' or '?' or '。'])
            {
                return false;
            }
        }

        return true;
    }

    private static bool HasText(string line) => !string.IsNullOrWhiteSpace(line);
}
