using Pipeline.Adapters.Storage;
using Pipeline.Web.Drawing;

namespace Pipeline.Local.Hosting;

/// <summary>What <c>doctor</c> says of the drops that lie there.</summary>
internal static class DropsVerdict
{
    private static string Grace => Words.Count((int)MissedDropSweep.Grace.TotalMinutes, "minute");

    private static string TimeLimit => Words.Count((int)MissedDropSweep.TimeLimit.TotalMinutes, "minute");

    /// <summary>Whether all is well, and the words for it.</summary>
    public static (bool Good, string Words) On(MissedDropTally tally, DateTimeOffset now) => tally switch
    {
        { Oldest: { } oldest } => (
            false,
            $"no receipt after {Grace} for {Words.Number(tally.Missed)} of {Looked(tally)}: no host was told. "
                + $"The oldest, {oldest.BlobName}, was dropped {Words.Ago(oldest.DroppedAt, now)}. "
                + "Either no host is running, or the Event Grid subscription is missing or leads to a function of another name: "
                + "events sent to a wrong name are answered 202 and lost. In Azure MissedDrops processes what was missed within the hour. "
                + "See 'Drops are not picked up' in docs/operations.md"),
        { Drops: 0, IsWhole: false } => (
            false,
            $"{TimeLimit} were not enough to read all receipts, so no drop was looked at, and MissedDrops will not do better. "
                + "See 'The hourly sweep' in docs/performance.md"),
        _ => (true, $"{Looked(tally)}, each with its receipt or younger than {Grace}"),
    };

    private static string Looked(MissedDropTally tally) => tally.IsWhole
        ? Words.Count(tally.Drops, "drop")
        : $"the first {Words.Count(tally.Drops, "drop")} ({TimeLimit} were not enough for more)";
}
