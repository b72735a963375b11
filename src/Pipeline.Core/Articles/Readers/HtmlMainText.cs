using System.Text;
using AngleSharp.Dom;

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
    public static string Of(IElement body, string? title)
    {
        var boilerplate = new Boilerplate(body);
        var blocks = HtmlBlocks.Of(body, boilerplate.IsMatch);
        var roots = Roots(blocks, Scores(blocks));
        var kept = blocks.Where(block => IsWithin(block.Container, roots) && IsText(block, title)).ToList();
        while (kept.Count > 0 && kept[^1].IsHeading)
        {
            kept.RemoveAt(kept.Count - 1);
        }

        return string.Join("\n\n", kept.Select(block => block.Text));
    }

    private static bool IsText(HtmlBlock block, string? title) =>
        block.LinkDensity <= MaxLinkDensity && !Leftovers.Contains(block.Text.TrimEnd(':', '.', '…', '!'))
        && !(block.IsHeading && title is not null && TextFields.SameWords(block.Text, title));

    private static Dictionary<IElement, double> Scores(IReadOnlyList<HtmlBlock> blocks)
    {
        var scores = new Dictionary<IElement, double>();
        foreach (var block in blocks)
        {
            if (block.Text.Length < MinParagraph || block.IsHeading)
            {
                continue;
            }

            var score = (1 + block.Text.AsSpan().Count(',') + Math.Min(block.Text.Length / 100.0, 3)) * (1 - block.LinkDensity);
            // Text directly in a div or body counts for it; a p or li passes its score on to what holds it.
            var holder = block.Container.LocalName is "div" or "section" or "article" or "main" or "body" or "td"
                ? block.Container
                : block.Container.ParentElement;
            Add(holder, score);
            Add(holder?.ParentElement, score / 2);
        }

        return scores;

        void Add(IElement? element, double score)
        {
            if (element is not null)
            {
                scores[element] = scores.GetValueOrDefault(element) + score;
            }
        }
    }

    /// <summary>The elements whose blocks are the article; empty for all of the page.</summary>
    private static HashSet<IElement> Roots(IReadOnlyList<HtmlBlock> blocks, Dictionary<IElement, double> scores)
    {
        if (scores.Count == 0)
        {
            return [];
        }

        var best = scores.MaxBy(score => score.Value);
        var marked = blocks.SelectMany(block => Ancestors(block.Container)).Where(IsArticleBody).ToHashSet();
        if (marked.Count > 0 && LengthWithin(blocks, marked) * 2 >= LengthWithin(blocks, [best.Key]))
        {
            return marked;
        }

        if (Ancestors(best.Key).FirstOrDefault(element => element.LocalName == "article") is { } article)
        {
            return [article];
        }

        return
        [
            best.Key,
            .. scores.Where(score => ReferenceEquals(score.Key.ParentElement, best.Key.ParentElement) && score.Value >= best.Value * SiblingShare)
                .Select(score => score.Key),
        ];
    }

    private static bool IsArticleBody(IElement element) =>
        element.GetAttribute("itemprop") is { } property && property.Contains("articleBody", StringComparison.OrdinalIgnoreCase);

    private static int LengthWithin(IReadOnlyList<HtmlBlock> blocks, HashSet<IElement> roots) =>
        blocks.Where(block => IsWithin(block.Container, roots)).Sum(block => block.Text.Length);

    private static bool IsWithin(IElement element, HashSet<IElement> roots) => roots.Count == 0 || Ancestors(element).Any(roots.Contains);

    private static IEnumerable<IElement> Ancestors(IElement element)
    {
        for (var current = element; current is not null; current = current.ParentElement)
        {
            yield return current;
        }
    }

    /// <summary>Knows what is not the article by its name, and that most of the page cannot be.</summary>
    private sealed class Boilerplate(IElement body)
    {
        private readonly int half = TextLength(body) / 2;

        public bool IsMatch(IElement element)
        {
            var name = element.LocalName;
            if (name is "body" or "html" or "main" or "article" or "p" or "a" or "span" or "em" or "strong" or "b" or "i" or "br")
            {
                return name is "span" or "p" && IsNamed(element) && TextLength(element) < MinParagraph * 4;
            }

            if (name == "header" && !Ancestors(element).Any(ancestor => ancestor.LocalName is "article" or "main")
                || element.GetAttribute("role") is { } role && BoilerplateRoles.Contains(role) || IsNamed(element))
            {
                return TextLength(element) <= half;
            }

            return false;
        }

        private static bool IsNamed(IElement element) => HasWord(element.GetAttribute("class")) || HasWord(element.GetAttribute("id"));

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

        private static int TextLength(INode node)
        {
            if (node is IText text)
            {
                return text.Data.Length;
            }

            if (node is IElement { LocalName: "script" or "style" or "noscript" or "template" })
            {
                return 0;
            }

            var length = 0;
            var children = node.ChildNodes;
            for (var i = 0; i < children.Length; i++)
            {
                length += TextLength(children[i]);
            }

            return length;
        }
    }
}
