using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;

namespace Pipeline.Core.Stories.Rules;

/// <summary>"Seven killed in three shootings" is news only above what is known of the single events of its day (R35).</summary>
internal static class AggregateRule
{
    /// <summary>Silences what the single events explain.</summary>
    public static void Decide(Deliberation desk)
    {
        if (desk.Article.Events.Count <= desk.Index || desk.Article.Events[desk.Index] is not { Sort: EventSort.Aggregate } anchor)
        {
            return;
        }

        var day = anchor.From ?? DateOnly.FromDateTime(desk.Article.Published.From.UtcDateTime);
        var members = desk.Events.Values.Where(one => one.Sort == EventSort.Happening && one.MayBe is null && IsOn(one, day)).ToList();
        for (var i = 0; i < desk.Statements.Length; i++)
        {
            if (desk.Statements[i] is CountStatement count && desk.IndexOf(i) == desk.Index && !desk.IsDecided(i)
                && SumOf(members, FigureKeys.Of(count.Effect, count.Who, desk.Tables)) >= count.Amount.Interval.Least)
            {
                desk.Silence(i, Reason.Aggregate);
            }
        }
    }

    private static long SumOf(IEnumerable<StoryEvent> members, string figure) =>
        members.Sum(member => member.Figures.GetValueOrDefault(figure)?.Now?.Amount.Told ?? 0);

    private static bool IsOn(StoryEvent known, DateOnly day) =>
        (known.From ?? (known.Opened is { } opened ? DateOnly.FromDateTime(opened.From.UtcDateTime) : null)) is { } from
        && Math.Abs(from.DayNumber - day.DayNumber) <= 1;
}
