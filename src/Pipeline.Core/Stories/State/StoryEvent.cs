using System.Collections.Immutable;
using Pipeline.Core.Facts;

namespace Pipeline.Core.Stories.State;

/// <summary>One thing that happened, and how many it hit.</summary>
public sealed record StoryEvent
{
    /// <summary>Number of the home event.</summary>
    public const string Home = "e1";

    private const int MostDeaths = 200;

    /// <summary>What people call it: "Attack in Sidra", "Breach"; null while no text names a kind.</summary>
    public string? Title => Kind is not { Length: > 0 } kind ? null
        : $"{char.ToUpperInvariant(kind[0])}{kind[1..]}{(Place is null ? "" : $" in {Place}")}";

    /// <summary>The town, or the smallest place above it that is named; null while none is.</summary>
    public string? Place { get; init; }

    /// <summary>The first day that it can have happened on; null while no text tells.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last such day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The kind of happening: "attack"; null while no text names one.</summary>
    public string? Kind { get; init; }

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
    public static string KeyOf(string id, string figure) => CountKind.KeyOf(id, figure);

    /// <summary>Whether a later decision may turn on what this event has and <paramref name="before"/> has not.</summary>
    public bool IsWorthKeeping(StoryEvent before)
    {
        ArgumentNullException.ThrowIfNull(before);
        return this with { Figures = before.Figures } != before
            || Figures.Any(one => one.Value.IsWorthKeeping(before.Figures.GetValueOrDefault(one.Key) ?? Figure.Empty));
    }

    /// <summary>This event, with one more death.</summary>
    public StoryEvent With(KnownDeath death) =>
        this with { Deaths = Deaths.Count < MostDeaths ? Deaths.Add(death) : Deaths.RemoveAt(0).Add(death) };
}
