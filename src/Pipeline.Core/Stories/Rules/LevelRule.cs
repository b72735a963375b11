using Pipeline.Core.Stories.State;

namespace Pipeline.Core.Stories.Rules;

/// <summary>How many are so now (R28): missing, abducted, displaced. A later total in title or lead moves it both ways.</summary>
internal static class LevelRule
{
    /// <summary>Decides on a level that is not the told one.</summary>
    public static void Decide(Deliberation desk, Total total, FigureValue now)
    {
        var (value, was) = (total.Amount.Told, now.Amount.Told);
        if (!total.IsInTitleOrLead || value < was && !Clock.MayLower(desk, desk.FigureOf(total.Figure)))
        {
            desk.Silence(total.Statement, Reason.Contested);
        }
        else if (RefutedRule.Silences(desk, total))
        {
            desk.Silence(total.Statement, Reason.Superseded);
        }
        else if (value > was || IsNews(desk, total.Figure, value, was))
        {
            TotalRule.Move(desk, total, now);
        }
        else
        {
            MoveInSilence(desk, total, now);
        }
    }

    /// <summary>A small fall is no news and holds all the same, unless the watch's settings would hold it: what is held moves nothing.
    /// </summary>
    private static void MoveInSilence(Deliberation desk, Total total, FigureValue now)
    {
        var figure = desk.FigureOf(total.Figure);
        var next = TotalRule.ValueOf(desk, total, now);
        var item = new FigureNews(desk.KeyOf(total.Figure), total.Statement, total.Effect, next) { Was = now };
        if (!desk.Holds(item, FigureMove.SourcesOf(figure, next.Amount.Told)))
        {
            desk.Put(total.Figure, figure.RestatedAt(desk.Article.Published) with { Now = next });
            desk.Silence(total.Statement, Reason.BelowMinimum);
        }
    }

    /// <summary>All who were missing were found, all who were held were freed: nobody is left.</summary>
    public static void Return(Deliberation desk, ArticleCounts counts)
    {
        foreach (var (statement, count, key) in counts.Returns)
        {
            if (desk.FigureOf(key).Now is { } now && count.Amount.Told >= now.Amount.Told && now.Amount.Told > 0)
            {
                TotalRule.Decide(desk, counts, new Total(statement, key, count.Effect, new Amount(0), now.Who, count.Place));
            }
            else
            {
                desk.Silence(statement, Reason.Part);
            }
        }
    }

    /// <summary>A fall is news beside another figure's, and from a third on; so is none left.</summary>
    private static bool IsNews(Deliberation desk, string figure, long value, long was) =>
        value * 3 <= was * 2 || desk.HasMovedOther(figure);
}
