using Pipeline.Core.Novelty;
using Pipeline.Core.Telemetry;

namespace Pipeline.Core.Alerts;

/// <summary>Brings decided alerts from a ledger's outbox into the alert store and the queue. Every step may be repeated.</summary>
/// <remarks>The order is what makes a crash harmless: the alert is stored before a message names it, and leaves the outbox only after
/// every message is queued.</remarks>
public sealed class Outbox(ILedgerStore ledgers, IAlertStore alerts, IAlertQueue queue)
{
    /// <summary>Stores and queues everything in the outbox of <paramref name="stored"/>, then empties it.</summary>
    public async Task FlushAsync(StoredLedger stored, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stored);
        var pending = stored.Ledger.Outbox;
        if (pending.IsEmpty)
        {
            return;
        }

        foreach (var alert in pending)
        {
            await alerts.CreateIfAbsentAsync(alert, cancellationToken);
            foreach (var delivery in alert.Deliveries)
            {
                var message = new DeliveryMessage(alert.Watch, alert.Id, delivery.Destination) { TraceParent = PipelineTelemetry.CurrentTraceParent };
                await queue.EnqueueAsync(message, TimeSpan.Zero, cancellationToken);
            }
        }

        var queued = pending.Select(alert => alert.Id).ToHashSet(StringComparer.Ordinal);
        while (await ledgers.TrySaveAsync(stored.Ledger.WithoutPending(queued), stored.Version, cancellationToken) is null)
        {
            stored = await ledgers.LoadAsync(stored.Ledger.Watch, cancellationToken);
            if (!stored.Ledger.Outbox.Any(alert => queued.Contains(alert.Id)))
            {
                return;
            }
        }
    }

    /// <summary>Flushes every watch whose outbox is not empty: what a crashed run left behind.</summary>
    /// <returns>How many watches had something left.</returns>
    public async Task<int> SweepAsync(CancellationToken cancellationToken)
    {
        var watches = 0;
        await foreach (var watch in ledgers.WatchesWithOutboxAsync(cancellationToken))
        {
            await FlushAsync(await ledgers.LoadAsync(watch, cancellationToken), cancellationToken);
            watches++;
        }

        return watches;
    }
}
