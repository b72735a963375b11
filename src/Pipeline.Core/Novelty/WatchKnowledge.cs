using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Pipeline.Core.Stories.State;

namespace Pipeline.Core.Novelty;

/// <summary>What a watch knows: every fact with its first sighting, its values and its sources. Immutable.</summary>
public record WatchKnowledge
{
    /// <summary>The layout that this version writes.</summary>
    public const int CurrentFormat = 2;

    /// <summary>Version of the layout of the document that holds it.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The watch.</summary>
    public required string Watch { get; init; }

    /// <summary>The article that opened the story; null for a watch without an article.</summary>
    public Announcement? Opened { get; init; }

    /// <summary>That article's headline: what the story is called where nobody gave it a title.</summary>
    public string? Headline { get; init; }

    /// <summary>Events with their figures, groups and countries: what news is decided by.</summary>
    public StoryState Story { get; init => field = value ?? StoryState.Empty; } = StoryState.Empty;

    /// <summary>Known facts by key, in ordinal order so that the document is the same for the same content.</summary>
    public ImmutableSortedDictionary<string, LedgerEntry> Facts
    {
        get;
        // A generated reader sets what a document lacks to null; one of an older layout must still be read.
        init => field = (value ?? ImmutableSortedDictionary<string, LedgerEntry>.Empty).WithComparers(StringComparer.Ordinal);
    } = ImmutableSortedDictionary.Create<string, LedgerEntry>(StringComparer.Ordinal);

    /// <summary>Recent reports that brought something, newest last: what near-duplicates are recognised by.</summary>
    public ImmutableList<Report> Reports { get; init => field = value ?? []; } = [];

    /// <summary>What articles that name no publisher, site or author are called, by their ids, as which they are sources: their headlines, else
    /// the names of their drops. Null while there are none.</summary>
    public ImmutableSortedDictionary<string, string>? Titles
    {
        get;
        init => field = value?.WithComparers(StringComparer.Ordinal);
    }

    /// <summary>What people call a source: an article that nobody signed by its headline, as long as that is remembered.</summary>
    public string NameOf(string source) => Titles?.GetValueOrDefault(source) ?? source;
}

/// <summary>One known fact: its states are the values, roles or the bare existence that articles stated.</summary>
public sealed record LedgerEntry
{
    /// <summary>How people read the fact as last stated.</summary>
    public required string Label { get; init; }

    /// <summary>What was stated, in order of first sighting; a count has one state per value, a country one per role,
    /// a group one.</summary>
    public ImmutableList<FactState> States { get; init => field = value ?? []; } = [];
}

/// <summary>One value, role or existence of a fact.</summary>
public sealed record FactState
{
    /// <summary>The role of a country.</summary>
    public Facts.CountryRole? Role { get; init; }

    /// <summary>The value of a count.</summary>
    public long? Value { get; init; }

    /// <summary>The upper end of a range.</summary>
    public long? UpTo { get; init; }

    /// <summary>How the value bounds the truth, as first stated.</summary>
    public Facts.CountBound? Bound { get; init; }

    /// <summary>Who was counted.</summary>
    public string? Who { get; init; }

    /// <summary>How people read it; null in ledgers of earlier versions.</summary>
    public string? Label { get; init; }

    /// <summary>What was stated, in one piece.</summary>
    [JsonIgnore]
    public Facts.Said Said => new(Role, Value, UpTo, Bound);

    /// <summary>Who stated it first.</summary>
    public required Sighting First { get; init; }

    /// <summary>Distinct independent sources (<see cref="SourceIdentity"/>), in order of sighting,
    /// at most <see cref="MaxSources"/>.</summary>
    public ImmutableList<string> Sources { get; init => field = value ?? []; } = [];

    /// <summary>The alert that told it; null while none did.</summary>
    public Announcement? Announced { get; init; }

    /// <summary>Sources beyond this many are not listed: nothing decides on more, and a ledger must stay small.</summary>
    public const int MaxSources = 32;
}

/// <summary>That something was told.</summary>
/// <param name="At">When it was decided, UTC.</param>
/// <param name="AlertId">The alert that tells it; null for a story that opened in silence.</param>
/// <param name="ArticleId">The article that brought it.</param>
public sealed record Announcement(DateTimeOffset At, string? AlertId, string ArticleId);

/// <summary>An article that stated a fact.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Source">The drop's name within the watch.</param>
/// <param name="At">When it was processed, UTC.</param>
/// <param name="Evidence">The proof.</param>
public sealed record Sighting(string ArticleId, string Source, DateTimeOffset At, Facts.Evidence Evidence)
{
    /// <summary>When the article was published, UTC: a story is told in this order, in whichever its articles are dropped. Null when the
    /// article does not say, and in ledgers of earlier versions.</summary>
    public DateTimeOffset? PublishedAt { get; init; }
}

/// <summary>A report that brought something, kept to recognise its copies.</summary>
/// <param name="Source">Whose report it is (<see cref="SourceIdentity"/>).</param>
/// <param name="Sketch">Its text's sketch (<see cref="TextSketch"/>).</param>
public sealed record Report(string Source, string Sketch)
{
    /// <summary>The event that it is about; null when that is not known.</summary>
    public string? Event { get; init; }
}
