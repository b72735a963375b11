using System.Text;

namespace Pipeline.Core.Articles.Readers;

/// <summary>Finds the text of the article among everything else on its page.</summary>
/// <remarks>
/// The scoring is that of Arc90's Readability (2009): each paragraph gives its container a point, one per comma and one per hundred
/// characters up to three, less its share of link text; the parent gets all of it, the grandparent half. A paragraph of 250 characters
/// with two commas and no link is worth 1 + 2 + 2.5 = 5.5. What the page itself marks goes first: <c>itemprop="articleBody"</c>, then the
/// <c>article</c> around the best container. Navigation, adverts, comments, cookie banners and lists of links are known by element, role,
/// and words in class and id, unless the element so named holds most of the page.
/// </remarks>
internal static class HtmlMainText
{
    private const int MinParagraph = 25;

    // The longest of what is left of players and adverts, with its marks.
    private const int MaxLeftover = 100;

    // A paragraph that is mostly links leads elsewhere: "READ MORE: …".
    private const double MaxLinkDensity = 0.5;

    // A sibling of the best container joins it from this share of its score: a text cut up by adverts.
    private const double SiblingShare = 0.2;

    private static readonly HashSet<string> BoilerplateRoles = new(StringComparer.OrdinalIgnoreCase)
    {
        "navigation", "complementary", "banner", "contentinfo", "search", "dialog", "alert", "alertdialog", "menu", "menubar", "toolbar",
        "form",
    };

    private static readonly HashSet<string> BoilerplateWords = new(StringComparer.Ordinal)
    {
        "ad", "ads", "advert", "adverts", "advertisement", "advertising", "adsbygoogle", "adslot", "dfp", "sponsor", "sponsored", "promo",
        "promos", "promotion", "promoted", "taboola", "outbrain", "cookie", "cookies", "consent", "gdpr", "ccpa", "onetrust", "didomi",
        "newsletter", "newsletters", "signup", "subscribe", "subscription", "paywall", "comment", "comments", "commentlist", "disqus",
        "respond", "related", "recommended", "recommendation", "recommendations", "readmore", "alsoread", "trending", "popular", "share",
        "sharing", "social", "sidebar", "breadcrumb", "breadcrumbs", "nav", "navbar", "navigation", "menu", "footer", "masthead", "popup",
        "modal", "overlay", "toolbar", "pagination", "pager", "skip", "tags", "taglist", "topics", "byline", "dateline", "timestamp",
        "credits", "caption", "hidden", "copyright", "login", "print", "widget", "banner", "metadata", "meta", "authorbio", "bio",
    };

    private static readonly HashSet<string> Leftovers = new(StringComparer.OrdinalIgnoreCase)
    {
        "advertisement", "advert", "ad", "sponsored", "story continues below", "story continues below advertisement", "read more",
        "share", "share this", "share this article", "sign up", "subscribe", "loading", "continue reading", "skip to content",
        "print this article",
    };

    /// <summary>The article's paragraphs, without its title; empty when the page has no text.</summary>
    public static string Of(HtmlTree tree, string? title)
    {
        var boilerplate = new Boilerplate(tree);
        var blocks = HtmlBlocks.Of(tree.Body, boilerplate.IsMatch);
        var within = Within(tree, Roots(tree, blocks, Scores(blocks)));
        var kept = blocks.Where(block => within[block.Container.Index] && IsText(block, title)).ToList();
        while (kept.Count > 0 && kept[^1].IsHeading)
        {
            kept.RemoveAt(kept.Count - 1);
        }

        return string.Join("\n\n", kept.Select(block => block.Text));
    }

    private static bool IsText(HtmlBlock block, string? title) =>
        block.LinkDensity <= MaxLinkDensity
        && !(block.Text.Length <= MaxLeftover && Leftovers.Contains(block.Text.TrimEnd(':', '.', '…', '!')))
        && !(block.IsHeading && title is not null && TextFields.SameWords(block.Text, title));

    private static Dictionary<HtmlElement, double> Scores(IReadOnlyList<HtmlBlock> blocks)
    {
        var scores = new Dictionary<HtmlElement, double>();
        foreach (var block in blocks)
        {
            if (block.Text.Length < MinParagraph || block.IsHeading)
            {
                continue;
            }

            var score = (1 + block.Text.AsSpan().Count(',') + Math.Min(block.Text.Length / 100.0, 3)) * (1 - block.LinkDensity);
            // Text directly in a div or body counts for it; a p or li passes its score on to what holds it.
            var holder = block.Container.Name is "div" or "section" or "article" or "main" or "body" or "td"
                ? block.Container
                : block.Container.Parent;
            Add(holder, score);
            Add(holder?.Parent, score / 2);
        }

        return scores;

        void Add(HtmlElement? element, double score)
        {
            if (element is not null)
            {
                scores[element] = scores.GetValueOrDefault(element) + score;
            }
        }
    }

    /// <summary>The elements whose blocks are the article; empty for all of the page.</summary>
    private static HashSet<HtmlElement> Roots(HtmlTree tree, IReadOnlyList<HtmlBlock> blocks, Dictionary<HtmlElement, double> scores)
    {
        if (scores.Count == 0)
        {
            return [];
        }

        var best = scores.MaxBy(score => score.Value);
        var marked = tree.Elements.Where(IsArticleBody).ToHashSet();
        if (marked.Count > 0 && LengthWithin(tree, blocks, marked) is var length and > 0
            && length * 2 >= LengthWithin(tree, blocks, [best.Key]))
        {
            return marked;
        }

        if (Ancestors(best.Key).FirstOrDefault(element => element.Name == "article") is { } article)
        {
            return [article];
        }

        return
        [
            best.Key,
            .. scores.Where(score => ReferenceEquals(score.Key.Parent, best.Key.Parent) && score.Value >= best.Value * SiblingShare)
                .Select(score => score.Key),
        ];
    }

    private static bool IsArticleBody(HtmlElement element) =>
        element.Attribute("itemprop") is { } property && property.Contains("articleBody", StringComparison.OrdinalIgnoreCase);

    private static int LengthWithin(HtmlTree tree, IReadOnlyList<HtmlBlock> blocks, HashSet<HtmlElement> roots)
    {
        var within = Within(tree, roots);
        return blocks.Where(block => within[block.Container.Index]).Sum(block => block.Text.Length);
    }

    /// <summary>Per element, whether it stands in one of <paramref name="roots"/>; in one pass, since each element comes after its
    /// parent.</summary>
    private static bool[] Within(HtmlTree tree, HashSet<HtmlElement> roots)
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

    /// <summary>Knows what is not the article by its name, and that most of the page cannot be.</summary>
    private sealed class Boilerplate
    {
        private readonly int[] lengths;
        private readonly bool[] inArticle;
        private readonly int half;

        public Boilerplate(HtmlTree tree)
        {
            lengths = new int[tree.Elements.Count];
            inArticle = new bool[tree.Elements.Count];
            foreach (var element in tree.Elements)
            {
                inArticle[element.Index] = element.Name is "article" or "main" || element.Parent is { } parent && inArticle[parent.Index];
            }

            // Children come after their parents, so backwards each length is complete when it is added to its parent's.
            for (var i = tree.Elements.Count - 1; i >= 0; i--)
            {
                var element = tree.Elements[i];
                if (element.Name is "script" or "style" or "noscript" or "template")
                {
                    lengths[i] = 0;
                    continue;
                }

                for (var child = element.FirstChild; child is not null; child = child.Next)
                {
                    lengths[i] += child is HtmlTextRun run ? run.Data.Length : lengths[((HtmlElement)child).Index];
                }
            }

            half = lengths[0] / 2;
        }

        public bool IsMatch(HtmlElement element)
        {
            var name = element.Name;
            if (name is "body" or "html" or "main" or "article" or "p" or "a" or "span" or "em" or "strong" or "b" or "i" or "br")
            {
                return name is "span" or "p" && IsNamed(element) && lengths[element.Index] < MinParagraph * 4;
            }

            if (name == "header" && !inArticle[element.Index]
                || element.Attribute("role") is { } role && BoilerplateRoles.Contains(role) || IsNamed(element))
            {
                return lengths[element.Index] <= half;
            }

            return false;
        }

        private static bool IsNamed(HtmlElement element) => HasWord(element.Attribute("class")) || HasWord(element.Attribute("id"));

        private static bool HasWord(string? names)
        {
            if (names is null || names.Length > 1_000)
            {
                return false;
            }

            var word = new StringBuilder();
            for (var i = 0; i <= names.Length; i++)
            {
                var character = i < names.Length ? names[i] : ' ';
                var isStart = char.IsUpper(character) && i > 0 && char.IsLower(names[i - 1]);
                if (!char.IsLetter(character) || isStart)
                {
                    if (word.Length > 0 && BoilerplateWords.Contains(word.ToString()))
                    {
                        return true;
                    }

                    word.Clear();
                }

                if (char.IsLetter(character))
                {
                    word.Append(char.ToLowerInvariant(character));
                }
            }

            return false;
        }
    }
}
