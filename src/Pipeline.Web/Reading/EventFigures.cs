using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Stories.State;

namespace Pipeline.Web.Reading;

/// <summary>One thing that happened, with how many it hit, as the page of its story tells it.</summary>
/// <param name="Event">What happened, where and when.</param>
/// <param name="Figures">How many it hit in each way, the gravest first; never empty.</param>
public sealed record EventFigures(AlertEvent Event, IReadOnlyList<StoryFigure> Figures)
{
    /// <summary>The events of <paramref name="ledger"/> that have a figure.</summary>
    public static IReadOnlyList<EventFigures> Of(WatchKnowledge ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var facts = StoryFacts.Of(ledger);
        return
        [
            .. ledger.Story.Events
                .Select(known => new EventFigures(AlertEvent.Of(known.Key, known.Value), FiguresOf(known.Key, known.Value, facts)))
                .Where(one => one.Figures.Count > 0),
        ];
    }

    private static StoryFigure[] FiguresOf(string id, StoryEvent known, StoryFacts facts)
    {
        var figures = known.Figures
            .Where(figure => figure.Value.Now is not null)
            .Select(figure => StoryFigure.Of(id, figure.Key, figure.Value, facts))
            .OfType<StoryFigure>()
            .OrderBy(figure => figure.Effect)
            .ThenBy(figure => figure.Key, StringComparer.Ordinal)
            .ToArray();
        // The killed and the injured are those who were hit.
        var areParted = Array.Exists(figures, figure => figure.Effect is VictimEffect.Killed or VictimEffect.Injured);
        return [.. figures.Where(figure => figure.Effect != VictimEffect.Hit || !areParted)];
    }
}
