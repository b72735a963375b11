using System.Text;

namespace Pipeline.Core.Articles.Readers;

/// <summary>One paragraph, heading, list item or cell of a page, in reading order.</summary>
/// <param name="Text">Its text on one line, save for <c>br</c> and <c>pre</c>; never empty.</param>
/// <param name="LinkLength">How many characters of it are link text.</param>
/// <param name="Container">The block element that holds it: the <c>p</c>, <c>li</c>, <c>div</c> …</param>
/// <param name="IsHeading">Whether it is <c>h1</c> to <c>h6</c>.</param>
internal sealed record HtmlBlock(string Text, int LinkLength, HtmlElement Container, bool IsHeading)
{
    /// <summary>The share of link text, 0 to 1.</summary>
    public double LinkDensity => Math.Min(1.0, (double)LinkLength / Text.Length);
}

/// <summary>Reads an element tree as a sequence of text blocks.</summary>
/// <remarks>Recursive: the depth limit of <see cref="HtmlTree"/> bounds the stack.</remarks>
internal sealed class HtmlBlocks
{
    // Figures go with their captions: a caption says who took the picture and often belongs to another story ("file photo").
    private static readonly HashSet<string> Unread = new(StringComparer.Ordinal)
    {
        "script", "style", "noscript", "template", "nav", "aside", "footer", "form", "iframe", "object", "embed", "svg", "math", "canvas",
        "audio", "video", "figure", "figcaption", "button", "select", "textarea", "input", "dialog", "head", "title", "meta", "link",
        "datalist", "map",
    };

    private static readonly HashSet<string> BlockElements = new(StringComparer.Ordinal)
    {
        "p", "div", "section", "article", "main", "header", "body", "html", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl",
        "dt", "dd", "table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "blockquote", "pre", "address", "hr", "center",
        "details", "summary", "fieldset", "hgroup", "menu", "search",
    };

    private readonly List<HtmlBlock> blocks = [];
    private readonly StringBuilder text = new();
    private readonly Func<HtmlElement, bool>? leaveOut;
    private HtmlElement container;
    private int linkLength;
    private int preformatted;
    private bool gap;

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
                case HtmlElement element when !Unread.Contains(element.Name) && !IsHidden(element) && leaveOut?.Invoke(element) != true:
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
            case var name when BlockElements.Contains(name):
                EndBlock();
                var outer = container;
                container = element;
                preformatted += name == "pre" ? 1 : 0;
                Children(element);
                EndBlock();
                preformatted -= name == "pre" ? 1 : 0;
                container = outer;
                break;
            default:
                Children(element);
                break;
        }
    }

    private static bool IsHidden(HtmlElement element)
    {
        if (element.Attributes.Count == 0)
        {
            return false;
        }

        return element.Attribute("hidden") is not null || element.Attribute("aria-hidden") == "true"
            || element.Attribute("style") is { Length: < 1_000 } style
                && style.Replace(" ", "", StringComparison.Ordinal) is var rules
                && (rules.Contains("display:none", StringComparison.OrdinalIgnoreCase)
                    || rules.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase));
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

            if (gap && text.Length > 0 && text[^1] != '\n')
            {
                text.Append(' ');
            }

            gap = false;
            text.Append(character);
            linkLength += run.IsLink ? 1 : 0;
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
    }
}
