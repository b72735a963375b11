using System.Collections.Immutable;
using Pipeline.Core.Stories.State;

namespace Pipeline.Core.Stories.Rules;

/// <summary>Keeps the events of a long story few and small: those longest without an article are folded to what says that a text is about them
/// and what was told, and the oldest of very many are dropped.</summary>
/// <remarks>A dropped event that is told of again after years is told again: the cost of a ledger that stays small.</remarks>
internal static class EventFolding
{
    /// <summary>Events that are kept whole.</summary>
    public const int MostWhole = 30;

    /// <summary>Events that are kept at all.</summary>
    public const int Most = 1000;

    private const int FoldedNames = 6;

    /// <summary>The events, as far as they are kept.</summary>
    /// <param name="events">The events.</param>
    /// <param name="before">The events before, which are folded.</param>
    public static ImmutableSortedDictionary<string, StoryEvent> Fold(
        ImmutableSortedDictionary<string, StoryEvent> events, ImmutableSortedDictionary<string, StoryEvent> before)
    {
        if (events.Count <= MostWhole || ReferenceEquals(events, before))
        {
            return events;
        }

        var byNews = events.Where(one => one.Key != StoryEvent.Home).OrderByDescending(one => one.Value.LastNews?.From)
            .ThenByDescending(one => one.Key, StringComparer.Ordinal).ToList();
        var folded = events.ToBuilder();
        foreach (var (id, known) in byNews.Skip(MostWhole - 1).Where(one => !IsFolded(one.Value)))
        {
            folded[id] = Folded(known);
        }

        folded.RemoveRange(byNews.Skip(Most - 1).Select(one => one.Key));
        return folded.ToImmutable();
    }

    private static StoryEvent Folded(StoryEvent known) => known with
    {
        Names = known.Names.Count > FoldedNames ? [.. known.Names.Take(FoldedNames)] : known.Names,
        Deaths = [],
        Figures = known.Figures.ToImmutableSortedDictionary(
            figure => figure.Key,
            figure => figure.Value with { Seen = [], Refuted = [], Increments = [] },
            StringComparer.Ordinal),
    };

    private static bool IsFolded(StoryEvent known) => known.Deaths.IsEmpty && known.Names.Count <= FoldedNames
        && known.Figures.Values.All(figure => figure.Seen.IsEmpty && figure.Refuted.IsEmpty && figure.Increments.IsEmpty);
}
