using Pipeline.Core.Facts;
using Pipeline.Core.Stories.Tables;

namespace Pipeline.Core.Stories.Rules;

/// <summary>One total per figure and article (R5): the title's, else the lead's, else the largest later one.</summary>
/// <param name="Chosen">The one that stands for the article.</param>
/// <param name="Others">What else it says.</param>
internal sealed record TotalChoice(Total Chosen, IReadOnlyList<Total> Others)
{
    /// <summary>Chooses among the totals of one figure.</summary>
    public static TotalChoice Of(IReadOnlyList<Total> totals, GroupTree groups)
    {
        var real = totals.Any(total => !total.IsOfHit) ? [.. totals.Where(total => !total.IsOfHit)] : totals;
        var place = real.Min(total => total.Place);
        var largest = real
            .Where(total => total.Place == place)
            .OrderBy(total => total.Amount.Bound == CountBound.AtMost)
            .ThenByDescending(total => total.Amount.Told)
            .ThenByDescending(total => total.Amount.IsExact)
            .First();
        var chosen = real.FirstOrDefault(total => total.IsInTitleOrLead && Sharpens(total, largest)) ?? largest;
        chosen = real
            .Where(total => total.Amount == chosen.Amount)
            .Aggregate(chosen, (best, total) => best with
            {
                Who = Who.Widest(best.Who, total.Who, groups),
                IsRevision = best.IsRevision || total.IsRevision,
            });
        return new(chosen, [.. totals.Where(total => total.Statement != chosen.Statement)]);
    }

    /// <summary>"dozens hurt" above "43 were hurt", "four dead" above "three people and the gunman died".</summary>
    private static bool Sharpens(Total total, Total largest) =>
        total.Amount.IsExact && (!largest.Amount.IsExact && largest.Amount.Allows(total.Amount.Told)
            || total.Attackers is { } attackers && largest.Attackers is null && largest.Amount.IsExact
                && total.Amount.Told + attackers == largest.Amount.Told);
}
