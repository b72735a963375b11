using Pipeline.Core.Facts;
using Pipeline.Core.Stories;
using Pipeline.Core.Stories.State;

namespace Pipeline.Web.Reading;

/// <summary>How many an event hit in one way, as the page of its story tells it.</summary>
public sealed record StoryFigure
{
    /// <summary>What names it among the facts of its watch.</summary>
    public required string Key { get; init; }

    /// <summary>What happened to them.</summary>
    public required VictimEffect Effect { get; init; }

    /// <summary>The value now.</summary>
    public required FigureValue Now { get; init; }

    /// <summary>The fact that proves it; null when the watch has none, as of a figure that an earlier version told.</summary>
    public StoryFact? Fact { get; init; }

    /// <summary>When it was told last, UTC; null when no alert is known that told it.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>How many independent sources state the value, as far as they are listed.</summary>
    public required int Sources { get; init; }

    /// <summary>Parts that were told, by themselves or in the figure's label.</summary>
    public required IReadOnlyList<KnownPart> Parts { get; init; }

    /// <summary>What others stated and no alert told, newest first.</summary>
    public required IReadOnlyList<StatedValue> Contested { get; init; }

    /// <summary>"at least 355", "dozens".</summary>
    public string Number => Now.Amount.ToString();

    /// <summary>What follows that: "people killed, and the attacker".</summary>
    public string Words => FigureLabel.Of(Now, Effect)[Number.Length..].Trim();

    /// <summary>A figure of an event; null when this version knows no such effect.</summary>
    internal static StoryFigure? Of(string eventId, string name, Figure figure, StoryFacts facts)
    {
        var key = StoryEvent.KeyOf(eventId, name);
        if (Subject.Parse(key)?.Effect is not { } effect || figure.Now is not { } now)
        {
            return null;
        }

        var fact = facts.Find(key) ?? Earlier(facts, effect, now);
        var states = fact?.States ?? [];
        return new StoryFigure
        {
            Key = key,
            Effect = effect,
            Now = now,
            Fact = fact,
            ToldAt = states.Max(state => state.AnnouncedAt),
            Sources = Math.Max(1, Math.Max(
                states.Where(state => Says(state, now)).Select(state => state.Sources.Count).DefaultIfEmpty().Max(),
                figure.SayingsOf(now.Amount.Told).Select(saying => saying.Source).Distinct(StringComparer.Ordinal).Count())),
            // A figure of another who can be smaller than a part that was told before it.
            Parts = figure.Parts.FindAll(part => part.Amount.Told <= now.Amount.Told),
            Contested =
            [
                .. states.Where(state => fact!.Event is not null && state.AnnouncedAt is null && !Says(state, now))
                    .OrderByDescending(state => state.At),
            ],
        };
    }

    /// <summary>The count by which an earlier version told the value, before there were events.</summary>
    private static StoryFact? Earlier(StoryFacts facts, VictimEffect effect, FigureValue now) => facts.OfKind(FactKinds.Count)
        .FirstOrDefault(fact => fact.Event is null && fact.Effect == effect
            && fact.States.Any(state => state.AnnouncedAt is not null && Says(state, now)));

    private static bool Says(StatedValue state, FigureValue now) => state.Value == now.Amount.Value && state.UpTo == now.Amount.UpTo;
}
