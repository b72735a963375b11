using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Stories.Tables;

namespace Pipeline.Core.Telling;

/// <summary>Puts the facts of an alert into the lines of a message (R3): each stands where its weightiest fact does.</summary>
internal static class StoryLines
{
    /// <summary>More lines than these are counted, not shown.</summary>
    public const int MostLines = 5;

    /// <summary>Names that an eye still takes in at once; what a line has beyond them is counted too.</summary>
    public const int MostItems = 12;

    /// <summary>The lines that are shown, with the facts that they show.</summary>
    public static IReadOnlyList<IReadOnlyList<AlertFact>> Of(IReadOnlyList<AlertFact> facts) =>
    [
        .. facts.Select((fact, index) => (Fact: fact, Line: LineOf(fact, index)))
            .GroupBy(entry => entry.Line, entry => entry.Fact)
            .Take(MostLines)
            .Select(line => line.Take(MostItems).ToList()),
    ];

    /// <summary>Facts of a kind that need no line each share one. So do the counts of one family of effects and of one event, killed with
    /// injured, and the parts of one event; what alerts of earlier versions count is of no event and has a line of its own.</summary>
    private static Line LineOf(AlertFact fact, int index)
    {
        if (!fact.Kind.StandsAlone)
        {
            return new(fact.Kind) { Novelty = fact.Novelty, Role = fact.Role };
        }

        return fact switch
        {
            { Scope: CountScope.Part, Event: { } of } => new(fact.Kind) { Event = of.Id, Scope = CountScope.Part },
            { Scope: CountScope.Total, Event: { } of, Effect: { } effect } =>
                new(fact.Kind) { Event = of.Id, Scope = CountScope.Total, Family = EffectTable.Default[effect].Family },
            _ => new(fact.Kind) { Own = index },
        };
    }

    private sealed record Line(FactKind Kind)
    {
        public NoveltyKind? Novelty { get; init; }

        public CountryRole? Role { get; init; }

        public string? Event { get; init; }

        public CountScope? Scope { get; init; }

        public EffectFamily? Family { get; init; }

        /// <summary>Tells a line of one fact from all others.</summary>
        public int? Own { get; init; }
    }
}
