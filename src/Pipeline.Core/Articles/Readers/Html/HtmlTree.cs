namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>A page or fragment as a tree, in time and memory that grow with its length alone.</summary>
/// <param name="body">The root.</param>
/// <param name="elements">All elements in document order.</param>
internal sealed class HtmlTree(HtmlElement body, IReadOnlyList<HtmlElement> elements)
{
    /// <summary>The root: what the page shows, and its head's elements before that.</summary>
    public HtmlElement Body { get; } = body;

    /// <summary>All elements in document order, each at its <see cref="HtmlElement.Index"/>.</summary>
    public IReadOnlyList<HtmlElement> Elements { get; } = elements;

    /// <summary>The tree of <paramref name="html"/>; null with what is wrong and where when it is nested deeper than
    /// <paramref name="maxDepth"/> levels or has too many elements.</summary>
    public static HtmlTree? Parse(string html, int maxDepth, out string fault, out int place)
    {
        var builder = new HtmlTreeBuilder(maxDepth, IsXml(html));
        var tokens = new HtmlTokenizer(html);
        (fault, place) = ("", 0);
        while (tokens.Read())
        {
            builder.Add(ref tokens);
            if (builder.Fault is { } found)
            {
                (fault, place) = (found, tokens.Start);
                return null;
            }
        }

        return builder.Tree;
    }

    /// <summary>Whether the page begins as XHTML does: with an XML declaration, or with that namespace on its root.</summary>
    private static bool IsXml(string html)
    {
        const int headLength = 2_000;
        var head = html.AsSpan(0, Math.Min(html.Length, headLength)).TrimStart();
        var root = head.IndexOf("<html", StringComparison.OrdinalIgnoreCase);
        var end = root < 0 ? -1 : head[root..].IndexOf('>');
        return head.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase)
            || end > 0 && head.Slice(root, end).Contains("http://www.w3.org/1999/xhtml", StringComparison.OrdinalIgnoreCase);
    }
}
