using Pipeline.Core.Stories.Statements;

namespace Pipeline.Core.Stories.Rules;

/// <summary>Finds which events an article's counts are of, and decides on each with what is known of it.</summary>
internal static class EventRule
{
    /// <summary>Decides on all counts, those of what the article is about first.</summary>
    public static void Decide(Deliberation desk)
    {
        var indices = desk.Statements.OfType<CountStatement>().Select(count => count.Event).Append(0).Distinct().Order().ToList();
        var home = EventLink.Of(desk, 0);
        foreach (var index in indices)
        {
            if (index > 0 && home.Kind == LinkKind.Sure && EventLink.Of(desk, index) == home)
            {
                desk.JoinHome(index);
            }
        }

        foreach (var index in indices.Where(index => index == 0 || Enumerable.Range(0, desk.Statements.Length).Any(i => desk.IndexOf(i) == index)))
        {
            if (index > 0 && IsBackground(desk, index))
            {
                Silence(desk, index, Reason.Background, "another event");
                continue;
            }

            desk.Turn(index, index == 0 ? home : EventLink.Of(desk, index));
            AggregateRule.Decide(desk);
            CountRules.Decide(desk);
            if (desk.IsAssumed == false)
            {
                ProvisionalRule.Merge(desk);
            }

            desk.EndTurn();
        }
    }

    /// <summary>Another event is news only where news stands, or in a digest (R34).</summary>
    private static bool IsBackground(Deliberation desk, int index) => !desk.Article.IsDigest
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
