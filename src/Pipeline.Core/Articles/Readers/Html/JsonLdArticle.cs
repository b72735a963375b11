namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>Tells which of the articles that a page states is the page's own.</summary>
internal static class JsonLdArticle
{
    /// <summary>The article that says so, has the page's address or has one of its titles; else the only one that stands in no list, or
    /// the first of them. What it lacks is taken from others with its title. Null when the page states lists alone.</summary>
    /// <param name="articles">All that the page states.</param>
    /// <param name="addresses">The page's addresses.</param>
    /// <param name="titles">What the page calls itself elsewhere.</param>
    public static JsonLd.Article? Own(
        IReadOnlyList<JsonLd.Article> articles, IReadOnlyList<Uri> addresses, IReadOnlyList<string> titles)
    {
        var own = articles.MaxBy(article => Rank(article, addresses, titles));
        if (own is null || Rank(own, addresses, titles) == 0)
        {
            return null;
        }

        return articles.Where(article => !ReferenceEquals(article, own) && !article.IsListed && IsSame(article, own))
            .Aggregate(own, (first, second) => first with
            {
                Authors = first.Authors.Count > 0 ? first.Authors : second.Authors,
                Publisher = first.Publisher ?? second.Publisher,
                Links = first.Links.Count > 0 ? first.Links : second.Links,
                PublishedAt = first.PublishedAt ?? second.PublishedAt,
                Body = first.Body ?? second.Body,
            });
    }

    /// <summary>Of the article's titles, that which the page has too; else its headline.</summary>
    public static string? Title(JsonLd.Article article, IReadOnlyList<string> titles) =>
        article.Titles.FirstOrDefault(title => titles.Any(other => TextFields.SameWords(title, other)))
            ?? (article.Titles.Count > 0 ? article.Titles[0] : null);

    private static int Rank(JsonLd.Article article, IReadOnlyList<Uri> addresses, IReadOnlyList<string> titles)
    {
        var isNamed = article.Titles.Any(title => titles.Any(other => TextFields.SameWords(title, other) || Begins(other, title)));
        var isLinked = article.Links.Any(link => TextFields.Link(link) is { } address && addresses.Any(other => IsSame(address, other)));
        return (isLinked ? 8 : 0) + (isNamed ? 4 : 0) + (article.IsMain ? 2 : 0) + (article.IsListed ? 0 : 1);
    }

    /// <summary>"Quake hits Tarvos" of "Quake hits Tarvos | The Herald".</summary>
    private static bool Begins(string whole, string title) =>
        title.Length > 10 && whole.Length > title.Length && whole.StartsWith(title, StringComparison.OrdinalIgnoreCase)
        && !char.IsLetterOrDigit(whole[title.Length]);

    private static bool IsSame(JsonLd.Article left, JsonLd.Article right) => left.Titles.Count == 0 || right.Titles.Count == 0
        || left.Titles.Any(title => right.Titles.Any(other => TextFields.SameWords(title, other)));

    private static bool IsSame(Uri left, Uri right) =>
        Host(left).Equals(Host(right), StringComparison.OrdinalIgnoreCase)
        && left.AbsolutePath.TrimEnd('/') == right.AbsolutePath.TrimEnd('/') && left.Query == right.Query;

    private static string Host(Uri address) =>
        address.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? address.Host[4..] : address.Host;
}
