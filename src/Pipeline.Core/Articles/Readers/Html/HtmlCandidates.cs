namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>Finds the elements of a page that hold its text.</summary>
/// <remarks>What the page itself marks goes first: <c>itemprop="articleBody"</c>, then the <c>article</c> around the element that holds the
/// best of the prose (<see cref="HtmlScores"/>), then that element, each with what goes on with its text beside it.</remarks>
internal sealed class HtmlCandidates
{
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

    // What the page marks as its text is it from a third of the best element's length on; less is a teaser's mark.
    private const int MarkedShare = 3;

    private const int MaxNames = 500;

    private readonly HtmlTree tree;
    private readonly IReadOnlyList<HtmlBlock> blocks;
    private readonly HtmlMeasures measures;
    private readonly HtmlBoilerplate boilerplate;
    private readonly HtmlNeighbours neighbours;
    private readonly HtmlScores scores;

    private HtmlCandidates(HtmlTree tree, IReadOnlyList<HtmlBlock> blocks, HtmlMeasures measures, HtmlBoilerplate boilerplate)
    {
        (this.tree, this.blocks, this.measures, this.boilerplate) = (tree, blocks, measures, boilerplate);
        scores = new HtmlScores(tree, blocks, measures);
        neighbours = new HtmlNeighbours(tree, blocks);
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

    /// <summary>The elements whose blocks are the article; empty for all of the page.</summary>
    private HashSet<HtmlElement> Roots()
    {
        var best = OfHeadline(tree.Elements.MaxBy(element => scores[element])!);
        if (scores[best] <= 0)
        {
            return [];
        }

        var marked = tree.Elements.Where(IsArticleBody).ToHashSet();
        if (marked.Count > 0 && LengthWithin(marked) is var length and > 0 && length * MarkedShare >= scores.Length(best))
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
        if (measures.Headline is not { } headline || scores[best] <= 0)
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
        var better = tree.Elements.Where(element => within[element.Index]).MaxBy(element => scores[element]);
        return better is not null && scores[better] > 0 ? better : best;
    }

    /// <summary>The element and what goes on with its text beside it.</summary>
    private HashSet<HtmlElement> WithSiblings(HtmlElement best, int climb)
    {
        var roots = new HashSet<HtmlElement> { best };
        var score = scores[best];
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
            near -= scores.Length(parent) > scores.Length(current) ? 1 : 0;
        }

        return roots;
    }

    private bool Leads(HtmlElement sibling) => measures.KindOf(sibling) == PageWord.Readers && boilerplate.IsMatch(sibling)
        || scores.Length(sibling) > 0 && (neighbours.Leads(sibling) || scores.LinkDensity(sibling) > MaxSiblingLinks);

    private bool GoesOn(HtmlElement sibling, HtmlElement current, double score, bool isNear)
    {
        var tells = neighbours.Tells(sibling);
        if (!tells && (scores.Length(sibling) < MinSibling || measures.Prose(sibling) == 0) || scores.LinkDensity(sibling) > MaxSiblingLinks
            || measures.HasOtherHeadline(sibling) && !measures.HasHeadline(sibling)
            || sibling.Name is "td" or "th" or "nav" or "aside" or "footer" or "form" || boilerplate.IsMatch(sibling))
        {
            return false;
        }

        var (names, own) = (HtmlScores.Names(sibling), HtmlScores.Names(current));
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
                && scores[sibling] >= score * ArticleShare;
        }

        var isBelow = measures.Headline is not { } top || sibling.Index > top.Index;
        return tells && isNear && isBelow && !neighbours.HasHeading(sibling) && scores.Length(sibling) <= scores.Length(current)
            || scores[sibling] >= score * SiblingShare
            && (measures.IsText(sibling) || names is null && own is null && current.Parent?.Parent is not null);
    }

    /// <summary>Whether two elements have a class in common, or no class at all: "story active" is a story too.</summary>
    private static bool IsLike(HtmlElement left, HtmlElement right) => left.Name == right.Name
        && (HtmlScores.Names(left) == HtmlScores.Names(right) || Classes(left).Intersect(Classes(right), StringComparer.Ordinal).Any());

    private static string[] Classes(HtmlElement element) => element.Attribute("class") is { Length: <= MaxNames } classes
        ? classes.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        : [];

    private static bool IsArticleBody(HtmlElement element) =>
        element.Attributes.Count > 0 && element.Attribute("itemprop") is { } property
        && property.Contains("articleBody", StringComparison.OrdinalIgnoreCase);

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

    private static IEnumerable<HtmlElement> Ancestors(HtmlElement element)
    {
        for (var current = element; current is not null; current = current.Parent)
        {
            yield return current;
        }
    }
}
