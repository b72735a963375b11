using System.Collections.Immutable;

namespace Pipeline.Core.Stories.State;

/// <summary>What is known of a story. Immutable, and bounded whatever articles say.</summary>
internal sealed record StoryState
{
    /// <summary>Decided articles that are remembered. An older one that comes again is decided as an old article: it may open nothing
    /// that is a week older than the story's newest.</summary>
    public const int MostArticles = 500;

    /// <summary>Groups that are remembered. Beyond them no further one is told, since it could be told twice.</summary>
    public const int MostGroups = 1000;

    /// <summary>A story without an article.</summary>
    public static StoryState Empty { get; } = new();

    /// <summary>The events by their number: <c>e1</c>. There is one, the home event.</summary>
    public ImmutableSortedDictionary<string, StoryEvent> Events
    {
        get;
        init => field = (value ?? ImmutableSortedDictionary<string, StoryEvent>.Empty).WithComparers(StringComparer.Ordinal);
    } = ImmutableSortedDictionary.Create<string, StoryEvent>(StringComparer.Ordinal);

    /// <summary>The told groups by their labels, with the article that brought them.</summary>
    public ImmutableSortedDictionary<string, string> Groups
    {
        get;
        init => field = (value ?? ImmutableSortedDictionary<string, string>.Empty).WithComparers(StringComparer.Ordinal);
    } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The told countries by their codes.</summary>
    public ImmutableSortedDictionary<string, KnownCountry> Countries
    {
        get;
        init => field = (value ?? ImmutableSortedDictionary<string, KnownCountry>.Empty).WithComparers(StringComparer.Ordinal);
    } = ImmutableSortedDictionary.Create<string, KnownCountry>(StringComparer.Ordinal);

    /// <summary>Ids of the decided articles, newest decision last.</summary>
    public ImmutableList<string> Articles { get; init => field = value ?? []; } = [];

    /// <summary>When the newest article was published; null without an article.</summary>
    public PublicationTime? Newest { get; init; }

    /// <summary>Whether anything was told.</summary>
    public bool HasTold { get; init; }

    /// <summary>This state, with <paramref name="articleId"/> decided.</summary>
    public StoryState WithArticle(string articleId, PublicationTime at) => this with
    {
        Articles = Articles.Count < MostArticles ? Articles.Add(articleId) : Articles.RemoveAt(0).Add(articleId),
        Newest = Newest is { } newest ? PublicationTime.Later(newest, at) : at,
    };
}

/// <summary>A country that was told.</summary>
/// <param name="Affected">The article that brought it as affected; null when none did.</param>
/// <param name="Origin">The article that brought it as origin; null when none did.</param>
internal sealed record KnownCountry(string? Affected, string? Origin);
