using System.Text.RegularExpressions;
using Pipeline.Text;

namespace Pipeline.Core.Articles.Readers.Text;

/// <summary>Reads plain text: what no other reader recognises.</summary>
/// <remarks>
/// The body is the file's text as it stands, without the white space around it and the lines above it that say what it is
/// (<see cref="HeaderLines"/>). <c> date 2019-11-01 </c> at the beginning, as some collections write it, is the date of publication and not
/// part of the body. The first line is the title when it clearly is a headline: short, without a full stop, with an empty line and a longer
/// text below it; it then stays in the body where it stands.
/// </remarks>
internal sealed partial class PlainTextReader : IArticleReader
{
    // Headlines run to about 110 characters; a sentence that long has its full stop.
    private const int MaxHeadline = 160;

    private const int MinHeadlineWords = 2;

    public bool CanRead(Drop drop) => true;

    public IEnumerable<DropPart> Read(Drop drop)
    {
        var text = drop.Text;
        if (NexisText.Find(text) is { } export)
        {
            return [DropPart.Of(export)];
        }

        if (HeaderLines.Find(text) is { } header)
        {
            return
            [
                DropPart.Of(new ArticleDraft
                {
                    Title = header.Title,
                    Text = CopiedText.Mend(MappedText.Verbatim(text, header.End, text.Length).Trim(), text),
                    Author = header.Fields.Author,
                    Publisher = header.Fields.Publisher,
                    Url = header.Fields.Url,
                    PublishedAt = header.Fields.PublishedAt,
                }),
            ];
        }

        var start = 0;
        DateTimeOffset? date = null;
        if (DatePrefix().Match(text) is { Success: true } prefix && PublicationDate.Parse(prefix.Groups["date"].Value) is { } stated)
        {
            date = stated;
            start = prefix.Length;
        }

        var body = CopiedText.Mend(MappedText.Verbatim(text, start, text.Length).Trim(), text);
        return [DropPart.Of(new ArticleDraft { Text = body, TitleInText = Headline(body.Text), PublishedAt = date })];
    }

    private static TextSpan Headline(string text)
    {
        var lineEnd = text.AsSpan().IndexOfAny('\r', '\n');
        if (lineEnd is < 0 or > MaxHeadline)
        {
            return default;
        }

        var line = text.AsSpan(0, lineEnd).TrimEnd();
        var below = text.AsSpan(lineEnd);
        var body = below.TrimStart();
        var emptyLines = below[..^body.Length].Count('\n') is var feeds and > 0 ? feeds : below[..^body.Length].Count('\r');
        return emptyLines >= 2 && body.Length > line.Length && IsHeadline(line) ? new TextSpan(0, line.Length) : default;
    }

    /// <summary>Whether a line can be nothing but a headline: some words, of which the first is none of a sentence's middle, and no full
    /// stop.</summary>
    internal static bool IsHeadline(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd();
        return line.Length is > 0 and <= MaxHeadline && line.Count(' ') + 1 >= MinHeadlineWords && !char.IsLower(line[0])
            && !(line[^1] is '.' or ',' or ':' or ';' or '…') && !line.EndsWith(".\"") && !line.EndsWith(".”");
    }

    [GeneratedRegex("""^\s*date:?\s{1,3}(?<date>\d{4}-\d{2}-\d{2})(?!\S)""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DatePrefix();
}
