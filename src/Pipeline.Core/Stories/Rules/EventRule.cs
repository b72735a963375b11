using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;

namespace Pipeline.Core.Stories.Rules;

/// <summary>Finds which events an article's counts are of, and decides on each with what is known of it.</summary>
internal static class EventRule
{
    /// <summary>Decides on all counts, those of what the article is about first.</summary>
    public static void Decide(Deliberation desk)
    {
        var indices = desk.Statements.OfType<CountStatement>().Select(count => count.Event).Append(0).Distinct().Order().ToList();
        var home = EventFinder.Find(desk, 0);
        foreach (var index in indices)
        {
            if (index > 0 && home.Kind == LinkKind.Sure && EventFinder.Find(desk, index) == home)
            {
                desk.JoinHome(index);
            }
        }

        SilenceSums(desk);
        foreach (var index in indices.Where(index => index == 0 || desk.HasCountsOf(index)))
        {
            if (index > 0 && IsBackground(desk, index))
            {
                Silence(desk, index, Reason.Background, "another event");
                continue;
            }

            var link = index == 0 ? home : EventFinder.Find(desk, index);
            desk.Turn(index, index > 0 && home.Kind == LinkKind.New && link.EventId == desk.HomeId ? EventLink.New : link);
            AggregateRule.Decide(desk);
            CountRules.Decide(desk);
            if (!desk.IsAssumed)
            {
                ProvisionalRule.Merge(desk);
            }

            desk.EndTurn();
        }
    }

    /// <summary>"Thirty-two dead, and no plan": the number that the article itself says is a running total's, or of several events.</summary>
    private static void SilenceSums(Deliberation desk)
    {
        var sums = desk.Statements.OfType<CountStatement>()
            .Where(count => count.Event > 0 && desk.AnchorOf(count.Event).Sort is EventSort.Line or EventSort.Aggregate)
            .Select(count => (count.Effect, count.Amount.Told))
            .ToHashSet();
        for (var i = 0; i < desk.Statements.Length; i++)
        {
            if (desk.Statements[i] is CountStatement { Event: 0 } count && sums.Contains((count.Effect, count.Amount.Told)))
            {
                desk.Silence(i, Reason.Aggregate);
            }
        }
    }

    /// <summary>Another event is news only where news stands, or in a digest (R34); a claim is told once, wherever it stands (R44).</summary>
    private static bool IsBackground(Deliberation desk, int index) => !desk.Article.IsDigest && desk.AnchorOf(index).Sort != EventSort.Claim
        && !desk.Statements.Any(statement => statement is CountStatement { IsInTitleOrLead: true } count && count.Event == index);

    private static void Silence(Deliberation desk, int index, Reason reason, string detail)
    {
        for (var i = 0; i < desk.Statements.Length; i++)
        {
            if (desk.Statements[i] is CountStatement count && count.Event == index)
            {
                desk.Silence(i, reason, detail);
            }
        }
    }
}
