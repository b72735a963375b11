using System.Net;
using System.Text.RegularExpressions;

namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>The plain text of HTML that stands inside another format: a title, a name. The text of an article is read by
/// <see cref="HtmlFragment"/>.</summary>
internal static partial class HtmlText
{
    /// <summary>What stands between two paragraphs.</summary>
    public const string ParagraphBreak = "\n\n";

    /// <summary>The text of a string that may hold markup or entities, in paragraphs.</summary>
    public static string OfFragment(string value)
    {
        if (!value.Contains('<'))
        {
            return Tidy(value.Contains('&') ? DecodedAgain(WebUtility.HtmlDecode(value)) : value);
        }

        if (!HasTag(value))
        {
            return Tidy(WebUtility.HtmlDecode(value));
        }

        return HtmlTree.Parse(value, ArticleLimits.Default.MaxHtmlDepth, out _, out _) is { } tree
            ? string.Join(ParagraphBreak, HtmlBlocks.Of(tree.Body, HtmlVisibility.IsHidden).Select(block => block.Text))
            : Tidy(WebUtility.HtmlDecode(WithoutTags(value)));
    }

    /// <summary>Whether a tag stands in the text.</summary>
    public static bool HasTag(string value) => Tag().IsMatch(value);

    /// <summary>"don&amp;#8217;t", which is left of a text that was escaped twice, as it was meant; what is no reference stays.</summary>
    public static string DecodedAgain(string value) => Reference().Replace(value, reference => WebUtility.HtmlDecode(reference.Value));

    /// <summary>Line ends of one kind, no invisible characters, no blanks around.</summary>
    public static string Tidy(string text) => Invisible.Strip(text.Replace("\r\n", "\n", StringComparison.Ordinal)).Trim();

    /// <summary>The text between the tags, for what is nested too deeply to be told apart.</summary>
    private static string WithoutTags(string html)
    {
        var text = new System.Text.StringBuilder();
        for (var at = 0; at < html.Length;)
        {
            var tag = html.IndexOf('<', at);
            var stop = tag < 0 ? html.Length : tag;
            text.Append(html, at, stop - at).Append(' ');
            var end = tag < 0 ? -1 : html.IndexOf('>', tag);
            at = end < 0 ? html.Length : end + 1;
        }

        return text.ToString();
    }

    [GeneratedRegex("""</?[A-Za-z][^<>]{0,2000}>""")]
    private static partial Regex Tag();

    // Not lt and gt: text that shows a tag shows it on purpose.
    [GeneratedRegex("""
        &(?:\#[0-9]{2,7}|\#[xX][0-9A-Fa-f]{2,6}|amp|nbsp|quot|apos|[lr][sd]quo|hellip|[nm]dash|szlig
          |[A-Za-z](?:acute|grave|uml|circ|cedil|tilde));
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Reference();
}
