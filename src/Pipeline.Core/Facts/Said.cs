namespace Pipeline.Core.Facts;

/// <summary>What is said of a subject, beyond that it is part of the story: the parts that documents hold flat beside its key.</summary>
/// <remarks>A part that a kind of fact does not have is null.</remarks>
/// <param name="Role">The role of a country.</param>
/// <param name="Value">A count's value; of a range the lower end.</param>
/// <param name="UpTo">The upper end of a range.</param>
/// <param name="Bound">How the value bounds the truth.</param>
public readonly record struct Said(CountryRole? Role, long? Value, long? UpTo, CountBound? Bound)
{
    /// <summary>The role of a country.</summary>
    public static Said Of(CountryRole role) => new(role, null, null, null);

    /// <summary>A number of people.</summary>
    public static Said Of(Quantity quantity) => new(null, quantity.Value, quantity.UpTo, quantity.Bound);

    /// <summary>The number, when it is one; documents are read as they are found, also where an end or a bound of it is missing.</summary>
    public Quantity? Quantity => (Value, UpTo, Bound) switch
    {
        ({ } low and >= 0, { } high, _) when high > low => Facts.Quantity.Range(low, high),
        ({ } value and >= 0, _, { } bound and not CountBound.Between) => new Quantity(value, bound),
        ({ } value and >= 0, _, _) => new Quantity(value),
        _ => null,
    };
}
