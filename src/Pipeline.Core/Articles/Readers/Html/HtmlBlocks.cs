using System.Text;

namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>One paragraph, heading, list item or cell of a page, in reading order.</summary>
/// <param name="Text">Its text on one line, save for <c>br</c> and <c>pre</c>; never empty.</param>
/// <param name="LinkLength">How many characters of it are link text.</param>
/// <param name="Container">The block element that holds it: the <c>p</c>, <c>li</c>, <c>div</c> …</param>
/// <param name="IsHeading">Whether it is <c>h1</c> to <c>h6</c>.</param>
internal sealed record HtmlBlock(string Text, int LinkLength, HtmlElement Container, bool IsHeading)
{
    /// <summary>Its length in letters of an alphabet: a sign for a word or a syllable says as much as three.</summary>
    public int Weight { get; } = Text.Length + 2 * Signs(Text);

    /// <summary>The share of link text, 0 to 1.</summary>
    public double LinkDensity => Math.Min(1.0, (double)LinkLength / Text.Length);

    private static int Signs(string text)
    {
        var signs = 0;
        foreach (var character in text)
        {
            signs += character is >= '\u3040' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7A3' or >= '\u0E00' and <= '\u0E7F' ? 1 : 0;
        }

        return signs;
    }
}

/// <summary>Reads an element tree as a sequence of text blocks.</summary>
/// <remarks>Recursive: the depth limit of <see cref="HtmlTree"/> bounds the stack.</remarks>
internal sealed class HtmlBlocks
{
    // A caption says who took the picture and often belongs to another story ("file photo"); a figure may hold a table or a quote.
    private static readonly HashSet<string> Unread = new(StringComparer.Ordinal)
    {
        "script", "style", "template", "iframe", "object", "embed", "svg", "math", "canvas", "audio", "video", "figcaption", "button",
        "select", "textarea", "input", "head", "title", "meta", "link", "datalist", "map", "noembed", "noframes",
    };

    private static readonly HashSet<string> BlockElements = new(StringComparer.Ordinal)
    {
        "p", "div", "section", "article", "main", "header", "body", "html", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl",
        "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "blockquote", "pre", "address", "hr", "center",
        "details", "summary", "fieldset", "hgroup", "menu", "search", "nav", "aside", "footer", "form", "figure", "dialog", "noscript",
    };

    // What a row of a table holds when it is data: some cells with a few words each.
    private const int MaxRow = 400;
    private const int MaxRowNodes = 100;

    private readonly List<HtmlBlock> blocks = [];
    private readonly StringBuilder text = new();
    private readonly Func<HtmlElement, bool>? leaveOut;
    private HtmlElement container;
    private int linkLength;
    private int preformatted;
    private int rows;
    private bool gap;
    private bool cell;
    private bool inLink;

    private HtmlBlocks(HtmlElement root, Func<HtmlElement, bool>? leaveOut)
    {
        container = root;
        this.leaveOut = leaveOut;
    }

    /// <summary>The blocks under <paramref name="root"/>; elements for which <paramref name="leaveOut"/> says yes are not
    /// entered.</summary>
    public static IReadOnlyList<HtmlBlock> Of(HtmlElement root, Func<HtmlElement, bool>? leaveOut)
    {
        var reading = new HtmlBlocks(root, leaveOut);
        reading.Children(root);
        reading.EndBlock();
        return reading.blocks;
    }

    private void Children(HtmlElement parent)
    {
        for (var child = parent.FirstChild; child is not null; child = child.Next)
        {
            switch (child)
            {
                case HtmlTextRun run:
                    Append(run);
                    break;
                case HtmlElement element when !Unread.Contains(element.Name) && leaveOut?.Invoke(element) != true:
                    Element(element);
                    break;
            }
        }
    }

    private void Element(HtmlElement element)
    {
        switch (element.Name)
        {
            case "br":
                LineBreak();
                break;
            case var name when rows > 0 && BlockElements.Contains(name):
                gap = true;
                cell |= name is "td" or "th" && text.Length > 0;
                Children(element);
                gap = true;
                break;
            case var name when BlockElements.Contains(name):
                EndBlock();
                var outer = container;
                container = element;
                preformatted += name == "pre" ? 1 : 0;
                var isRow = name == "tr" && IsData(element);
                rows += isRow ? 1 : 0;
                Children(element);
                EndBlock();
                rows -= isRow ? 1 : 0;
                preformatted -= name == "pre" ? 1 : 0;
                container = outer;
                break;
            default:
                Children(element);
                break;
        }
    }

    /// <summary>Whether a row says one thing in several cells, which is lost when each is a line of its own; rows that lay out a page
    /// hold more.</summary>
    private static bool IsData(HtmlElement row)
    {
        var (cells, paragraphs, length, seen) = (0, 0, 0, 0);
        return Fits(row) && cells > 1;

        bool Fits(HtmlElement element)
        {
            for (var child = element.FirstChild; child is not null; child = child.Next)
            {
                if (++seen > MaxRowNodes)
                {
                    return false;
                }

                if (child is HtmlTextRun run)
                {
                    length += run.Data.Span.Trim().Length;
                    if (length > MaxRow)
                    {
                        return false;
                    }

                    continue;
                }

                var inner = (HtmlElement)child;
                if (inner.Name is "td" or "th")
                {
                    (cells, paragraphs) = (cells + 1, 0);
                }
                else if (BlockElements.Contains(inner.Name) && (inner.Name is not ("p" or "div") || ++paragraphs > 1))
                {
                    return false;
                }

                if (!Fits(inner))
                {
                    return false;
                }
            }

            return true;
        }
    }

    private void Append(HtmlTextRun run)
    {
        foreach (var character in run.Data.Span)
        {
            if (char.IsWhiteSpace(character))
            {
                if (preformatted > 0 && character == '\n')
                {
                    text.Append('\n');
                    continue;
                }

                gap = true;
                continue;
            }

            if (Invisible.Characters.Contains(character))
            {
                continue;
            }

            if (cell)
            {
                text.Append(" |");
                (cell, gap) = (false, true);
            }

            if (gap && text.Length > 0 && text[^1] != '\n')
            {
                text.Append(' ');
                // A link's blanks count as the block's do; a thousand links of one word each are nothing but links.
                linkLength += run.IsLink && inLink ? 1 : 0;
            }

            gap = false;
            text.Append(character);
            linkLength += run.IsLink ? 1 : 0;
            inLink = run.IsLink;
        }
    }

    /// <summary>One <c>br</c> is a line end, two are the end of a paragraph.</summary>
    private void LineBreak()
    {
        if (text.Length > 0 && text[^1] == '\n')
        {
            EndBlock();
        }
        else if (text.Length > 0)
        {
            text.Append('\n');
            gap = false;
        }
    }

    private void EndBlock()
    {
        var block = text.ToString().Trim();
        if (block.Length > 0)
        {
            blocks.Add(new HtmlBlock(block, linkLength, container, container.Name is ['h', >= '1' and <= '6']));
        }

        text.Clear();
        linkLength = 0;
        gap = false;
        cell = false;
    }
}
