using Pipeline.Core.Articles.Readers.Fields;

namespace Pipeline.Core.Articles.Readers.Text;

/// <summary>Lines above a plain text that say what it is: a block of "Title: …" and "Date: …", or a byline, a date and an address below
/// the headline.</summary>
/// <remarks>A text may begin in any words, so little is believed: a block needs two names that are known, or one whose value is a date or a
/// link; a byline must stand below a headline and name people alone; a line of the date must be nothing else. Without such lines a text
/// stays as it is.</remarks>
/// <param name="End">Where the text begins.</param>
/// <param name="Fields">What the lines say.</param>
/// <param name="Title">The title, where it stands in the drop.</param>
internal sealed record HeaderLines(int End, HeaderFields Fields, MappedText? Title)
{
    private const int MostLines = 30;
    private const int LongestName = 24;
    private const int LongestValue = 400;

    private static readonly System.Buffers.SearchValues<char> NoName = System.Buffers.SearchValues.Create(".,;!?\"()");

    // Lines that stand in such blocks and say nothing that is read; they are left out with the block.
    private static readonly string[] Passed =
    [
        "section", "category", "categories", "tags", "keywords", "language", "lang", "id", "edition", "copyright", "length", "wordcount",
        "page", "pages", "updated", "modified", "lastmodified", "accessed", "retrieved", "email", "slug", "type", "filetags", "options",
        "startup",
    ];

    // Names that lists and forms have as well.
    private static readonly string[] Weak = ["name", "id", "time", "ts", "from", "subject", "site", "created"];

    /// <summary>The lines at the head of a text; null when there are none.</summary>
    public static HeaderLines? Find(string text)
    {
        var start = text.Length - text.AsSpan().TrimStart().Length;
        return Block(text, start) ?? Byline(text, start);
    }

    private static HeaderLines? Block(string text, int start)
    {
        var fields = new HeaderFields();
        MappedText? title = null;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var (at, hasProof) = (start, false);
        for (var lines = 0; lines < MostLines && at < text.Length; lines++)
        {
            var end = LineEnd(text, at);
            if (text.AsSpan(at, end - at).IsWhiteSpace())
            {
                break;
            }

            // A line of prose right below the block means that the block is prose as well.
            if (Pair(text, at, end) is not var (key, valueAt))
            {
                return null;
            }

            var value = text[valueAt..end].Trim();
            var name = TextFields.Words(key);
            if (HeaderFields.IsKnown(key) && value.Length <= LongestValue)
            {
                _ = Array.IndexOf(Weak, name) < 0 && seen.Add(name);
                fields.Set(key, value);
                hasProof |= Array.IndexOf(FieldNames.Date, name) >= 0 && PublicationDate.Parse(value) is not null
                    || Array.IndexOf(FieldNames.Link, name) >= 0 && TextFields.Link(value) is not null;
                title ??= Array.IndexOf(FieldNames.Title, name) >= 0 ? MappedText.Verbatim(text, valueAt, end).Trim() : null;
            }
            else if (Array.IndexOf(Passed, name) < 0)
            {
                return null;
            }

            at = Next(text, end);
        }

        var isWhole = title is null && text.AsSpan(at).IsWhiteSpace();
        return (seen.Count >= 2 || hasProof) && !isWhole ? new(at, fields, title) : null;
    }

    /// <summary>Where name and value of a line stand: "Title: …", "#+TITLE: …".</summary>
    private static (string Key, int ValueAt)? Pair(string text, int at, int end)
    {
        var line = text.AsSpan(at, end - at);
        var colon = line.IndexOf(':');
        var key = colon < 0 ? default : line[..colon].Trim().TrimStart("#+");
        return key.Length is > 0 and <= LongestName && char.IsLetter(key[0]) && !key.ContainsAny(NoName)
            ? (key.ToString(), at + colon + 1)
            : null;
    }

    private static HeaderLines? Byline(string text, int start)
    {
        var headline = LineEnd(text, start);
        var fields = new HeaderFields();
        var (at, found, blank) = (Next(text, headline), false, 0);
        for (var lines = 0; lines < 6 && at < text.Length && blank < 2; lines++)
        {
            var end = LineEnd(text, at);
            var line = text[at..end].Trim();
            if (line.Length == 0)
            {
                blank++;
            }
            else if (Bylines.Names(line) is { } names)
            {
                fields.Set("by", names);
                (found, blank) = (true, 0);
            }
            else if (!line.Contains(' ', StringComparison.Ordinal) && line.Contains("://", StringComparison.Ordinal)
                && TextFields.Link(line) is not null)
            {
                fields.Set("url", line);
                (found, blank) = (true, 0);
            }
            else if (Date(line) is { } date)
            {
                fields.Set("date", date);
                (found, blank) = (true, 0);
            }
            else
            {
                break;
            }

            at = Next(text, end);
        }

        // Behind the lines an empty one stands, or they are the text's own.
        return found && PlainTextReader.IsHeadline(text.AsSpan(start, headline - start)) && IsBlankBefore(text, at) && at < text.Length
            ? new(at, fields, MappedText.Verbatim(text, start, headline).Trim())
            : null;
    }

    /// <summary>The date of "Published 08:00 GMT, 30 November 2026", or of a line that is nothing but a date.</summary>
    private static string? Date(string line)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        var value = colon > 0 && colon < LongestName && Array.IndexOf(FieldNames.Date, TextFields.Words(line.AsSpan(0, colon))) >= 0
            ? line[(colon + 1)..]
            : line;
        return PublicationDate.Parse(value) is not null ? value.Trim() : null;
    }

    private static bool IsBlankBefore(string text, int at)
    {
        var before = text.AsSpan(0, at).TrimEnd();
        var gap = text.AsSpan(before.Length, at - before.Length);
        return gap.Count('\n') >= 2 || gap.Count('\r') >= 2 && !gap.Contains('\n');
    }

    private static int LineEnd(string text, int at) => text.AsSpan(at).IndexOfAny('\r', '\n') is var end and >= 0 ? at + end : text.Length;

    private static int Next(string text, int end) =>
        end >= text.Length ? text.Length : text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? end + 2 : end + 1;
}
