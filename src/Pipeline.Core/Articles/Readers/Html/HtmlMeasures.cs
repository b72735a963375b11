namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>How much prose each element of a page holds, counted once, in time that grows with the page.</summary>
internal sealed class HtmlMeasures
{
    // A paragraph of prose: long enough for a sentence, and not mostly links.
    private const int MinProse = 40;
    private const double MaxLinkDensity = 0.4;

    private readonly int[] prose;
    private readonly int shown;
    private readonly int[] lengths;
    private readonly bool[] inArticle;
    private readonly bool[] hasHeadline;
    private readonly bool[] hasOther;
    private readonly PageWord[] kinds;
    private readonly bool[] isText;
    private readonly Dictionary<string, int> proseOfClass = new(StringComparer.Ordinal);

    public HtmlMeasures(HtmlTree tree, string? title)
    {
        var count = tree.Elements.Count;
        (prose, lengths, inArticle, hasHeadline) = (new int[count], new int[count], new bool[count], new bool[count]);
        hasOther = new bool[count];
        (kinds, isText) = (new PageWord[count], new bool[count]);
        ReadNames(tree);
        var blocks = HtmlBlocks.Of(tree.Body, leaveOut: null);
        var heading = Heading(blocks, title);
        foreach (var block in blocks)
        {
            hasHeadline[block.Container.Index] |= ReferenceEquals(block, heading);
            hasOther[block.Container.Index] |= block.Container.Name == "h1" && !ReferenceEquals(block, heading);
            if (IsProse(block))
            {
                prose[block.Container.Index] += block.Text.Length;
            }
        }

        // A parent comes before its children: forwards what it is told reaches them, backwards what they hold reaches it.
        var (apart, aside) = (new bool[count], new bool[count]);
        foreach (var element in tree.Elements)
        {
            var parent = element.Parent?.Index ?? 0;
            inArticle[element.Index] = element.Name is "article" or "main" || inArticle[parent];
            apart[element.Index] = apart[parent] || element.Name is "nav" or "footer" or "noscript" || HtmlVisibility.IsHidden(element);
            lengths[element.Index] = OwnLength(element);
            shown += apart[element.Index] ? 0 : prose[element.Index];
            aside[element.Index] = aside[parent] || kinds[element.Index] is PageWord.Readers or PageWord.Notice;
            Total += apart[element.Index] || aside[element.Index] ? 0 : prose[element.Index];
        }

        for (var i = count - 1; i > 0; i--)
        {
            var element = tree.Elements[i];
            var parent = element.Parent!.Index;
            prose[parent] += prose[i];
            lengths[parent] += lengths[i];
            hasHeadline[parent] |= hasHeadline[i];
            hasOther[parent] |= hasOther[i];
            if (prose[i] > 0 && element.Attribute("class") is { Length: > 0 } names)
            {
                proseOfClass[names] = proseOfClass.GetValueOrDefault(names) + prose[i];
            }
        }

        Headline = heading?.Container;
    }

    /// <summary>Characters of prose that the page shows outside navigation, footer, notices and readers' comments.</summary>
    public int Total { get; }

    /// <summary>The page's headline; null when it has none.</summary>
    public HtmlElement? Headline { get; }

    /// <summary>Whether a block is prose.</summary>
    public static bool IsProse(HtmlBlock block) =>
        !block.IsHeading && block.Weight >= MinProse && block.LinkDensity <= MaxLinkDensity;

    /// <summary>What the element's names say.</summary>
    public PageWord KindOf(HtmlElement element) => kinds[element.Index];

    /// <summary>Whether its names call it the text.</summary>
    public bool IsText(HtmlElement element) => isText[element.Index];

    /// <summary>The element's share of the page's prose, 0 to 1.</summary>
    public double Share(HtmlElement element) => ShareOf(prose[element.Index]);

    /// <summary>The share of all elements with the same class: a story may be cut into many.</summary>
    public double ShareOfClass(HtmlElement element) => element.Attribute("class") is { Length: > 0 } names
        ? Math.Max(Share(element), ShareOf(proseOfClass.GetValueOrDefault(names)))
        : Share(element);

    /// <summary>Characters of prose in the element.</summary>
    public int Prose(HtmlElement element) => prose[element.Index];

    /// <summary>Characters of text in the element.</summary>
    public int Length(HtmlElement element) => lengths[element.Index];

    /// <summary>Whether it stands in the page's article or main part.</summary>
    public bool IsInArticle(HtmlElement element) => inArticle[element.Index];

    /// <summary>Whether the page's headline stands in it.</summary>
    public bool HasHeadline(HtmlElement element) => hasHeadline[element.Index];

    /// <summary>Reads each name once: pages repeat theirs by the thousand.</summary>
    private void ReadNames(HtmlTree tree)
    {
        var known = new Dictionary<(string? Classes, string? Id), (PageWord Kind, bool IsText)>();
        foreach (var element in tree.Elements)
        {
            if (element.Attributes.Count == 0)
            {
                continue;
            }

            var names = (element.Attribute("class"), element.Attribute("id"));
            if (!known.TryGetValue(names, out var found))
            {
                known[names] = found = (PageWords.KindOf(names.Item1, names.Item2), PageWords.IsText(names.Item1, names.Item2));
            }

            (kinds[element.Index], isText[element.Index]) = found;
        }
    }

    private static int OwnLength(HtmlElement element)
    {
        var length = 0;
        for (var child = element.FirstChild; child is not null && element.Name is not ("script" or "style"); child = child.Next)
        {
            length += child is HtmlTextRun run ? run.Data.Length : 0;
        }

        return length;
    }

    /// <summary>Whether the headline of another story stands in it.</summary>
    public bool HasOtherHeadline(HtmlElement element) => hasOther[element.Index];

    private double ShareOf(int characters) => shown == 0 ? characters > 0 ? 1 : 0 : Math.Min(1.0, (double)characters / shown);

    private static HtmlBlock? Heading(IReadOnlyList<HtmlBlock> blocks, string? title)
    {
        var headings = blocks.Where(block => block.IsHeading);
        return (title is null ? null : headings.FirstOrDefault(block => TextFields.SameWords(block.Text, title)))
            ?? headings.FirstOrDefault(block => block.Container.Name == "h1");
    }
}
