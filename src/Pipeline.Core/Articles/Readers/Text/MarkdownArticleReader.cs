using System.Text.RegularExpressions;

namespace Pipeline.Core.Articles.Readers.Text;

/// <summary>Reads Markdown pages: a title with a header block below it, front matter in YAML or TOML, or a title alone.</summary>
/// <remarks>
/// The header block is the one that feed exporters write, each line optional and in any order:
/// <code>
/// # Title
///
/// Published at: **2019-11-01T06:20:57+00:00**
///
/// Author: **Reuters**
///
/// Original: [The Express Tribune](https://tribune.example/story)
/// </code>
/// Tools that turn pages into Markdown write lines of their own instead (<see cref="ReaderHead"/>).
/// A field that stands there empty (<c>Author: ****</c>) is unknown. Everything below is the text, rendered by <see cref="MarkdownText"/>.
/// </remarks>
internal sealed partial class MarkdownArticleReader : IArticleReader
{
    // A header value that is not set in bold must be short, or the line is a sentence of the text.
    private const int MaxPlainValue = 120;

    public bool CanRead(Drop drop)
    {
        var text = drop.Text;
        return FormatHints.IsMarkdown(drop.Name, drop.ContentType) || ReaderHead.Find(text) is not null || HasHeader(text)
            || MarkdownText.HasLinkOrHeading(text);
    }

    /// <summary>Whether the text begins as a Markdown page does: with front matter or a title.</summary>
    public static bool HasHeader(string text) => FrontMatter.Find(text) is not null || TitleLine().IsMatch(text);

    public IEnumerable<DropPart> Read(Drop drop)
    {
        var text = drop.Text;
        var header = new HeaderFields();
        var position = 0;
        MappedText? title = null;
        if (ReaderHead.Find(text) is { } head)
        {
            position = head.End;
            foreach (var (key, value) in head.Fields)
            {
                header.Set(key, value);
            }

            title = head.Title;
        }
        else if (FrontMatter.Find(text) is { } matter)
        {
            position = matter.End;
            foreach (var (key, value) in matter.Fields)
            {
                header.Set(key, value);
            }

            title = header.Title is { } stated ? MappedText.Extracted(stated) : null;
        }

        var heading = TitleLine().Match(text[position..]);
        if (heading.Success && title is null)
        {
            var group = heading.Groups["title"];
            var end = position + group.Index + group.ValueSpan.TrimEnd(" \t").TrimEnd('#').TrimEnd(" \t").Length;
            title = MarkdownText.Render(text, position + group.Index, end).Trim();
            position += heading.Length;
            position = ReadHeaderBlock(text, position, header);
        }

        return
        [
            DropPart.Of(new ArticleDraft
            {
                Title = title,
                Text = MarkdownText.Render(text, position, text.Length),
                Author = header.Author,
                Publisher = header.Publisher,
                Url = header.Url,
                PublishedAt = header.PublishedAt,
            }),
        ];
    }

    /// <summary>Reads header lines into <paramref name="header"/> and returns where the text begins.</summary>
    private static int ReadHeaderBlock(string text, int position, HeaderFields header)
    {
        while (HeaderLine().Match(text, position) is { Success: true } line && line.Index == position)
        {
            var value = line.Groups["value"].Value.Trim();
            var isBold = value.Length >= 4
                && value.StartsWith("**", StringComparison.Ordinal) && value.EndsWith("**", StringComparison.Ordinal);
            if (!isBold && (value.Length > MaxPlainValue && !value.StartsWith('[') || value.EndsWith('.')))
            {
                break;
            }

            header.Set(line.Groups["key"].Value, isBold ? value[2..^2] : value);
            position += line.Length;
        }

        return position;
    }

    // Closing marks are taken off afterwards: a pattern for them tries each place of a line of blanks against every other.
    [GeneratedRegex("""^(?>\s*)#(?!#)(?>[ \t]+)(?<title>(?>[^\r\n]*))(?:\r?\n|\r|$)""")]
    private static partial Regex TitleLine();

    [GeneratedRegex("""
        \G\s*(?<key>published(?:[ ](?:at|on))?|date|author|by|byline|original|source|url|link|publisher)[ ]*:
        [ \t]*(?<value>[^\r\n]*)(?:\r?\n|\r|$)
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex HeaderLine();
}
