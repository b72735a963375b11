using Pipeline.Core.Stories.State;

namespace Pipeline.Core.Stories.Rules;

/// <summary>Victims, and all with the attackers (R9): a number that does not tell them apart agrees with either.</summary>
internal static class Slots
{
    /// <summary>The value with what <paramref name="total"/> says about attackers, when the two agree once attackers are counted; null when
    /// they do not.</summary>
    public static FigureValue? Agree(Total total, FigureValue now)
    {
        if (!total.Amount.IsExact)
        {
            return null;
        }

        var victims = total.Amount.Told;
        return (total.Attackers, now.All) switch
        {
            (null, { } all) => all == victims ? now : null,
            ({ } attackers, null) when victims + attackers == now.Amount.Told => now with { Amount = total.Amount, Attackers = attackers },
            ({ } attackers, null) when victims == now.Amount.Told => now with { Attackers = attackers },
            ({ }, _) or (null, null) => null,
        };
    }
}
