using System.Net;
using System.Text.RegularExpressions;

namespace Pipeline.Core.Articles.Readers;

/// <summary>The plain text of HTML that stands inside another format.</summary>
internal static partial class HtmlText
{
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

        return HtmlTree.Parse(value, ArticleLimits.Default.MaxHtmlDepth, out _, out _) is { } tree
            ? string.Join("\n\n", HtmlBlocks.Of(tree.Body, leaveOut: null).Select(block => block.Text))
            : Tidy(WebUtility.HtmlDecode(WithoutTags(value)));
    }

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

    private static string Tidy(string text) => Invisible.Strip(text.Replace("\r\n", "\n", StringComparison.Ordinal)).Trim();

    [GeneratedRegex("""</?[A-Za-z][^<>]{0,2000}>""")]
    private static partial Regex Tag();
}
