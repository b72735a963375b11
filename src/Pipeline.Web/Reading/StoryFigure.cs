using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Stories.State;

namespace Pipeline.Web.Reading;

/// <summary>How many an event hit in one way, as the page of its story tells it.</summary>
public sealed record StoryFigure
{
    /// <summary>The figure as it stands.</summary>
    public required KnownFigure Known { get; init; }

    /// <summary>What names it among the facts of its watch.</summary>
    public string Key => Known.Key;

    /// <summary>What happened to them.</summary>
    public VictimEffect Effect => Known.Effect;

    /// <summary>The value now.</summary>
    public FigureValue Now => Known.Now;

    /// <summary>The fact that proves it; null when the watch has none, as of a figure that an earlier version told.</summary>
    public StoryFact? Fact { get; init; }

    /// <summary>When its value was told, UTC; null when no alert is known that told it.</summary>
    public DateTimeOffset? ToldAt => Known.ToldAt;

    /// <summary>Names of the independent sources that state the value, as far as they are listed.</summary>
    public IReadOnlyList<string> SourceNames => Known.Sources;

    /// <summary>How many they are.</summary>
    public int Sources => Known.Sources.Count;

    /// <summary>Parts that were told, by themselves or in the figure's label.</summary>
    public required IReadOnlyList<KnownPart> Parts { get; init; }

    /// <summary>What others stated and no alert told, newest first.</summary>
    public required IReadOnlyList<StatedValue> Contested { get; init; }

    /// <summary>What was told of it in the order of the story: "58", "60", "61".</summary>
    public required IReadOnlyList<StatedValue> Told { get; init; }

    /// <summary>"at least 355", "dozens".</summary>
    public string Number => Now.Amount.ToString();

    /// <summary>What follows that: "people killed, and the attacker".</summary>
    public string Words =>
        Known.Label[(Known.Label.IndexOf(Number, StringComparison.Ordinal) + Number.Length)..].Trim();

    /// <summary>A figure of an event.</summary>
    internal static StoryFigure Of(KnownFigure known, Figure figure, WatchKnowledge ledger)
    {
        var facts = StoryFacts.Of(ledger);
        var fact = facts.Find(known.Key) ?? Earlier(facts, known);
        var states = fact?.States ?? [];
        return new StoryFigure
        {
            Known = known,
            Fact = fact,
            // A figure of another who can be smaller than a part that was told before it.
            Parts = figure.Parts.FindAll(part => part.Amount.Told <= known.Now.Amount.Told),
            Contested =
            [
                .. states.Where(state => fact!.Event is not null && state.AnnouncedAt is null && !KnownFigure.Says(state.Said, known.Now))
                    .OrderByDescending(state => state.At),
            ],
            Told = [.. states.Where(state => state.AnnouncedAt is not null).OrderBy(state => state.At)],
        };
    }

    /// <summary>The count by which an earlier version told the value, before there were events.</summary>
    private static StoryFact? Earlier(StoryFacts facts, KnownFigure known) => facts.OfKind(FactKinds.Count)
        .FirstOrDefault(fact => fact.Event is null && fact.Effect == known.Effect
            && fact.States.Any(state => state.AnnouncedAt is not null && KnownFigure.Says(state.Said, known.Now)));
}
