using System.Collections.Immutable;

namespace Pipeline.Core.Stories.State;

/// <summary>How many an event hit in one way. Immutable, and bounded whatever articles say.</summary>
public sealed record Figure
{
    /// <summary>Values told that are remembered; a figure that moves more often is told from the start again.</summary>
    public const int MostTold = 500;

    /// <summary>Parts that are remembered; beyond them no further one is told, since it could be told twice.</summary>
    public const int MostParts = 200;

    private const int MostSeen = 24;
    private const int MostOthers = 16;

    /// <summary>A figure that nobody stated.</summary>
    public static Figure Empty { get; } = new();

    /// <summary>The value now; null while none is told.</summary>
    public FigureValue? Now { get; init; }

    /// <summary>The latest time at which an article stated the value.</summary>
    public PublicationTime? Restated { get; init; }

    /// <summary>Every value ever told: this alone says what would be told twice.</summary>
    public ImmutableList<ToldValue> Told { get; init => field = value ?? []; } = [];

    /// <summary>Totals that articles stated, and whose they are.</summary>
    public ImmutableList<SeenValue> Seen { get; init => field = value ?? []; } = [];

    /// <summary>Parts that have a line or a label.</summary>
    public ImmutableList<KnownPart> Parts { get; init => field = value ?? []; } = [];

    /// <summary>Values that were taken back.</summary>
    public ImmutableList<RefutedValue> Refuted { get; init => field = value ?? []; } = [];

    /// <summary>By how much the figure grew lately.</summary>
    public ImmutableList<KnownIncrement> Increments { get; init => field = value ?? []; } = [];

    /// <summary>Whether a number was told.</summary>
    public bool HasTold(long value) => Told.Exists(told => told.Amount.Told == value);

    /// <summary>The refutation of a number; null when nobody took it back.</summary>
    public RefutedValue? RefutationOf(long value) => Refuted.FindLast(refuted => refuted.Value == value);

    /// <summary>What was said of a number.</summary>
    public ImmutableList<Saying> SayingsOf(long value) => Seen.Find(seen => seen.Value == value)?.Sayings ?? [];

    /// <summary>This figure, with a saying of a number.</summary>
    public Figure WithSaying(long value, Saying saying)
    {
        var at = Seen.FindIndex(seen => seen.Value == value);
        return at >= 0
            ? this with { Seen = Seen.SetItem(at, Seen[at].With(saying)) }
            : this with { Seen = Last(Seen.Add(new SeenValue(value).With(saying)), MostSeen) };
    }

    /// <summary>This figure, restated.</summary>
    public Figure RestatedAt(PublicationTime at) =>
        this with { Restated = Restated is { } before ? PublicationTime.Later(before, at) : at };

    /// <summary>This figure, with a number taken back.</summary>
    public Figure WithRefuted(long value, PublicationTime at) =>
        this with { Refuted = Last(Refuted.RemoveAll(refuted => refuted.Value == value).Add(new(value, at)), MostOthers) };

    /// <summary>This figure, with a growth that is known.</summary>
    public Figure WithIncrement(long value, PublicationTime at) =>
        this with { Increments = Last(Increments.Add(new(value, at)), MostOthers) };

    /// <summary>This figure, with a value that is told.</summary>
    public Figure WithTold(ToldValue told) => this with { Told = Last(Told.Add(told), MostTold) };

    /// <summary>This figure, with a part in place of the one of the same who.</summary>
    public Figure WithPart(KnownPart part) =>
        this with { Parts = Last(Parts.RemoveAll(known => known.Who == part.Who).Add(part), MostParts) };

    /// <summary>Whether a later decision may turn on what this figure has and <paramref name="before"/> has not: more than that one who said
    /// a number says it again on the same day.</summary>
    public bool IsWorthKeeping(Figure before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return !ReferenceEquals(this, before)
            && (this with { Restated = before.Restated, Seen = before.Seen } != before
                || Restated?.From.UtcDateTime.Date != before.Restated?.From.UtcDateTime.Date
                || Seen.Exists(seen => seen.HasNewSource(before.SayingsOf(seen.Value))));
    }

    private static ImmutableList<T> Last<T>(ImmutableList<T> list, int most) => list.Count > most ? list.RemoveAt(0) : list;
}
