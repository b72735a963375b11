using Pipeline.Core.Reading.Mentions;

namespace Pipeline.Core.Reading.Rules;

/// <summary>How likely a reader agrees with a fact, by the construction that states it (<c>constructions.tsv</c>).</summary>
internal static class RuleConfidence
{
    // What one more sentence that states the same leaves of the doubt.
    private const double DoubtLeft = 0.7;

    /// <summary>The confidence, 0 to 1, of a count that the construction states, in so many <paramref name="sentences"/>.</summary>
    public static double OfCount(Construction construction, int sentences) =>
        After(ConstructionTable.Default[construction].CountShare, sentences);

    /// <summary>The confidence, 0 to 1, of a group that the construction names, in so many <paramref name="sentences"/>.</summary>
    public static double OfGroup(Construction construction, int sentences) =>
        After(ConstructionTable.Default[construction].GroupShare, sentences);

    private static double After(double share, int sentences) => Math.Round(1 - (1 - share) * Math.Pow(DoubtLeft, sentences - 1), 2);
}
