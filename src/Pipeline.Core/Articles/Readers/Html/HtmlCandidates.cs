using System.Buffers;

namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>Finds the elements of a page that hold its text.</summary>
/// <remarks>
/// The scoring goes back to Arc90's Readability (2009): each paragraph gives what holds it a point, one per comma and one per hundred
/// characters up to three, less its share of link text; what holds that gets half, and the next two a sixth and a ninth. A paragraph of
/// 250 characters with two commas and no link is worth 1 + 2 + 2.5 = 5.5. Lists, quotes, cells of a table and wrappers around one paragraph
/// hold nothing of their own: their parent does. What the page itself marks goes first: <c>itemprop="articleBody"</c>, then the
/// <c>article</c> around the best element.
/// </remarks>
internal sealed class HtmlCandidates
{
    private const int MinParagraph = 25;

    // A cell with a paragraph lays out a page.
    private const int MinCell = 80;

    // A sibling that is called the text, or that has no name as the best has none, joins it from this share of its score.
    private const double SiblingShare = 0.2;

    // A sibling of prose is at least this long and this free of links.
    private const int MinSibling = 80;
    private const double MaxSiblingLinks = 0.25;

    // A second story is no teaser from this share of the first one's score on.
    private const double ArticleShare = 0.4;

    // A short block goes on with the text where it stands beside it, or beside what holds it.
    private const int MaxNear = 2;

    // How far up from the best element its siblings are looked for.
    private const int MaxClimb = 4;

    // What the page calls its text is worth this much more.
    private const double TextBonus = 1.25;

    // What the page marks as its text is it from a third of the best element's length on; less is a teaser's mark.
    private const int MarkedShare = 3;

    private const int MaxNames = 500;

    private static readonly double[] Shares = [1, 1 / 2.0, 1 / 6.0, 1 / 9.0];

    private static readonly SearchValues<char> Commas = SearchValues.Create(",،、，");

    private readonly HtmlTree tree;
    private readonly IReadOnlyList<HtmlBlock> blocks;
    private readonly HtmlMeasures measures;
    private readonly HtmlBoilerplate boilerplate;
    private readonly HtmlNeighbours neighbours;
    private readonly int[] lengths;
    private readonly int[] links;
    private readonly double[] scores;

    private HtmlCandidates(HtmlTree tree, IReadOnlyList<HtmlBlock> blocks, HtmlMeasures measures, HtmlBoilerplate boilerplate)
    {
        (this.tree, this.blocks, this.measures, this.boilerplate) = (tree, blocks, measures, boilerplate);
        var count = tree.Elements.Count;
        (lengths, links, scores) = (new int[count], new int[count], new double[count]);
        neighbours = new HtmlNeighbours(tree, blocks);
        Score();
    }

    /// <summary>Those of <paramref name="blocks"/> that stand in the text.</summary>
    public static IReadOnlyList<HtmlBlock> Choose(
        HtmlTree tree, IReadOnlyList<HtmlBlock> blocks, HtmlMeasures measures, HtmlBoilerplate boilerplate)
    {
        var candidates = new HtmlCandidates(tree, blocks, measures, boilerplate);
        var roots = candidates.Roots();
        var within = candidates.Within(roots);
        var around = roots.Where(root => !measures.HasHeadline(root)).Select(root => root.Parent).OfType<HtmlElement>().ToHashSet();
        return
        [
            .. blocks.Where(block => within[block.Container.Index]
                || around.Contains(block.Container) && HtmlNeighbours.IsLoose(block)),
        ];
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

    /// <summary>The elements whose blocks are the article; empty for all of the page.</summary>
    private HashSet<HtmlElement> Roots()
    {
        var best = OfHeadline(tree.Elements.MaxBy(element => scores[element.Index])!);
        if (scores[best.Index] <= 0)
        {
            return [];
        }

        var marked = tree.Elements.Where(IsArticleBody).ToHashSet();
        if (marked.Count > 0 && LengthWithin(marked) is var length and > 0 && length * MarkedShare >= lengths[best.Index])
        {
            return marked;
        }

        if (Ancestors(best).FirstOrDefault(element => element.Name == "article") is { } inner)
        {
            // A part of a story may be an article in it; the headline stands in the whole.
            var article = measures.HasHeadline(inner) ? inner
                : Ancestors(inner).LastOrDefault(element => element.Name == "article" && measures.HasHeadline(element)) ?? inner;
            return WithSiblings(article, climb: 1);
        }

        return WithSiblings(best, MaxClimb);
    }

    /// <summary>Of several stories on a page, each as the others, that below the page's headline; else <paramref name="best"/>.</summary>
    private HtmlElement OfHeadline(HtmlElement best)
    {
        if (measures.Headline is not { } headline || scores[best.Index] <= 0)
        {
            return best;
        }

        var above = Ancestors(headline).ToHashSet();
        var own = Ancestors(best).TakeWhile(element => !above.Contains(element)).LastOrDefault();
        var other = own?.Parent is { } common
            ? Ancestors(headline).TakeWhile(element => !ReferenceEquals(element, common)).LastOrDefault()
            : null;
        if (own is null || other is null || !IsLike(own, other) || !measures.HasOtherHeadline(own))
        {
            return best;
        }

        var within = Within([other]);
        var better = tree.Elements.Where(element => within[element.Index]).MaxBy(element => scores[element.Index]);
        return better is not null && scores[better.Index] > 0 ? better : best;
    }

    /// <summary>The element and what goes on with its text beside it.</summary>
    private HashSet<HtmlElement> WithSiblings(HtmlElement best, int climb)
    {
        var roots = new HashSet<HtmlElement> { best };
        var score = scores[best.Index];
        var near = MaxNear;
        for (var current = best; climb > 0 && current.Parent is { } parent; current = parent, climb--)
        {
            // Beside what holds the headline too, a column begins.
            var isNear = near > 0 && !measures.HasHeadline(current);
            for (var child = parent.FirstChild; child is not null; child = child.Next)
            {
                if (child is not HtmlElement sibling || ReferenceEquals(sibling, current))
                {
                    continue;
                }

                if (GoesOn(sibling, current, score, isNear))
                {
                    roots.Add(sibling);
                }

                // Behind what leads elsewhere the text does not go on.
                isNear &= sibling.Index < current.Index || !Leads(sibling);
            }

            // What stands around a wrapper stands beside the text still.
            near -= lengths[parent.Index] > lengths[current.Index] ? 1 : 0;
        }

        return roots;
    }

    private bool Leads(HtmlElement sibling) => measures.KindOf(sibling) == PageWord.Readers && boilerplate.IsMatch(sibling)
        || lengths[sibling.Index] > 0 && (neighbours.Leads(sibling) || LinkDensity(sibling) > MaxSiblingLinks);

    private bool GoesOn(HtmlElement sibling, HtmlElement current, double score, bool isNear)
    {
        var tells = neighbours.Tells(sibling);
        if (!tells && (lengths[sibling.Index] < MinSibling || measures.Prose(sibling) == 0) || LinkDensity(sibling) > MaxSiblingLinks
            || measures.HasOtherHeadline(sibling) && !measures.HasHeadline(sibling)
            || sibling.Name is "td" or "th" or "nav" or "aside" or "footer" or "form" || boilerplate.IsMatch(sibling))
        {
            return false;
        }

        var (names, own) = (Names(sibling), Names(current));
        if (sibling.Name == "p")
        {
            return true;
        }

        if (names is not null && names == own && sibling.Name == current.Name
            || tells && names is not null && !measures.HasHeadline(current) && IsLike(sibling, current))
        {
            return true;
        }

        // What leads in stands below the headline, or with it.
        if (sibling.Index < current.Index
            && (measures.HasHeadline(sibling) || measures.Headline is { } headline && sibling.Index > headline.Index))
        {
            return true;
        }

        if (current.Name == "article")
        {
            // Of stories that stand below each other with none above them, none is the page's.
            return sibling.Name == "article" && !measures.HasHeadline(current) && !neighbours.Leads(sibling)
                && scores[sibling.Index] >= score * ArticleShare;
        }

        var isBelow = measures.Headline is not { } top || sibling.Index > top.Index;
        return tells && isNear && isBelow && !neighbours.HasHeading(sibling) && lengths[sibling.Index] <= lengths[current.Index]
            || scores[sibling.Index] >= score * SiblingShare
            && (measures.IsText(sibling) || names is null && own is null && current.Parent?.Parent is not null);
    }

    /// <summary>Whether two elements have a class in common, or no class at all: "story active" is a story too.</summary>
    private static bool IsLike(HtmlElement left, HtmlElement right) => left.Name == right.Name
        && (Names(left) == Names(right) || Classes(left).Intersect(Classes(right), StringComparer.Ordinal).Any());

    private static string[] Classes(HtmlElement element) => element.Attribute("class") is { Length: <= MaxNames } classes
        ? classes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        : [];

    /// <summary>The element's class and id without numbers: "part-1" and "part-2" are one name.</summary>
    private static string? Names(HtmlElement element)
    {
        if (element.Attributes.Count == 0)
        {
            return null;
        }

        var names = element.Attribute("class") + "#" + element.Attribute("id");
        return names.Length is 1 or > MaxNames ? null : string.Concat(names.Where(character => !char.IsAsciiDigit(character)));
    }

    private static bool IsArticleBody(HtmlElement element) =>
        element.Attributes.Count > 0 && element.Attribute("itemprop") is { } property
        && property.Contains("articleBody", StringComparison.OrdinalIgnoreCase);

    private double LinkDensity(HtmlElement element) =>
        lengths[element.Index] == 0 ? 0 : Math.Min(1.0, (double)links[element.Index] / lengths[element.Index]);

    private int LengthWithin(HashSet<HtmlElement> roots)
    {
        var within = Within(roots);
        return blocks.Where(block => within[block.Container.Index]).Sum(block => block.Text.Length);
    }

    /// <summary>Per element, whether it stands in one of <paramref name="roots"/>; in one pass, since each element comes after its
    /// parent.</summary>
    private bool[] Within(HashSet<HtmlElement> roots)
    {
        var within = new bool[tree.Elements.Count];
        foreach (var element in tree.Elements)
        {
            within[element.Index] = roots.Count == 0 || element.Parent is { } parent && within[parent.Index] || roots.Contains(element);
        }

        return within;
    }

    private static int Count(string text)
    {
        var commas = 0;
        for (var rest = text.AsSpan(); rest.IndexOfAny(Commas) is var at and >= 0; rest = rest[(at + 1)..])
        {
            commas++;
        }

        return commas;
    }

    private static IEnumerable<HtmlElement> Ancestors(HtmlElement element)
    {
        for (var current = element; current is not null; current = current.Parent)
        {
            yield return current;
        }
    }
}
