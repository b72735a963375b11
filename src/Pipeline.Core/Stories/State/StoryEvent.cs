using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Pipeline.Core.Facts;

namespace Pipeline.Core.Stories.State;

/// <summary>One thing that happened, and how many it hit.</summary>
public sealed record StoryEvent
{
    /// <summary>Number of the home event.</summary>
    public const string Home = "e1";

    private const int MostDeaths = 200;
    private const int MostNames = 40;

    /// <summary>What people call it: "Attack in Sidra", "Cholera outbreak in Mali", "Breach", "Soldiers in Mali since 2003", "Three shootings in Sidra"; null while no
    /// text names a kind.</summary>
    public string? Title => Sort switch
    {
        EventSort.Line => Capital($"{Who}{Setting}".Trim()),
        EventSort.Aggregate => Capital((Frame ?? "several events").Replace("in ", "", StringComparison.Ordinal)) + InPlace,
        EventSort.Happening or EventSort.Claim => Kind is { Length: > 0 } kind
            ? Capital(Disease is null ? kind : $"{Disease} {kind}") + InPlace
            : null,
        _ => throw new InvalidOperationException($"There is no sort {Sort}."),
    };

    /// <summary>Where and since when a running total counts, or how many events are in one number: " in Mali since 2003", " in three
    /// shootings"; empty for other events.</summary>
    [JsonIgnore]
    public string Setting => Sort switch
    {
        EventSort.Line => $"{InPlace}{(Frame is null ? "" : $" {Frame}")}",
        EventSort.Aggregate => $" {Frame ?? "in several events"}",
        EventSort.Happening or EventSort.Claim => "",
        _ => throw new InvalidOperationException($"There is no sort {Sort}."),
    };

    private string InPlace => Place is null ? "" : $" in {Place}";

    /// <summary>The town, or the smallest place above it that is named; null while none is.</summary>
    public string? Place { get; init; }

    /// <summary>ISO 3166-1 alpha-2 of the place's country; null while none is named.</summary>
    public string? Country { get; init; }

    /// <summary>The state or province that the place lies in; null for a larger place, and while none is named.</summary>
    public string? Division { get; init; }

    /// <summary>Whether the place is a town or a county.</summary>
    public bool IsTown { get; init; }

    /// <summary>Names of victims and suspects, the first forty.</summary>
    public ImmutableList<string> Names { get; init => field = value ?? []; } = [];

    /// <summary>Names of ships, flights and platforms that were hit, the first forty.</summary>
    public ImmutableList<string> Things { get; init => field = value ?? []; } = [];

    /// <summary>When the article was published that opened it; null in ledgers of before there were several events.</summary>
    public PublicationTime? Opened { get; init; }

    /// <summary>When the newest article was published that is surely about it.</summary>
    public PublicationTime? Newest { get; init; }

    /// <summary>When the last article on it was published; null while none is known.</summary>
    [JsonIgnore]
    public PublicationTime? LastNews => Newest ?? Opened;

    /// <summary>What it is: one thing that happened, several in one number, a running total, a claim.</summary>
    public EventSort Sort { get; init; }

    /// <summary>Of a running total from when it counts, of several events how many they are, as its label says it: "since 2003", "in three
    /// shootings"; null for other events.</summary>
    public string? Frame { get; init; }

    /// <summary>Of a running total whom it counts; null for other events.</summary>
    public string? Who { get; init; }

    /// <summary>The event that a claim is about; null for other events.</summary>
    public string? ClaimOn { get; init; }

    /// <summary>The event that it may turn out to be: what a text told that does not say which event it means. Null for an event of its
    /// own.</summary>
    public string? MayBe { get; init; }

    /// <summary>The first day that it can have happened on; null while no text tells.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last such day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The kind of happening: "attack"; null while no text names one.</summary>
    public string? Kind { get; init; }

    /// <summary>Of an outbreak, the disease: "cholera"; null for other events, and while no text names it.</summary>
    public string? Disease { get; init; }

    /// <summary>The figures by effect, with the unit where it is not the effect's own: <c>killed</c>, <c>hacked:accounts</c>.</summary>
    public ImmutableSortedDictionary<string, Figure> Figures
    {
        get;
        init => field = (value ?? ImmutableSortedDictionary<string, Figure>.Empty).WithComparers(StringComparer.Ordinal);
    } = ImmutableSortedDictionary.Create<string, Figure>(StringComparer.Ordinal);

    /// <summary>Those who are known to have died, the last two hundred.</summary>
    public ImmutableList<KnownDeath> Deaths { get; init => field = value ?? []; } = [];

    /// <summary>The key of a figure among the facts of its watch: <c>count:killed@e1</c>.</summary>
    /// <param name="id">The event.</param>
    /// <param name="figure">The figure's key within it.</param>
    /// <param name="part">Who a part of it is; null for all.</param>
    public static string KeyOf(string id, string figure, string? part = null) => CountKind.KeyOf(id, figure, part);

    /// <summary>Whether it was at the place of this name; what is at no place is where nothing says where.</summary>
    internal bool IsIn(string? place) => string.Equals(place, Place, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a later decision may turn on what this event has and <paramref name="before"/> has not.</summary>
    public bool IsWorthKeeping(StoryEvent before)
    {
        ArgumentNullException.ThrowIfNull(before);
        if (ReferenceEquals(this, before))
        {
            return false;
        }

        return this with { Figures = before.Figures, Newest = before.Newest } != before
            || Newest?.From.UtcDateTime.Date != before.Newest?.From.UtcDateTime.Date
            || Figures.Any(one => one.Value.IsWorthKeeping(before.Figures.GetValueOrDefault(one.Key) ?? Figure.Empty));
    }

    /// <summary>The names with those of <paramref name="more"/>, as far as they are kept; the same list when it adds none.</summary>
    public static ImmutableList<string> Joined(ImmutableList<string> names, IEnumerable<string> more)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(more);
        return names.AddRange(more.Where(name => !names.Contains(name, StringComparer.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(Math.Max(0, MostNames - names.Count)));
    }

    /// <summary>Where it stands among the events of its story: <c>e2</c> before <c>e10</c>.</summary>
    /// <param name="id">The event.</param>
    public static int NumberOf(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return int.TryParse(id.AsSpan(Math.Min(1, id.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : int.MaxValue;
    }

    /// <summary>This event, with one more death.</summary>
    public StoryEvent With(KnownDeath death) =>
        this with { Deaths = Deaths.Count < MostDeaths ? Deaths.Add(death) : Deaths.RemoveAt(0).Add(death) };

    private static string? Capital(string text) => text.Length == 0 ? null : char.ToUpperInvariant(text[0]) + text[1..];
}
