namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>A node of a page's tree: an element or a run of text.</summary>
internal abstract class HtmlNode(HtmlElement? parent)
{
    public HtmlElement? Parent { get; } = parent;

    /// <summary>The next child of the same parent.</summary>
    public HtmlNode? Next { get; set; }
}

/// <summary>A run of text, entities decoded.</summary>
/// <param name="parent">What holds it.</param>
/// <param name="data">The characters; a slice of the page where it has no entities.</param>
/// <param name="link">The link it stands in. Told of the text and not by the tree, for sloppy pages end links across blocks.</param>
internal sealed class HtmlTextRun(HtmlElement? parent, ReadOnlyMemory<char> data, HtmlElement? link) : HtmlNode(parent)
{
    // Nobody writes a longer link: it was never closed, or it is wrapped around a story.
    private const int MaxLink = 600;

    public ReadOnlyMemory<char> Data { get; } = data;

    /// <summary>Whether it leads elsewhere; an anchor with a name only, or one around half the page, does not.</summary>
    public bool IsLink => link is { LinkedLength: <= MaxLink };
}

/// <summary>An element with those of its attributes that are looked at (<see cref="HtmlTokenizer"/>).</summary>
/// <param name="name">The local name in lower case.</param>
/// <param name="parent">What holds it; null for the root.</param>
/// <param name="index">Its place among all elements of the page in document order; a parent's is less than its children's.</param>
/// <param name="attributes">Its attributes, each name once.</param>
internal sealed class HtmlElement(string name, HtmlElement? parent, int index, IReadOnlyList<(string Name, string Value)> attributes)
    : HtmlNode(parent)
{
    public string Name { get; } = name;

    public int Index { get; } = index;

    /// <summary>The root's is 1.</summary>
    public int Depth { get; } = (parent?.Depth ?? 0) + 1;

    public IReadOnlyList<(string Name, string Value)> Attributes { get; } = attributes;

    public HtmlNode? FirstChild { get; private set; }

    /// <summary>Of a link, how many characters stand in it.</summary>
    public int LinkedLength { get; set; }

    private HtmlNode? LastChild { get; set; }

    public string? Attribute(string name)
    {
        foreach (var attribute in Attributes)
        {
            if (attribute.Name == name)
            {
                return attribute.Value;
            }
        }

        return null;
    }

    public void Append(HtmlNode child)
    {
        if (LastChild is null)
        {
            FirstChild = child;
        }
        else
        {
            LastChild.Next = child;
        }

        LastChild = child;
    }

    /// <summary>The text inside, up to about <paramref name="most"/> characters; scripts' too, as the DOM's textContent.</summary>
    public string TextContent(int most)
    {
        var text = new System.Text.StringBuilder();
        Collect(this);
        return text.ToString();

        void Collect(HtmlElement element)
        {
            for (var child = element.FirstChild; child is not null && text.Length < most; child = child.Next)
            {
                if (child is HtmlTextRun run)
                {
                    text.Append(run.Data.Span[..Math.Min(run.Data.Length, most - text.Length)]);
                }
                else
                {
                    Collect((HtmlElement)child);
                }
            }
        }
    }
}
