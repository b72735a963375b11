namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>Reads all text of an HTML document in its order, as letters are written: no navigation stands around their text, so no main
/// block is chosen.</summary>
internal static class HtmlLetter
{
    /// <summary>The paragraphs that a reader of the letter sees; empty when there are none, null when the markup is too deep or too
    /// large to be read.</summary>
    /// <param name="html">The document or a fragment.</param>
    /// <param name="maxDepth">How deep elements may be nested.</param>
    /// <param name="leaveOut">What else is left out besides hidden elements: a quoted letter, a signature; null for nothing.</param>
    public static string? Text(string html, int maxDepth, Predicate<HtmlElement>? leaveOut = null) =>
        HtmlTree.Parse(html, maxDepth, out _, out _) is { } tree
            ? string.Join(HtmlText.ParagraphBreak, HtmlBlocks.Of(
                tree.Body, element => HtmlVisibility.IsHidden(element) || leaveOut?.Invoke(element) == true).Select(block => block.Text))
            : null;
}
