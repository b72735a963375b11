using System.Collections.Immutable;

namespace Pipeline.Core.Stories.State;

/// <summary>What is known of a story. Immutable, and bounded whatever articles say.</summary>
public sealed record StoryState
{
    /// <summary>Decided articles that are remembered. An older one that comes again is decided as an old article: it may open nothing
    /// that is a week older than the story's newest.</summary>
    public const int MostArticles = 500;

    /// <summary>Groups that are remembered. Beyond them no further one is told, since it could be told twice.</summary>
    public const int MostGroups = 1000;

    /// <summary>A story without an article.</summary>
    public static StoryState Empty { get; } = new();

    /// <summary>The events by their number: <c>e1</c>, the home event, is the first that had a figure.</summary>
    public ImmutableSortedDictionary<string, StoryEvent> Events
    {
        get;
        init => field = (value ?? ImmutableSortedDictionary<string, StoryEvent>.Empty).WithComparers(StringComparer.Ordinal);
    } = ImmutableSortedDictionary.Create<string, StoryEvent>(StringComparer.Ordinal);

    /// <summary>How many events the story ever had: numbers are never given again.</summary>
    public int EventsEver { get; init; }

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

    /// <summary>What was told of kinds of facts that have no rules of their own, with the article that brought it.</summary>
    public ImmutableSortedDictionary<string, string> Others
    {
        get;
        init => field = (value ?? ImmutableSortedDictionary<string, string>.Empty).WithComparers(StringComparer.Ordinal);
    } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>Counts that were told before there were events; null when there are none, or they are old.</summary>
    public LegacyCounts? Legacy { get; init; }

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

    /// <summary>Whether a later decision may turn on what this state has and <paramref name="before"/> has not.</summary>
    /// <remarks>An article that only repeats what is known is not worth a write: decided on again it would say the same. So a list of
    /// decided articles may lack it, and the time of the newest may lag by less than a day.</remarks>
    public bool IsWorthKeeping(StoryState before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return this with { Articles = before.Articles, Newest = before.Newest, Events = before.Events } != before
            || Newest?.From.UtcDateTime.Date != before.Newest?.From.UtcDateTime.Date
            || !ReferenceEquals(Events, before.Events) && Events.Any(one => !before.Events.TryGetValue(one.Key, out var known) || one.Value.IsWorthKeeping(known));
    }
}

/// <summary>A country that was told.</summary>
/// <param name="Affected">The article that brought it as affected; null when none did.</param>
/// <param name="Origin">The article that brought it as origin; null when none did.</param>
public sealed record KnownCountry(string? Affected, string? Origin)
{
    /// <summary>The article that brought it as mentioned, where a watch tells that; null when none did.</summary>
    public string? Mentioned { get; init; }
}
