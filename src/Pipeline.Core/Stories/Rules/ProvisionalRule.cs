using Pipeline.Core.Stories.State;

namespace Pipeline.Core.Stories.Rules;

/// <summary>What an article tells that does not say which event it means is kept beside the event that it may be (R33).</summary>
internal static class ProvisionalRule
{
    /// <summary>Tells what an assumed article says beyond its event, without what was before; nothing of it twice.</summary>
    public static bool Apply(Deliberation desk, string key, FigureNews item, bool isSaid)
    {
        if (item.Fall is not null || item.More is not null || item.Now.Basis == Basis.Died || item.Was is { } was && item.Now.Amount.Told < was.Amount.Told)
        {
            desk.Silence(item.Statement, Reason.Assumed);
            return false;
        }

        return desk.InPassing(() => FigureMove.Apply(desk, key, item with { Key = desk.KeyOf(key), Was = null, More = null }, isSaid));
    }

    /// <summary>An article that surely means the event and says what was kept beside it makes it the event's: what was told stays told
    /// (R39).</summary>
    public static void Merge(Deliberation desk)
    {
        foreach (var (id, beside) in desk.Events.Where(one => one.Value.MayBe == desk.EventId).ToList())
        {
            if (beside.Figures.Any(figure => figure.Value.Now is { } now && desk.FigureOf(figure.Key).Now?.Amount.Told >= now.Amount.Told))
            {
                foreach (var (key, figure) in beside.Figures)
                {
                    desk.Put(key, figure.Told.Aggregate(desk.FigureOf(key), (known, told) => known.HasTold(told.Amount.Told) ? known : known.WithTold(told)));
                }

                desk.Remove(id);
            }
        }
    }
}
