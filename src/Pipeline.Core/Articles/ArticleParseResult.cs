namespace Pipeline.Core.Articles;

/// <summary>What one drop holds: articles in the order of the drop, and what of it could not be read.</summary>
/// <remarks>Never both empty: a drop without a single article has at least one rejection.</remarks>
public sealed record ArticleParseResult
{
    private ArticleParseResult(IReadOnlyList<Article> articles, IReadOnlyList<Rejection> rejections)
    {
        Articles = articles;
        Rejections = rejections;
    }

    /// <summary>The articles that were read.</summary>
    public IReadOnlyList<Article> Articles { get; }

    /// <summary>What was not read, with the reasons; empty for a sound drop.</summary>
    public IReadOnlyList<Rejection> Rejections { get; }

    /// <summary>Whether nothing could be read.</summary>
    public bool IsRejected => Articles.Count == 0;

    /// <summary>A drop that was read, perhaps in part.</summary>
    /// <exception cref="ArgumentException">Both lists are empty.</exception>
    public static ArticleParseResult Of(IReadOnlyList<Article> articles, IReadOnlyList<Rejection>? rejections = null)
    {
        ArgumentNullException.ThrowIfNull(articles);
        if (articles.Count == 0 && (rejections is null || rejections.Count == 0))
        {
            throw new ArgumentException("A drop has articles or a reason why not.", nameof(articles));
        }

        return new(articles, rejections ?? []);
    }

    /// <summary>A drop of which nothing could be read.</summary>
    public static ArticleParseResult Rejected(RejectionReason reason, string detail) => new([], [new Rejection(reason, detail)]);
}
