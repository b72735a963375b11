using Pipeline.Core.Facts;
using Pipeline.Core.Naming;

namespace Pipeline.Core.Stories.Rules;

/// <summary>Who was hit is killed or injured (R8): their number says how many are injured, and is told by itself only while neither is
/// known.</summary>
internal static class HitFamily
{
    private static readonly string Killed = VictimEffect.Killed.Name();
    private static readonly string Injured = VictimEffect.Injured.Name();

    /// <summary>Decides on the article's total of those hit.</summary>
    /// <param name="desk">The desk; the article's dead are decided.</param>
    /// <param name="counts">The article's counts.</param>
    /// <param name="hit">How many were hit.</param>
    /// <param name="killed">The article's dead; null when it does not say.</param>
    /// <param name="injured">The article's injured; null when it does not say.</param>
    public static void Decide(Deliberation desk, ArticleCounts counts, Total hit, Total? killed, Total? injured)
    {
        var (knownKilled, knownInjured) = (desk.FigureOf(Killed).Now?.Amount.Told, desk.FigureOf(Injured).Now?.Amount.Told);
        if (knownKilled is null && knownInjured is null)
        {
            TotalRule.Decide(desk, counts, hit);
            return;
        }

        var derived = hit.Amount.Less(killed?.Amount.Told ?? knownKilled ?? 0);
        if (injured is null && derived.Told > 0 && !(derived.Interval.Least <= knownInjured))
        {
            TotalRule.Decide(desk, counts, hit with
            {
                Figure = Injured,
                Effect = VictimEffect.Injured,
                Amount = derived,
                Basis = State.Basis.Derived,
                Attackers = null,
                IsSaid = false,
            });
        }

        desk.Silence(hit.Statement, Reason.Explained);
    }
}
