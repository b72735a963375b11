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

    /// <summary>The flat form of <paramref name="fact"/>.</summary>
    public static AlertFact From(Fact fact, NoveltyKind novelty, PreviousValue? previous)
    {
        ArgumentNullException.ThrowIfNull(fact);
        var flat = new AlertFact
        {
            Kind = fact.Kind,
            Key = fact.Key,
            Label = fact.Label,
            Novelty = novelty,
            Confidence = Math.Round(fact.Confidence, 2),
            Previous = previous,
            Evidence = fact.Evidence,
        };
        return fact switch
        {
            CountryFact country => flat with { Code = country.Code, Role = country.Role },
            VictimCountFact count => flat with
            {
                Value = count.Quantity.Value,
                UpTo = count.Quantity.UpTo,
                Bound = count.Quantity.Bound,
                Effect = count.Effect,
                Who = count.Who,
                Increment = count.IsIncrement ? true : null,
            },
            _ => flat,
        };
    }
}

/// <summary>What a changed fact said before.</summary>
public sealed record PreviousValue
{
    /// <summary>The count's last announced value; null for a country.</summary>
    public long? Value { get; init; }

    /// <summary>The upper end, if it was a range.</summary>
    public long? UpTo { get; init; }

    /// <summary>How the value bounded the truth.</summary>
    public CountBound? Bound { get; init; }

    /// <summary>The country's weaker role.</summary>
    public CountryRole? Role { get; init; }

    /// <summary>The article that stated it.</summary>
    public required string ArticleId { get; init; }

    /// <summary>Change from the previous value in percent of it, rounded to one decimal; negative for a fall;
    /// null from zero or for a country.</summary>
    public double? ChangePercent { get; init; }

    /// <summary>The previous quantity, when it was a count.</summary>
    [JsonIgnore]
    public Quantity? Quantity => (Value, UpTo, Bound) switch
    {
        ({ } low, { } high, _) => Facts.Quantity.Range(low, high),
        ({ } value, null, { } bound) => new Quantity(value, bound),
        _ => null,
    };
}
