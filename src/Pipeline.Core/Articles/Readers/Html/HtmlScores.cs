using System.Buffers;

namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>How much of a page's prose each element holds.</summary>
/// <remarks>
/// The scoring goes back to Arc90's Readability (2009): each paragraph gives what holds it a point, one per comma and one per hundred
/// characters up to three, less its share of link text; what holds that gets half, and the next two a sixth and a ninth. A paragraph of
/// 250 characters with two commas and no link is worth 1 + 2 + 2.5 = 5.5. Lists, quotes, cells of a table and wrappers around one paragraph
/// hold nothing of their own: their parent does.
/// </remarks>
internal sealed class HtmlScores
{
    private const int MinParagraph = 25;

    // A cell with a paragraph lays out a page.
    private const int MinCell = 80;

    // What the page calls its text is worth this much more.
    private const double TextBonus = 1.25;

    private const int MaxNames = 500;

    private static readonly double[] Shares = [1, 1 / 2.0, 1 / 6.0, 1 / 9.0];

    private static readonly SearchValues<char> Commas = SearchValues.Create(",،、，");

    private readonly HtmlTree tree;
    private readonly IReadOnlyList<HtmlBlock> blocks;
    private readonly HtmlMeasures measures;
    private readonly int[] lengths;
    private readonly int[] links;
    private readonly double[] scores;

    /// <summary>Scores the elements of <paramref name="tree"/> by the blocks that are left of it.</summary>
    public HtmlScores(HtmlTree tree, IReadOnlyList<HtmlBlock> blocks, HtmlMeasures measures)
    {
        (this.tree, this.blocks, this.measures) = (tree, blocks, measures);
        var count = tree.Elements.Count;
        (lengths, links, scores) = (new int[count], new int[count], new double[count]);
        Score();
    }

    /// <summary>The score of an element; 0 when it holds no paragraph.</summary>
    public double this[HtmlElement element] => scores[element.Index];

    /// <summary>How many characters of the blocks stand in an element.</summary>
    public int Length(HtmlElement element) => lengths[element.Index];

    /// <summary>Which share of them is links, 0 to 1.</summary>
    public double LinkDensity(HtmlElement element) =>
        lengths[element.Index] == 0 ? 0 : Math.Min(1.0, (double)links[element.Index] / lengths[element.Index]);

    /// <summary>The element's class and id without numbers: "part-1" and "part-2" are one name.</summary>
    public static string? Names(HtmlElement element)
    {
        if (element.Attributes.Count == 0)
        {
            return null;
        }

        var names = element.Attribute("class") + "#" + element.Attribute("id");
        return names.Length is 1 or > MaxNames ? null : string.Concat(names.Where(character => !char.IsAsciiDigit(character)));
    }

    private void Score()
    {
        foreach (var block in blocks)
        {
            lengths[block.Container.Index] += block.Text.Length;
            links[block.Container.Index] += block.LinkLength;
        }

        for (var i = tree.Elements.Count - 1; i > 0; i--)
        {
            var parent = tree.Elements[i].Parent!.Index;
            lengths[parent] += lengths[i];
            links[parent] += links[i];
        }

        var holders = Holders();
        foreach (var block in blocks)
        {
            if (block.Weight < MinParagraph || block.IsHeading)
            {
                continue;
            }

            var score = (1 + Count(block.Text) + Math.Min(block.Weight / 100.0, 3)) * (1 - block.LinkDensity);
            var holder = holders[block.Container.Index];
            for (var step = 0; step < Shares.Length && holder is not null; step++)
            {
                scores[holder.Index] += score * Shares[step];
                holder = holder.Parent is { } parent ? holders[parent.Index] : null;
            }
        }

        foreach (var element in tree.Elements)
        {
            if (scores[element.Index] > 0)
            {
                scores[element.Index] *= (1 - LinkDensity(element))
                    * (element.Name is "article" or "main" || measures.IsText(element) ? TextBonus : 1);
            }
        }
    }

    /// <summary>Per element, what holds a paragraph that stands in it.</summary>
    private HtmlElement[] Holders()
    {
        var counts = new int[tree.Elements.Count];
        foreach (var block in blocks)
        {
            counts[block.Container.Index]++;
        }

        for (var i = tree.Elements.Count - 1; i > 0; i--)
        {
            counts[tree.Elements[i].Parent!.Index] += counts[i];
        }

        var alike = Alike(counts);
        var holders = new HtmlElement[tree.Elements.Count];
        foreach (var element in tree.Elements)
        {
            var isPart = IsInText(element.Name) && !(element.Name is "td" or "th" && lengths[element.Index] >= MinCell)
                || counts[element.Index] <= 1
                    && (alike[element.Index] || Names(element) is null || counts[element.Parent?.Index ?? 0] == counts[element.Index]);
            holders[element.Index] = element.Parent is { } parent && isPart ? holders[parent.Index] : element;
        }

        return holders;
    }

    /// <summary>Per element, whether a sibling with text has its name: each holds a paragraph of one story. What has a name of its own is
    /// a column.</summary>
    private bool[] Alike(int[] counts)
    {
        var alike = new bool[tree.Elements.Count];
        var first = new Dictionary<(int Parent, string Names), int>();
        foreach (var element in tree.Elements)
        {
            if (counts[element.Index] > 0 && element.Parent is { } parent && Names(element) is { } names
                && !first.TryAdd((parent.Index, names), element.Index))
            {
                alike[element.Index] = alike[first[(parent.Index, names)]] = true;
            }
        }

        return alike;
    }

    private static bool IsInText(string name) => name is "p" or "li" or "ul" or "ol" or "dl" or "dd" or "dt" or "blockquote" or "pre"
        or "table" or "thead" or "tbody" or "tfoot" or "tr" or "td" or "th" or "figure" or "details" or "summary" or "address" or "center"
        or "hgroup" or ['h', >= '1' and <= '6'] || !HtmlNames.Blocks.Contains(name);

    private static int Count(string text)
    {
        var commas = 0;
        for (var rest = text.AsSpan(); rest.IndexOfAny(Commas) is var at and >= 0; rest = rest[(at + 1)..])
        {
            commas++;
        }

        return commas;
    }
}
