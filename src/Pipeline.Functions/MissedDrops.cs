using Microsoft.Azure.Functions.Worker;
using Pipeline.Adapters.Storage;

namespace Pipeline.Functions;

/// <summary>Every hour: drops that no event told of are processed. One instance of the app does it at a time.</summary>
public sealed class MissedDrops(MissedDropSweep sweep)
{
    /// <summary>Sweeps once.</summary>
    [Function(nameof(MissedDrops))]
    public async Task RunAsync([TimerTrigger("0 7 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        await sweep.RunAsync(cancellationToken);
}
