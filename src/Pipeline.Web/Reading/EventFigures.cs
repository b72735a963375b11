using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Stories;
using Pipeline.Core.Stories.State;

namespace Pipeline.Web.Reading;

/// <summary>One thing that happened, with how many it hit, as the page of its story tells it.</summary>
/// <param name="Event">What happened, where and when.</param>
/// <param name="Figures">How many it hit in each way, the gravest first; never empty.</param>
public sealed record EventFigures(AlertEvent Event, IReadOnlyList<StoryFigure> Figures)
{
    /// <summary>What it is: one thing that happened, several in one number, a running total, a claim.</summary>
    public EventSort Sort { get; init; }

    /// <summary>The event that it may turn out to be; null for an event of its own.</summary>
    public AlertEvent? MayBe { get; init; }

    /// <summary>What is claimed of it, and what may be part of it, the newest first.</summary>
    public IReadOnlyList<EventFigures> Beside { get; init; } = [];

    /// <summary>The sentence that states its gravest figure: what happened, in an article's own words; null where no fact proves it.</summary>
    public Evidence? Said => Figures.Select(figure => figure.Fact?.Standing.Evidence).FirstOrDefault(proof => proof is not null);

    /// <summary>Every value that was stated of it, the newest first.</summary>
    public IEnumerable<StatedValue> Sightings => Figures
        .SelectMany(figure => figure.Fact?.States ?? [])
        .Distinct()
        .OrderByDescending(state => state.At)
        .ThenBy(state => state.Label, StringComparer.Ordinal);

    /// <summary>The events of <paramref name="ledger"/> that have a figure, without running totals: the home event first, then the newest.
    /// </summary>
    public static IReadOnlyList<EventFigures> Of(WatchKnowledge ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return [.. StoryOutline.Of(ledger.Story).Events.Select(one => Of(ledger, one)).Where(one => one.Figures.Count > 0)];
    }

    /// <summary>An event of the outline.</summary>
    internal static EventFigures Of(WatchKnowledge ledger, OutlinedEvent one) => new(
        AlertEvent.Of(one.Id, one.Event), FiguresOf(one.Id, one.Event, ledger))
    {
        Sort = one.Event.Sort,
        MayBe = one.Event.MayBe is { } other && ledger.Story.Events.TryGetValue(other, out var known) ? AlertEvent.Of(other, known) : null,
        Beside = [.. one.Beside.Select(beside => Of(ledger, beside)).Where(beside => beside.Figures.Count > 0)],
    };

    private static StoryFigure[] FiguresOf(string id, StoryEvent known, WatchKnowledge ledger)
    {
        var figures = KnownFigure.Of(ledger, id)
            .Select(figure => StoryFigure.Of(figure, known.Figures.First(one => StoryEvent.KeyOf(id, one.Key) == figure.Key).Value, ledger))
            .ToArray();
        // The killed and the injured are those who were hit.
        var areParted = Array.Exists(figures, figure => figure.Effect is VictimEffect.Killed or VictimEffect.Injured);
        return [.. figures.Where(figure => figure.Effect != VictimEffect.Hit || !areParted)];
    }
}

/// <summary>The part of a story's events that a page shows: a war has hundreds.</summary>
/// <param name="Home">The event that the story began with; null on further pages, and where nothing has a figure.</param>
/// <param name="Others">The events after it, the newest first.</param>
/// <param name="Lines">Running totals, the newest first.</param>
public sealed record EventPage(EventFigures? Home, IReadOnlyList<EventFigures> Others, IReadOnlyList<EventFigures> Lines)
{
    /// <summary>Events that the first page shows beside the home event.</summary>
    public const int Beginning = 8;

    /// <summary>Events that a further page shows.</summary>
    public const int Further = 30;

    /// <summary>Running totals that are shown.</summary>
    public const int MostLines = 40;

    /// <summary>How many events the story has, without running totals.</summary>
    public required int Total { get; init; }

    /// <summary>How many stand before these.</summary>
    public required int Skipped { get; init; }

    /// <summary>How many running totals the story has.</summary>
    public required int TotalLines { get; init; }

    /// <summary>How many events come after these.</summary>
    public int More => Math.Max(0, Total - Skipped - Others.Count - (Home is null ? 0 : 1));

    /// <summary>The events of a story from the one after the first <paramref name="skipped"/> on.</summary>
    public static EventPage Of(WatchKnowledge ledger, int skipped = 0)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var outline = StoryOutline.Of(ledger.Story);
        var isFirst = skipped <= 0 || skipped >= outline.Events.Count;
        var shown = outline.Events
            .Skip(isFirst ? 0 : skipped).Take(isFirst ? Beginning + 1 : Further)
            .Select(one => EventFigures.Of(ledger, one))
            .ToList();
        return new(
            isFirst ? shown.FirstOrDefault() : null,
            isFirst ? [.. shown.Skip(1)] : shown,
            isFirst ? [.. outline.Lines.Take(MostLines).Select(line => EventFigures.Of(ledger, line))] : [])
        {
            Total = outline.Events.Count,
            Skipped = isFirst ? 0 : skipped,
            TotalLines = outline.Lines.Count,
        };
    }
}
