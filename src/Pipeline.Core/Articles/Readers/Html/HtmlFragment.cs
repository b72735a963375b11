using System.Net;
using System.Text.RegularExpressions;

namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>Reads the text of an article that stands as HTML in another format: a feed's item, a field of JSON.</summary>
/// <remarks>
/// What stands around a page's text stands around a fragment's too: lines that lead to other stories, adverts, the note where a post
/// appeared first. What is escaped twice is decoded twice, when that makes markup of it.
/// </remarks>
internal static partial class HtmlFragment
{
    // What is escaped more often was meant to be read so.
    private const int MaxDecodings = 2;

    /// <summary>The text of a string that may hold markup or entities, in paragraphs; empty when it only leads elsewhere.</summary>
    public static string Read(string value) => Read(value, MaxDecodings);

    private static string Read(string value, int decodings)
    {
        if (!value.Contains('<'))
        {
            var decoded = value.Contains('&') ? WebUtility.HtmlDecode(value) : value;
            var isMarkup = IsMarkup(decoded)
                || decoded.Contains("&lt;", StringComparison.Ordinal) && IsMarkup(WebUtility.HtmlDecode(decoded));
            return decodings > 0 && isMarkup ? Read(decoded, decodings - 1) : Plain(HtmlText.DecodedAgain(decoded));
        }

        if (!HtmlText.HasTag(value))
        {
            return Plain(HtmlText.OfFragment(value));
        }

        if (HtmlTree.Parse(value, ArticleLimits.Default.MaxHtmlDepth, out _, out _) is not { } tree)
        {
            return HtmlText.OfFragment(value);
        }

        var blocks = HtmlBlocks.Of(tree.Body, IsLeftOut);
        if (decodings > 0 && blocks.Count > 0 && blocks.All(block => IsMarkup(block.Text)))
        {
            return Read(string.Join("\n", blocks.Select(block => block.Text)), decodings - 1);
        }

        return string.Join(HtmlText.ParagraphBreak, PageLeftovers.Without(blocks, null).Select(block => block.Text));
    }

    private static bool IsLeftOut(HtmlElement element) =>
        element.Name is "nav" or "aside" or "footer" or "form" or "dialog" or "noscript"
        || HtmlVisibility.IsHidden(element) || HtmlVisibility.IsSilent(element)
        || PageWords.KindOf(element) is PageWord.Readers or PageWord.Notice or PageWord.Others;

    private static string Plain(string text)
    {
        text = HtmlText.Tidy(text);
        var note = PagePhrases.Syndicated(text);
        return note > 0 ? text[..note].TrimEnd() : text;
    }

    /// <summary>Whether text that was decoded turned out to be markup: a tag stands first and one is closed, or lines are broken.
    /// A sentence that names a tag is none.</summary>
    private static bool IsMarkup(string text) => FirstTag().IsMatch(text) && text.Contains('>');

    [GeneratedRegex("""
        ^\s{0,1000}<(?:
            (?:p|div|h[1-6]|ul|ol|li|table|article|section|span|strong|b|em|i|a|blockquote|figure|center|font)(?:\s[^<>]{0,1000})?>
                (?s:.{0,100000}?)</[a-z]
          | (?:br|img|hr)(?:\s[^<>]{0,2000})?/?>)
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex FirstTag();
}
