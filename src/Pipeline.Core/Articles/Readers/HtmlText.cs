using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Pipeline.Core.Articles.Readers;

/// <summary>The one way HTML is parsed here, and the plain text of HTML that stands inside another format.</summary>
internal static partial class HtmlText
{
    // Only these are looked at. The rest is dropped while parsing, which also keeps a tag of a million attributes linear.
    private static readonly HashSet<string> Attributes = new(StringComparer.OrdinalIgnoreCase)
    {
        "class", "id", "itemprop", "property", "name", "content", "datetime", "rel", "href", "type", "role", "hidden", "aria-hidden",
        "style", "pubdate",
    };

    /// <summary>Parses a page. No script runs and nothing is fetched. Ask <see cref="HtmlNesting"/> first.</summary>
    public static IHtmlDocument Parse(string html, int maxDepth) => new HtmlParser(new HtmlParserOptions
    {
        MaximumDepth = maxDepth,
        SkipComments = true,
        DisableElementPositionTracking = true,
        ShouldEmitAttribute = static (ref _, name) => Attributes.Contains(name.ToString()),
    }).ParseDocument(html);

    /// <summary>The text of a string that may hold markup or entities, in paragraphs.</summary>
    public static string OfFragment(string value)
    {
        if (!value.Contains('<'))
        {
            return Tidy(value.Contains('&') ? WebUtility.HtmlDecode(value) : value);
        }

        if (!Tag().IsMatch(value))
        {
            return Tidy(WebUtility.HtmlDecode(value));
        }

        if (HtmlNesting.Find(value, ArticleLimits.Default.MaxHtmlDepth) >= 0)
        {
            return Tidy(WebUtility.HtmlDecode(HtmlNesting.WithoutTags(value)));
        }

        using var document = Parse(value, ArticleLimits.Default.MaxHtmlDepth);
        return document.Body is { } body ? string.Join("\n\n", HtmlBlocks.Of(body, leaveOut: null).Select(block => block.Text)) : "";
    }

    private static string Tidy(string text) => Invisible.Strip(text.Replace("\r\n", "\n", StringComparison.Ordinal)).Trim();

    [GeneratedRegex("""</?[A-Za-z][^<>]{0,2000}>""")]
    private static partial Regex Tag();
}
