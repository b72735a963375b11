using System.Globalization;

namespace Pipeline.Bench.Reporting;

/// <summary>One measured figure, with the floor that it must keep if it has one.</summary>
/// <param name="Name">What was measured.</param>
/// <param name="Value">The figure.</param>
/// <param name="Unit">Its unit; <c>ratio</c> for one that machines share.</param>
/// <param name="Floor">What it must keep; null for a figure that is only told.</param>
internal sealed record Figure(string Name, double Value, string Unit, Floor? Floor = null)
{
    /// <summary>Whether it keeps its floor; one without a floor does.</summary>
    public bool IsMet => Floor?.Allows(Value) ?? true;

    /// <summary>The figure for people: three significant digits, no exponent.</summary>
    public string Text => Value switch
    {
        var value when Math.Abs(value) >= 100 => value.ToString("N0", CultureInfo.InvariantCulture),
        var value when Math.Abs(value) >= 10 => value.ToString("0.0", CultureInfo.InvariantCulture),
        _ => Value.ToString("0.00", CultureInfo.InvariantCulture),
    };
}

/// <summary>A bound that a figure must keep; the bound itself is allowed.</summary>
/// <param name="Limit">The bound.</param>
/// <param name="IsLeast">Whether it is the least that is allowed rather than the most.</param>
internal sealed record Floor(double Limit, bool IsLeast)
{
    /// <summary>The figure must be <paramref name="limit"/> or more.</summary>
    public static Floor AtLeast(double limit) => new(limit, true);

    /// <summary>The figure must be <paramref name="limit"/> or less.</summary>
    public static Floor AtMost(double limit) => new(limit, false);

    /// <summary>Whether <paramref name="value"/> keeps the bound; what is no number does not.</summary>
    public bool Allows(double value) => IsLeast ? value >= Limit : value <= Limit;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{(IsLeast ? "at least" : "at most")} {Limit:0.###}");
}
