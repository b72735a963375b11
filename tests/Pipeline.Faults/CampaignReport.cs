using System.Globalization;
using System.Text;
using Pipeline.Faults.Checking;
using Pipeline.Faults.Receiving;
using Pipeline.Faults.Storage;

namespace Pipeline.Faults;

/// <summary>What a campaign did and found.</summary>
internal sealed record CampaignReport(
    CampaignOptions Options,
    IReadOnlyDictionary<string, int> Events,
    IReadOnlyDictionary<StorageFault, int> StorageFaults,
    IReadOnlyDictionary<ReceiverMood, int> Moods,
    int Kills,
    Verdict Verdict,
    TimeSpan Elapsed)
{
    /// <summary>Whether nothing was lost and nothing repeated without a reason.</summary>
    public bool IsGood => Verdict.Findings.Count == 0;

    /// <summary>The report in words.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text
            .Append(
                CultureInfo.InvariantCulture,
                $"Seed {Options.Seed}: {Options.Drops:N0} drops, {Kills:N0} kills of {Options.Processes} processes, ")
            .Append(CultureInfo.InvariantCulture, $"{Elapsed.TotalSeconds:N0} s.\n");
        Line("Stored and sent", Verdict.Counts);
        Line("Events", Events);
        Line("Storage answered", StorageFaults);
        Line("Destinations were", Moods);
        text.Append(IsGood ? "Nothing lost, nothing repeated without a reason.\n" : $"{Verdict.Findings.Count:N0} findings:\n");
        foreach (var finding in Verdict.Findings)
        {
            text.Append("  ").Append(finding).Append('\n');
        }

        return text.ToString();

        void Line<T>(string what, IReadOnlyDictionary<T, int> counts) => text.Append(what).Append(": ")
            .AppendJoin(
                ", ",
                counts.OrderBy(count => count.Key!.ToString(), StringComparer.Ordinal).Select(count => $"{count.Key} {count.Value:N0}"))
            .Append(".\n");
    }
}
