using System.Text.RegularExpressions;

namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>Reads web pages and fragments of them.</summary>
/// <remarks>Where the page holds no text, or much less than its JSON-LD states as <c>articleBody</c> (pages that scripts fill), the latter
/// is the text.</remarks>
/// <param name="beginsOtherwise">Whether a text begins as one of another format that may hold HTML, which its end tags don't make a
/// page.</param>
internal sealed partial class HtmlArticleReader(Predicate<string> beginsOtherwise) : IArticleReader
{
    // Below this share of the stated articleBody, the page shows a teaser only.
    private const int TeaserShare = 3;

    // A heading repeats a title of this length at most; comparing each with a megabyte of title would be an attack's gain.
    private const int MaxHeadline = 2_000;

    // How much of a page that is no article is told.
    private const int MaxSeen = 80;

    // How far the first tag is looked for behind comments and white space.
    private const int HeadLength = 64 * 1024;

    public bool CanRead(Drop drop)
    {
        var head = WithoutComments(drop.Text.AsSpan(0, Math.Min(drop.Text.Length, HeadLength)));
        return FirstTag().IsMatch(head) || FormatHints.IsHtml(drop.Name, drop.ContentType) && AnyTag().IsMatch(drop.Text)
            || HasParagraphs(drop.Text) && !FormatHints.IsMarkdown(drop.Name, drop.ContentType) && !beginsOtherwise(drop.Text);
    }

    public IEnumerable<DropPart> Read(Drop drop)
    {
        if (HtmlTree.Parse(drop.Text, drop.Limits.MaxHtmlDepth, out var fault, out var place) is not { } tree)
        {
            return [DropPart.Rejected(RejectionReason.Malformed, $"The HTML is {fault} ({TextFields.Place(drop.Text, place)}).")];
        }

        var metadata = HtmlMetadata.Of(tree, SavedPage.Address(drop.Text), drop.Limits);
        var title = metadata.Title is { } stated ? TextFields.OneLine(HtmlText.OfFragment(stated)) : null;
        var text = drop.Letter is { } letter
            ? HtmlLetter.Of(tree, letter)
            : HtmlMainText.Of(tree, title is { Length: > MaxHeadline } ? null : title);
        if (metadata.ArticleBody is { } articleBody && text.Length < articleBody.Length / TeaserShare)
        {
            text = articleBody;
        }

        if (PageRefusals.Find([title, metadata.HeadTitle], text) is { } refusal)
        {
            return [DropPart.Rejected(RejectionReason.Empty, $"The page is {refusal.Kind} and no article: \"{Seen(refusal.Line)}\".")];
        }

        if (text.Length == 0)
        {
            return [DropPart.Rejected(RejectionReason.Empty, "The page has no text: only markup, navigation or scripts.")];
        }

        return
        [
            DropPart.Of(new ArticleDraft
            {
                Title = title is null ? null : MappedText.Extracted(title),
                Text = MappedText.Extracted(text),
                Author = metadata.Author,
                Publisher = metadata.Publisher,
                Url = metadata.Url,
                PublishedAt = metadata.PublishedAt,
            }),
        ];
    }

    private static string Seen(string line) => TextFields.Bound(line.TrimEnd('.', ':'), MaxSeen);

    private static ReadOnlySpan<char> WithoutComments(ReadOnlySpan<char> head)
    {
        head = head.TrimStart();
        while (head.StartsWith("<!--") && head.IndexOf("-->") is var end and >= 0)
        {
            head = head[(end + 3)..].TrimStart();
        }

        return head;
    }

    /// <summary>A fragment that begins with text still closes two paragraphs or has two line breaks.</summary>
    private static bool HasParagraphs(string text)
    {
        var marks = 0;
        foreach (var _ in ParagraphMark().EnumerateMatches(text))
        {
            if (++marks == 2)
            {
                return true;
            }
        }

        return false;
    }

    [GeneratedRegex("""
        ^(?:<!doctype\s+html
          | <\?xml[^>]{0,200}>\s*(?:<!doctype\s+html|<html)
          | <(?:html|head|body|article|main|section|div|p|h[1-6]|span|table|meta|title|link|script|style|header|nav|ul|ol|img|figure
              |blockquote|br|b|i|strong|em|a|center|font)(?:\s|/?>))
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex FirstTag();

    [GeneratedRegex("""<[a-z][a-z0-9]{0,10}(?:\s[^<>]{0,1000})?>""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AnyTag();

    [GeneratedRegex("""</(?:p|div)>|<br\s?/?>""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ParagraphMark();
}
