using System.Text.RegularExpressions;

namespace Pipeline.Core.Articles.Readers.Text;

/// <summary>Reads one document that Nexis exported as text: headline, paper and date on a line each, "Length: 212 words", "Byline: …",
/// the text between "Body" and "Load-Date: …" or "End of Document".</summary>
internal static partial class NexisText
{
    // Headline, paper, edition, day, copyright, section and length stand above the text.
    private const int HeadLength = 4_096;

    /// <summary>The document as a draft; null when the text is no such export.</summary>
    public static ArticleDraft? Find(string text)
    {
        var body = BodyMark().Match(text[..Math.Min(text.Length, HeadLength)]);
        if (!body.Success || !Length().IsMatch(text[..body.Index]))
        {
            return null;
        }

        var start = body.Index + body.Length;
        var end = EndMark().Match(text, start) is { Success: true } mark ? mark.Index : text.Length;
        MappedText? title = null;
        string? publisher = null;
        var fields = new HeaderFields();
        var at = 0;
        while (at < body.Index)
        {
            var lineEnd = text.IndexOf('\n', at) is var feed and >= 0 ? Math.Min(feed, body.Index) : body.Index;
            var (line, lineAt) = (text[at..lineEnd].Trim(), at);
            at = lineEnd + 1;
            if (line.Length == 0 || PageNumber().IsMatch(line))
            {
                continue;
            }

            if (title is null)
            {
                title = MappedText.Verbatim(text, lineAt, lineEnd).Trim();
            }
            else if (line.StartsWith("Byline:", StringComparison.OrdinalIgnoreCase))
            {
                fields.Set("byline", line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            }
            else if (publisher is null)
            {
                publisher = line;
            }
            else if (Day().Match(line) is { Success: true } day && PublicationDate.Parse(day.Value) is not null)
            {
                fields.Set("date", day.Value);
            }
        }

        return new ArticleDraft
        {
            Title = title,
            Text = CopiedText.Mend(MappedText.Verbatim(text, start, end).Trim(), text),
            Author = fields.Author,
            Publisher = publisher,
            PublishedAt = fields.PublishedAt,
        };
    }

    [GeneratedRegex(@"^[ \t]*Body[ \t]*\r?\n", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex BodyMark();

    [GeneratedRegex(@"^[ \t]*Length:[ \t]*[\d,.]+ words", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Length();

    [GeneratedRegex(
        @"^[ \t]*(?:Load-Date:[^\r\n]*|End of Document|Classification)[ \t]*\r?$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex EndMark();

    [GeneratedRegex(@"^Page \d{1,4} of \d{1,4}$", RegexOptions.CultureInvariant)]
    private static partial Regex PageNumber();

    // "November 18, 2025 Tuesday 10:12 AM GMT": the day of the week stands behind, and what the edition is called.
    [GeneratedRegex(@"^(?:\p{L}+\.? \d{1,2}, \d{4}|\d{1,2}\.? \p{L}+\.? \d{4})", RegexOptions.CultureInvariant)]
    private static partial Regex Day();
}
