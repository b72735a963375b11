using Microsoft.Azure.Functions.Worker;
using Pipeline.Core.Alerts;

namespace Pipeline.Functions;

/// <summary>Every five minutes: alerts that a crash left decided and not queued are queued. One instance of the app
/// does it at a time.</summary>
public sealed class OutboxSweep(Outbox outbox)
{
    /// <summary>Sweeps once.</summary>
    [Function(nameof(OutboxSweep))]
    public async Task RunAsync([TimerTrigger("0 */5 * * * *")] TimerInfo timer, CancellationToken cancellationToken) =>
        await outbox.SweepAsync(Outbox.LeftAfter, cancellationToken);
}
