using System.Text.RegularExpressions;

namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>Reads the comment in which a browser says where it saved a page from.</summary>
internal static partial class SavedPage
{
    // Browsers write it before the root or right behind its tag.
    private const int HeadLength = 4_000;

    /// <summary>The address of the page; null when no comment states it.</summary>
    public static Uri? Address(string html) =>
        Comment().Match(html, 0, Math.Min(html.Length, HeadLength)) is { Success: true } match
            ? TextFields.Link(match.Groups["address"].Value)
            : null;

    // "saved from url=(0029)https://…" with the address's length; SingleFile has a line "url: https://…".
    [GeneratedRegex("""
        <!--[^>]{0,300}?(?:saved\sfrom\surl=\(\d{1,6}\)|saved\swith\sSingleFile\s{1,20}url:\s{1,10})(?<address>https?://[^\s<>]{1,2000})
        """, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Comment();
}
