using Pipeline.Core.Facts;

namespace Pipeline.Web.Reading;

/// <summary>Which facts are wanted. What is null asks for nothing; everything asked for must hold.</summary>
public sealed record FactQuery
{
    /// <summary>The kind.</summary>
    public FactKind? Kind { get; init; }

    /// <summary>A country's code, or part of its name.</summary>
    public string? Country { get; init; }

    /// <summary>Least role of a country.</summary>
    public CountryRole? Role { get; init; }

    /// <summary>Part of a group's name.</summary>
    public string? Group { get; init; }

    /// <summary>What happened to the people counted.</summary>
    public VictimEffect? Effect { get; init; }

    /// <summary>Some value of a count is at least this.</summary>
    public long? Minimum { get; init; }

    /// <summary>Something in it was seen for the first time at this time or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Part of the label or of a sentence that proves it.</summary>
    public string? Text { get; init; }

    /// <summary>Whether nothing is asked for.</summary>
    public bool IsEmpty => this == new FactQuery();

    /// <summary>Whether <paramref name="fact"/> is wanted.</summary>
    public bool Accepts(StoryFact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        return (Kind is null || fact.Kind == Kind)
            && (Country is null || fact.Code is { } code
                && (code.Equals(Country, StringComparison.OrdinalIgnoreCase) || Country.Length > 2 && Holds(fact.Label, Country)))
            && (Role is null || fact.Role >= Role)
            && (Group is null || fact.Kind == FactKinds.Group && Holds(fact.Label, Group))
            && (Effect is null || fact.Effect == Effect)
            && (Minimum is null || fact.States.Any(state => (state.UpTo ?? state.Value) >= Minimum))
            && (Since is null || fact.ChangedAt >= Since)
            && (Text is null || Holds(fact.Label, Text) || fact.States.Any(state => Holds(state.Evidence.Sentence, Text)));
    }

    private static bool Holds(string text, string part) => text.Contains(part, StringComparison.OrdinalIgnoreCase);
}
