using System.Globalization;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Rules;

/// <summary>How likely a reader agrees with a fact, by the construction that states it (<c>rule-confidence.tsv</c>).</summary>
internal static class RuleConfidence
{
    // What one more sentence that states the same leaves of the doubt.
    private const double DoubtLeft = 0.7;
    private const string AnyRule = "-";

    private static readonly Dictionary<string, double> Shares = WordList.Read("rule-confidence.tsv", 3)
        .ToDictionary(row => $"{row[0]} {row[1]}", row => double.Parse(row[2], CultureInfo.InvariantCulture), StringComparer.Ordinal);

    /// <summary>The confidence, 0 to 1, of a <paramref name="fact"/> ("count", "group") that <paramref name="rule"/> found, stated in so
    /// many <paramref name="sentences"/>.</summary>
    public static double Of(string fact, string rule, int sentences)
    {
        var share = Shares.TryGetValue($"{fact} {rule}", out var known) ? known : Shares[$"{fact} {AnyRule}"];
        return Math.Round(1 - (1 - share) * Math.Pow(DoubtLeft, sentences - 1), 2);
    }
}
