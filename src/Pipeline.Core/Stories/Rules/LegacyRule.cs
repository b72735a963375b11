using Pipeline.Core.Stories.State;

namespace Pipeline.Core.Stories.Rules;

/// <summary>What was told before there were events is not told again, and does not silence a new event (R51).</summary>
internal static class LegacyRule
{
    /// <summary>Takes what was told for the home event when it can be of one event and the article goes on with it: the figures stand as
    /// they were told. What is old is dropped.</summary>
    public static void Adopt(Deliberation desk)
    {
        if (desk.Legacy is not { } legacy)
        {
            return;
        }

        if (desk.Article.Published.From > legacy.Until)
        {
            desk.Legacy = null;
        }
        else if (legacy.AreOfOneEvent() && desk.Article.Published.From <= legacy.Newest.To.AddDays(Clock.DaysToOpen))
        {
            foreach (var (key, values) in legacy.Told)
            {
                var last = values[^1];
                var told = values.Aggregate(
                    desk.FigureOf(key), (figure, value) => figure.WithTold(new ToldValue(value.Amount, value.ArticleId)));
                desk.Put(key, told.RestatedAt(legacy.Newest) with
                {
                    Now = new FigureValue(last.Amount, last.Who, Basis.Stated, last.ArticleId, last.Source),
                });
            }

            desk.Legacy = null;
            desk.KeepHome();
        }
    }

    /// <summary>Whether a total that would open its figure only repeats what was told: the article is not newer than that, or tells what
    /// followed, or its source said so.</summary>
    public static bool Silences(Deliberation desk, Total total)
    {
        if (desk.Legacy is not { } legacy || !legacy.Told.TryGetValue(total.Figure, out var told))
        {
            return false;
        }

        var same = told.FindAll(value => value.Amount.Told == total.Amount.Told);
        return !same.IsEmpty && (desk.Article.IsFollowUp || !desk.Article.Published.IsAfter(legacy.Newest)
            || same.Exists(value => value.Source == desk.Article.Source));
    }
}
