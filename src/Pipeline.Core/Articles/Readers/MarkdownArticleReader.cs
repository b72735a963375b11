using System.Text.RegularExpressions;

namespace Pipeline.Core.Articles.Readers;

/// <summary>Reads Markdown pages: a title with a header block below it, YAML front matter, or a title alone.</summary>
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
/// A field that stands there empty (<c>Author: ****</c>) is unknown. Everything below is the text, rendered by <see cref="MarkdownText"/>.
/// </remarks>
internal sealed partial class MarkdownArticleReader : IArticleReader
{
    // A header value that is not set in bold must be short, or the line is a sentence of the text.
    private const int MaxPlainValue = 120;

    public bool CanRead(Drop drop)
    {
        var text = drop.Text;
        return FormatHints.IsMarkdown(drop.Name, drop.ContentType) || HasHeader(text) || MarkdownText.HasLinkOrHeading(text);
    }

    /// <summary>Whether the text begins as a Markdown page does: with front matter or a title.</summary>
    public static bool HasHeader(string text) => FrontMatter.Find(text) is not null || TitleLine().IsMatch(text);

    public IEnumerable<DropPart> Read(Drop drop)
    {
        var text = drop.Text;
        var header = new Header();
        var position = 0;
        MappedText? title = null;
        if (FrontMatter.Find(text) is { } matter)
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
    private static int ReadHeaderBlock(string text, int position, Header header)
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

    private sealed class Header
    {
        public string? Title { get; private set; }

        public string? Author { get; private set; }

        public string? Publisher { get; private set; }

        public Uri? Url { get; private set; }

        public DateTimeOffset? PublishedAt { get; private set; }

        public void Set(string key, string value)
        {
            value = value.Trim();
            if (value.Length == 0)
            {
                return;
            }

            switch (key.ToLowerInvariant())
            {
                case "title" or "headline":
                    Title ??= TextFields.OneLine(value) is { Length: > 0 } title ? title : null;
                    break;
                case "author" or "authors" or "by" or "byline" or "creator":
                    Author ??= TextFields.Author(value);
                    break;
                case "publisher" or "site" or "site_name" or "publication":
                    Publisher ??= value;
                    break;
                case "original" or "source" or "url" or "link" or "canonical" or "canonical_url" or "permalink":
                    SetOriginal(value);
                    break;
                case "date" or "published" or "published at" or "published on" or "published_at"
                    or "publishedat" or "publishdate" or "pubdate" or "date_published" or "datepublished":
                    PublishedAt ??= PublicationDate.Parse(value);
                    break;
            }
        }

        /// <summary>A Markdown link is publisher and address, a bare address the address, anything else the publisher.</summary>
        private void SetOriginal(string value)
        {
            var middle = value.StartsWith('[') && value.EndsWith(')') ? value.LastIndexOf("](", StringComparison.Ordinal) : -1;
            if (middle > 0)
            {
                Publisher ??= value[1..middle];
                Url ??= TextFields.Link(value[(middle + 2)..^1].Trim().TrimStart('<').TrimEnd('>'));
            }
            else if (value.Contains("://", StringComparison.Ordinal))
            {
                Url ??= TextFields.Link(value.Trim('<', '>'));
            }
            else
            {
                Publisher ??= value;
            }
        }
    }
}
