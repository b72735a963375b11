using Pipeline.Core.Articles;
using Pipeline.Core.Facts;

namespace Pipeline.Core.Novelty;

/// <summary>An article that states facts, at the time at which it is read.</summary>
/// <param name="Article">The article.</param>
/// <param name="Source">Whose report it is.</param>
/// <param name="At">When it is decided on, UTC.</param>
internal sealed record Witness(Article Article, string Source, DateTimeOffset At)
{
    /// <summary>That it states something.</summary>
    public Sighting Sighting(Evidence evidence) => new(Article.Id, Article.Source, At, evidence)
    {
        PublishedAt = Article.PublishedAt?.ToUniversalTime(),
    };
}
