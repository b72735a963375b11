using Pipeline.Core.Facts;
using Pipeline.Core.Stories.State;

namespace Pipeline.Core.Stories.Rules;

/// <summary>How a stated number stands to the told one.</summary>
internal enum Comparison
{
    Same,

    /// <summary>The same but for rounding.</summary>
    Rounding,

    /// <summary>It allows the told one.</summary>
    Within,
    Rises,
    Lower,

    /// <summary>It says what "up to" left open.</summary>
    Settles,
}

/// <summary>Compares by what numbers leave open (R10) and how they are rounded (R11).</summary>
internal static class Comparisons
{
    // Below this an exact number was counted, not rounded.
    private const long LeastRounded = 1000;

    // The most that rounding may hide, of the told number: a twentieth. "1,000" and "1,300" agree at the last digit of the coarser one.
    private const int MostHidden = 20;

    /// <summary>How <paramref name="said"/> stands to <paramref name="told"/>.</summary>
    public static Comparison Compare(Amount said, Amount told)
    {
        var known = told.Told;
        var (least, most) = said.Interval;
        return said.Told == known ? Comparison.Same
            : told.Bound == CountBound.AtMost && IsCounted(said) ? IsNear(said.Told, known, 10) ? Comparison.Rounding : Comparison.Settles
            : IsRounding(said, told) ? Comparison.Rounding
            : least > known ? Comparison.Rises
            : most < known ? Comparison.Lower
            : Comparison.Within;
    }

    /// <summary>Whether <paramref name="said"/> tells more exactly what <paramref name="told"/> tells.</summary>
    /// <remarks>Of two numbers that differ by rounding the higher one stays, so that a figure that only rises ends the same in whichever
    /// order its articles come.</remarks>
    public static bool IsSharper(Amount said, Amount told) => said.Told == told.Told
        ? said.IsExact && !told.IsExact
        : IsCounted(said) && (told.Bound == CountBound.AtMost
            || said.Told > told.Told && (UnitOf(said.Told) < UnitOf(told.Told) || !told.IsExact));

    private static bool IsRounding(Amount said, Amount told)
    {
        if (!IsCounted(said) || !(IsCounted(told) || told.Bound == CountBound.AtLeast && told.Vague is null)
            || !IsNear(said.Told, told.Told, MostHidden))
        {
            return false;
        }

        if (said.Bound == CountBound.About || told.Bound == CountBound.About)
        {
            return true;
        }

        var (fine, coarse) = UnitOf(said.Told) < UnitOf(told.Told) ? (said.Told, told.Told) : (told.Told, said.Told);
        var unit = UnitOf(coarse);
        return Math.Min(fine, coarse) >= LeastRounded && UnitOf(fine) < unit && (fine + unit / 2) / unit * unit == coarse;
    }

    private static bool IsCounted(Amount amount) =>
        amount.Vague is null && amount.Bound is CountBound.Exact or CountBound.About or CountBound.Between;

    private static bool IsNear(long said, long told, int share) => Math.Abs(said - told) <= told / share;

    // The unit of the last digit that is not a nought: 100,000 of 1,100,000.
    private static long UnitOf(long value)
    {
        var unit = 1L;
        while (value > 0 && value % 10 == 0)
        {
            value /= 10;
            unit *= 10;
        }

        return unit;
    }
}
