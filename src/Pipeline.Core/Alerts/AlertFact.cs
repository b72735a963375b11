using System.Text.Json.Serialization;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Stories;
using Pipeline.Core.Stories.State;

namespace Pipeline.Core.Alerts;

/// <summary>One announced fact, flat as it is stored and sent. Properties that its kind does not have are null and absent.</summary>
public sealed record AlertFact
{
    /// <summary>The kind of fact.</summary>
    public required FactKind Kind { get; init; }

    /// <summary>What it is the same fact as.</summary>
    public required string Key { get; init; }

    /// <summary><see cref="NoveltyKind.New"/> or <see cref="NoveltyKind.Changed"/>.</summary>
    public required NoveltyKind Novelty { get; init; }

    /// <summary>ISO 3166-1 alpha-2 code of a country.</summary>
    public string? Code { get; init; }

    /// <summary>How people read the fact.</summary>
    public required string Label { get; init; }

    /// <summary>The role of a country.</summary>
    public CountryRole? Role { get; init; }

    /// <summary>A count's value; of a range the lower end.</summary>
    public long? Value { get; init; }

    /// <summary>The upper end of a range.</summary>
    public long? UpTo { get; init; }

    /// <summary>How the value bounds the truth.</summary>
    public CountBound? Bound { get; init; }

    /// <summary>What happened to the people counted.</summary>
    public VictimEffect? Effect { get; init; }

    /// <summary>Who was counted.</summary>
    public string? Who { get; init; }

    /// <summary>Whether a count is of all that its event hit or of a part of them; null for other facts and in alerts of earlier versions.
    /// </summary>
    public CountScope? Scope { get; init; }

    /// <summary>The event that a count is of.</summary>
    public AlertEvent? Event { get; init; }

    /// <summary>True when the count adds to an earlier figure.</summary>
    public bool? Increment { get; init; }

    /// <summary>How many independent sources stated it by then; null in alerts of earlier versions.</summary>
    public int? Sources { get; init; }

    /// <summary>0 to 1, rounded to two decimals.</summary>
    public double Confidence { get; init; }

    /// <summary>The value or role that this replaces, when the fact changed.</summary>
    public PreviousValue? Previous { get; init; }

    /// <summary>The proof.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>What is said of the fact's subject.</summary>
    [JsonIgnore]
    public Said Said => new(Role, Value, UpTo, Bound);

    /// <summary>The flat form of <paramref name="fact"/> as its article states it.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="novelty">How it compares with what was told.</param>
    /// <param name="previous">What it replaces.</param>
    /// <param name="key">What the watch knows it under; null for the fact's own key.</param>
    public static AlertFact From(Fact fact, NoveltyKind novelty, PreviousValue? previous, string? key = null)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var (subject, said) = (fact.Subject, fact.Said);
        return new AlertFact
        {
            Kind = subject.Kind,
            Key = key ?? subject.Key,
            Label = fact.Label,
            Novelty = novelty,
            Code = subject.Code,
            Role = said.Role,
            Value = said.Value,
            UpTo = said.UpTo,
            Bound = said.Bound,
            Effect = subject.Effect,
            Who = subject.Who,
            Scope = (fact as VictimCountFact)?.Scope,
            Increment = subject.Increment,
            Confidence = Math.Round(fact.Confidence, 2),
            Previous = previous,
            Evidence = fact.Evidence,
        };
    }

    /// <summary>The flat form of what is told.</summary>
    /// <param name="item">The news.</param>
    /// <param name="proof">The fact that proves it.</param>
    /// <param name="happened">The event that its counts are of.</param>
    /// <param name="sources">How many independent sources stated it.</param>
    internal static AlertFact From(StoryNews item, Fact proof, AlertEvent? happened, int sources)
    {
        var previous = FactRecord.PreviousOf(item);
        var stated = From(proof, previous?.Quantity is null ? NoveltyKind.New : NoveltyKind.Changed, previous, item.Key) with
        {
            Label = item.Name,
            Increment = null,
            Sources = sources,
        };
        return item switch
        {
            FigureNews figure => Counted(stated, figure.Effect, figure.Now.Amount, figure.Now.Who) with
            {
                Scope = CountScope.Total, Event = happened,
            },
            PartNews part => Counted(stated, part.Effect, part.Amount, part.Who) with { Scope = CountScope.Part, Event = happened },
            CountryNews country => stated with { Role = country.Role },
            _ => stated,
        };
    }

    private static AlertFact Counted(AlertFact stated, VictimEffect effect, Amount amount, string who) => stated with
    {
        Kind = FactKinds.Count,
        Effect = effect,
        Value = amount.Value,
        UpTo = amount.UpTo,
        Bound = amount.Bound,
        Who = who,
    };
}

/// <summary>An event as alerts and exports name it.</summary>
/// <param name="Id">Its number within the story: <c>e1</c>.</param>
/// <param name="Title">What people call it: "Attack in Sidra"; null while its place or kind is unknown.</param>
/// <param name="Place">Where it was; null while no text tells.</param>
/// <param name="From">The first day that it can have happened on.</param>
/// <param name="To">The last such day.</param>
public sealed record AlertEvent(string Id, string? Title, string? Place, DateOnly? From, DateOnly? To)
{
    /// <summary>What it is, where it is not one thing that happened: several in one number, a running total, a claim. Null for what
    /// happened.</summary>
    public EventSort? Sort { get; init; }

    /// <summary>The event of a story.</summary>
    public static AlertEvent Of(string id, StoryEvent known)
    {
        ArgumentNullException.ThrowIfNull(known);
        return new(id, known.Title, known.Place, known.From, known.To) { Sort = known.Sort == EventSort.Happening ? null : known.Sort };
    }
}
