using Pipeline.Core.Facts;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;

namespace Pipeline.Core.Stories.Rules;

/// <summary>Counts of one effect that the text joins are one total, and each is a part of it (R6).</summary>
internal static class Enumerations
{
    /// <summary>Puts the sum of each enumeration in the place of its members.</summary>
    public static void Sum(Deliberation desk, List<Total> totals)
    {
        var joined = totals
            .Where(total => NumberOf(desk, total) is not null)
            .GroupBy(total => (total.Figure, NumberOf(desk, total)))
            .Where(members => members.Count() > 1)
            .Select(members => members.ToList())
            .ToList();
        foreach (var members in joined)
        {
            totals.RemoveAll(members.Contains);
            totals.Add(members[0] with
            {
                Amount = members.TrueForAll(member => member.Amount.IsExact)
                    ? new Amount(members.Sum(member => member.Amount.Value))
                    : new Amount(members.Sum(member => member.Amount.Interval.Least), CountBound.AtLeast),
                Who = Who.OfSum([.. members.Select(member => member.Who)]),
                IsSaid = false,
            });
            foreach (var member in members)
            {
                desk.Silence(member.Statement, Reason.Part);
            }
        }
    }

    private static int? NumberOf(Deliberation desk, Total total) =>
        total.IsSaid ? ((CountStatement)desk.Statements[total.Statement]).Enumeration : null;
}
