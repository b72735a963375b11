using Pipeline.Core.Facts;
using Pipeline.Core.Naming;
using Pipeline.Core.Stories.Tables;

namespace Pipeline.Core.Stories.Rules;

/// <summary>The order in which the counts of an article are decided: the dead, the injured and those hit, other totals and
/// levels after them, since a level's fall is news beside what moved; then what has no total.</summary>
internal static class CountRules
{
    private static readonly string Killed = VictimEffect.Killed.Name();
    private static readonly string Injured = VictimEffect.Injured.Name();
    private static readonly string Hit = VictimEffect.Hit.Name();

    /// <summary>Decides on all counts.</summary>
    public static void Decide(Deliberation desk)
    {
        var counts = ArticleCounts.Sort(desk);
        var choices = counts.Totals
            .GroupBy(total => total.Figure, StringComparer.Ordinal)
            .ToDictionary(totals => totals.Key, totals => TotalChoice.Of([.. totals], desk.Tables.Groups), StringComparer.Ordinal);
        var stated = choices.Keys.ToHashSet(StringComparer.Ordinal);
        Casualties(desk, counts, choices);
        foreach (var choice in choices.Values
            .Where(choice => choice.Chosen.Figure is var figure && figure != Killed && figure != Injured && figure != Hit)
            .OrderBy(choice => desk.Tables.Effects[choice.Chosen.Effect].Movement == Movement.Level))
        {
            if (IsOpenBesideKnown(desk, choice.Chosen))
            {
                desk.Silence(choice.Chosen.Statement, Reason.Explained);
            }
            else
            {
                TotalRule.Decide(desk, counts, choice.Chosen);
            }
        }

        StandInRule.Decide(desk, counts, stated);
        IncrementRule.Decide(desk, counts, stated);
        LevelRule.Return(desk, counts);
        PartRule.Decide(desk, counts);
        foreach (var (statement, _, _) in counts.States)
        {
            desk.Silence(statement, Reason.State);
        }

        OtherTotals.Decide(desk, choices.Values);
        RefutedRule.Keep(desk, counts);
        DeathRule.RememberNames(desk);
    }

    /// <summary>"Seven people were targeted", "14 relatives are affected", where it is known how many were hit: as long as it is no more
    /// than these, or stands where no news stands, it says less (R8).</summary>
    private static bool IsOpenBesideKnown(Deliberation desk, Total total)
    {
        if (desk.Tables.Effects[total.Effect].Standing != HitStanding.Open)
        {
            return false;
        }

        var known = new[] { Killed, Injured, Hit }.Sum(key => desk.FigureOf(key).Now?.Amount.Told ?? 0);
        return known > 0 && (total.Effect == VictimEffect.Targeted || !total.IsInTitleOrLead || total.Amount.Interval.Least <= known);
    }

    private static void Casualties(Deliberation desk, ArticleCounts counts, Dictionary<string, TotalChoice> choices)
    {
        var (killed, injured) = (choices.GetValueOrDefault(Killed)?.Chosen, choices.GetValueOrDefault(Injured)?.Chosen);
        var before = desk.FigureOf(Killed).Now;
        if (killed is not null)
        {
            TotalRule.Decide(desk, counts, killed);
        }

        DeathRule.Decide(desk, counts, killed, before);
        if (injured is not null)
        {
            TotalRule.Decide(desk, counts, injured);
        }

        if (choices.GetValueOrDefault(Hit) is { } hit)
        {
            HitFamily.Decide(desk, counts, hit.Chosen, killed, injured);
        }
    }
}
