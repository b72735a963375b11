using Pipeline.Core.Facts;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;

namespace Pipeline.Core.Stories.Rules;

/// <summary>"Seven killed in three shootings" is news only above what is known of the single events of its day (R35).</summary>
internal static class AggregateRule
{
    /// <summary>Silences what the single events explain.</summary>
    public static void Decide(Deliberation desk)
    {
        if (desk.Article.Events.Count <= desk.Index || desk.AnchorOf(desk.Index) is not { Sort: EventSort.Aggregate } anchor)
        {
            return;
        }

        // A text that looks back sums up more than a day; one that names no day sums up its own, or exactly what was told before.
        var published = desk.Article.Published.FirstDay;
        var all = desk.Events.Values.Where(one => one.Sort == EventSort.Happening && one.MayBe is null).ToList();
        var single = desk.Article.IsFollowUp ? all : all.FindAll(one => IsOn(one, anchor.From ?? published, anchor.To ?? published));
        var sums = desk.Events.Values.Where(one => one.Sort == EventSort.Aggregate
            && (anchor.From is not { } day || IsOn(one, day, anchor.To ?? day))).ToList();
        for (var i = 0; i < desk.Statements.Length; i++)
        {
            if (desk.Statements[i] is CountStatement count && desk.IndexOf(i) == desk.Index && !desk.IsDecided(i)
                && (SumOf(desk, single, count) >= count.Amount.Interval.Least
                    || anchor.From is null && SumOf(desk, all, count) == count.Amount.Told
                    || sums.Exists(sum => ValueOf(desk, sum, count.Effect, count) == count.Amount.Told)))
            {
                desk.Silence(i, Reason.Aggregate);
            }
        }
    }

    /// <summary>Those who were hit, where nobody says whether they were injured, count as injured.</summary>
    private static long SumOf(Deliberation desk, IEnumerable<StoryEvent> events, CountStatement count) => events.Sum(one =>
        ValueOf(desk, one, count.Effect, count) ?? (count.Effect == VictimEffect.Injured ? ValueOf(desk, one, VictimEffect.Hit, count) : null) ?? 0);

    private static long? ValueOf(Deliberation desk, StoryEvent known, VictimEffect effect, CountStatement count) =>
        known.Figures.GetValueOrDefault(FigureKeys.Of(effect, count.Who, desk.Tables))?.Now?.Amount.Told;

    private static bool IsOn(StoryEvent known, DateOnly from, DateOnly to) =>
        (known.From ?? known.Opened?.FirstDay) is { } day
        && day >= from.AddDays(-1) && day <= to.AddDays(1);
}
