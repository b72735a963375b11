using System.Text;

namespace Pipeline.Core.Articles.Unpacking;

/// <summary>The plain text of a message as its writer meant it: lines that a program broke are whole again (RFC 3676), and the signature
/// behind "-- " is gone.</summary>
/// <remarks>Quoted lines stay, without their marks where all of the text is one quotation: what somebody forwards is often quoted so, and
/// it is the article.</remarks>
internal static class MailText
{
    private const string SignatureMark = "-- ";

    /// <summary>The text to be read.</summary>
    /// <param name="text">As it was sent.</param>
    /// <param name="isFlowed">Whether a blank at the end of a line says that the paragraph goes on.</param>
    /// <param name="deletesBlanks">Whether that blank is no part of the text, as in languages without blanks.</param>
    public static string Of(string text, bool isFlowed, bool deletesBlanks)
    {
        var lines = text.Split('\n');
        var signature = Array.FindLastIndex(lines, line => line.TrimEnd('\r') == SignatureMark);
        var kept = lines.AsSpan(0, signature > 0 && HasText(lines.AsSpan(0, signature)) ? signature : lines.Length);
        var isQuoted = IsQuoted(kept);
        var result = new StringBuilder(text.Length);
        foreach (var line in kept)
        {
            var content = line.TrimEnd('\r');
            content = isQuoted ? content.TrimStart('>', ' ') : isFlowed && content.StartsWith(' ') ? content[1..] : content;
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

    private static bool HasText(ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsQuoted(ReadOnlySpan<string> lines)
    {
        foreach (var line in lines)
        {
            if (!line.StartsWith('>') && !string.IsNullOrWhiteSpace(line))
            {
                return false;
            }
        }

        return HasText(lines);
    }
}
