using System.Text.Json.Serialization;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;

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

    /// <summary>True when the count adds to an earlier figure.</summary>
    public bool? Increment { get; init; }

    /// <summary>0 to 1, rounded to two decimals.</summary>
    public double Confidence { get; init; }

    /// <summary>The value or role that this replaces, when the fact changed.</summary>
    public PreviousValue? Previous { get; init; }

    /// <summary>The proof.</summary>
    public required Evidence Evidence { get; init; }

    /// <summary>What is said of the fact's subject.</summary>
    [JsonIgnore]
    public Said Said => new(Role, Value, UpTo, Bound);

    /// <summary>The flat form of <paramref name="fact"/>.</summary>
    public static AlertFact From(Fact fact, NoveltyKind novelty, PreviousValue? previous)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var (subject, said) = (fact.Subject, fact.Said);
        return new AlertFact
        {
            Kind = subject.Kind,
            Key = subject.Key,
            Label = fact.Label,
            Novelty = novelty,
            Code = subject.Code,
            Role = said.Role,
            Value = said.Value,
            UpTo = said.UpTo,
            Bound = said.Bound,
            Effect = subject.Effect,
            Who = subject.Who,
            Increment = subject.Increment,
            Confidence = Math.Round(fact.Confidence, 2),
            Previous = previous,
            Evidence = fact.Evidence,
        };
    }
}
