using Pipeline.Core.Facts;
using Pipeline.Core.Naming;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;
using Pipeline.Core.Stories.Tables;

namespace Pipeline.Core.Stories.Rules;

/// <summary>Where nothing says how many, a part, a state or an increment stands for the total, as "at least" (R5).</summary>
internal static class StandInRule
{
    /// <summary>Decides for the figures that are unknown and that the article has no total of.</summary>
    public static void Decide(Deliberation desk, ArticleCounts counts, IReadOnlySet<string> totals)
    {
        var standIns = counts.Parts.Where(part => !PartRule.IsNamed(desk, part.Count)).Concat(counts.States).Concat(counts.Increments)
            .Where(part => !desk.IsDecided(part.Statement) && !totals.Contains(part.Figure) && desk.FigureOf(part.Figure).Now is null
                && !IsOfKnownHit(desk, part.Count) && part.Count.Whole is not { Effect: VictimEffect.Infected })
            .GroupBy(part => part.Figure, StringComparer.Ordinal)
            .ToList();
        foreach (var figure in standIns)
        {
            var (statement, count, key) = figure.MaxBy(part => part.Count.Amount.Interval.Least);
            var least = count.Amount.Interval.Least;
            if (least > 0)
            {
                var total = new Total(statement, key, count.Effect, StandIn(least), count.Who, count.Place) { Basis = Basis.Part };
                TotalRule.Decide(desk, counts, total);
            }
        }
    }

    /// <summary>"Both are expected to survive", where two are known to be shot.</summary>
    private static bool IsOfKnownHit(Deliberation desk, CountStatement count) =>
        desk.Tables.Effects[count.Effect].Standing == HitStanding.Part
        && desk.FigureOf(VictimEffect.Hit.Name()).Now is { } hit && hit.Amount.Told >= count.Amount.Interval.Least;

    // One stays one: it opens no figure in passing, and "at least one" is nobody's word.
    private static Amount StandIn(long least) => least == 1 ? new Amount(1) : Amount.AtLeast(least);
}
