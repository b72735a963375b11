using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;

namespace Pipeline.Core.Stories.Rules;

/// <summary>Where nothing says how many, a part, a state or an increment stands for the total, as "at least" (R5).</summary>
internal static class StandInRule
{
    /// <summary>Decides for the figures that are unknown and that the article has no total of.</summary>
    public static void Decide(Deliberation desk, ArticleCounts counts, IReadOnlySet<string> totals)
    {
        var standIns = counts.Parts.Where(part => !PartRule.IsNamed(desk, part.Count)).Concat(counts.States).Concat(counts.Increments)
            .Where(part => !desk.IsDecided(part.Statement) && !totals.Contains(part.Figure) && desk.FigureOf(part.Figure).Now is null)
            .GroupBy(part => part.Figure, StringComparer.Ordinal)
            .ToList();
        foreach (var figure in standIns)
        {
            var (statement, count, key) = figure.MaxBy(part => part.Count.Amount.Interval.Least);
            var least = count.Amount.Interval.Least;
            if (least > 0)
            {
                var total = new Total(statement, key, count.Effect, StandIn(count, least), count.Who, count.Place) { Basis = Basis.Part };
                TotalRule.Decide(desk, counts, total);
            }
        }
    }

    // One stays one, so that it does not open a figure in passing.
    private static Amount StandIn(CountStatement count, long least) =>
        least == 1 && !count.IsInTitleOrLead ? new Amount(1) : Amount.AtLeast(least);
}
