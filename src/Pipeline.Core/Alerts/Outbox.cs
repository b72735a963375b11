using Pipeline.Core.Telemetry;

namespace Pipeline.Core.Alerts;

/// <summary>Brings decided alerts from a ledger's outbox into the alert store and the queue. Every step may be repeated.</summary>
/// <remarks>The order is what makes a crash harmless: the alert is stored before a message names it, and leaves the outbox only after every
/// message is queued. What another process decided a moment ago is left to it: doing its work as well would queue every message of a busy
/// watch several times.</remarks>
public sealed class Outbox(ILedgerStore ledgers, IAlertStore alerts, IAlertQueue queue, TimeProvider clock, PipelineTelemetry telemetry)
{
    /// <summary>An alert that is still in the outbox after this time was left there. Storing and queueing takes a fraction of a second;
    /// with all retries of storage several.</summary>
    public static readonly TimeSpan LeftAfter = TimeSpan.FromSeconds(15);

    /// <summary>Stores and queues what <paramref name="articleId"/> raised, and what was left in the outbox of <paramref name="stored"/>;
    /// then it leaves the outbox.</summary>
    public Task FlushAsync(StoredLedger stored, string articleId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return FlushAsync(
            stored,
            alert => string.Equals(alert.Article.Id, articleId, StringComparison.Ordinal) || IsOlder(alert, LeftAfter),
            cancellationToken);
    }

    /// <summary>Stores and queues what a crashed run left behind in any watch.</summary>
    /// <param name="olderThan">Only what was decided longer ago: <see cref="LeftAfter"/> while others are at work.</param>
    /// <param name="cancellationToken">Ends the sweep.</param>
    /// <returns>How many watches had something left.</returns>
    /// <exception cref="AggregateException">Ledgers could not be read or saved; all others are swept by then.</exception>
    public async Task<int> SweepAsync(TimeSpan olderThan, CancellationToken cancellationToken)
    {
        var watches = 0;
        var left = new List<Exception>();
        await foreach (var watch in ledgers.WatchesWithOutboxAsync(cancellationToken))
        {
            try
            {
                if (await FlushAsync(
                    await ledgers.LoadAsync(watch, cancellationToken), alert => IsOlder(alert, olderThan), cancellationToken))
                {
                    watches++;
                }
            }
            catch (Exception exception) when (exception is InvalidDataException or SaveRefusedException)
            {
                left.Add(exception);
            }
        }

        return left.Count == 0 ? watches : throw new AggregateException("Outboxes could not be emptied.", left);
    }

    private async Task<bool> FlushAsync(StoredLedger stored, Func<Alert, bool> isDue, CancellationToken cancellationToken)
    {
        Alert[] pending = [.. stored.Ledger.Outbox.Where(isDue)];
        if (pending.Length == 0)
        {
            return false;
        }

        foreach (var alert in pending)
        {
            await alerts.CreateIfAbsentAsync(alert, cancellationToken);
            foreach (var delivery in alert.Deliveries)
            {
                var message =
                    new DeliveryMessage(alert.Watch, alert.Id, delivery.Destination) { TraceParent = PipelineTelemetry.CurrentTraceParent };
                await queue.EnqueueAsync(message, TimeSpan.Zero, cancellationToken);
            }
        }

        var queued = pending.Select(alert => alert.Id).ToHashSet(StringComparer.Ordinal);
        var races = LostRaces.OfLedger(stored.Ledger.Watch);
        while (await ledgers.TrySaveAsync(stored.Ledger.WithoutPending(queued), stored.Version, cancellationToken) is null)
        {
            telemetry.LostRace();
            races.Add(stored.Version);
            stored = await ledgers.LoadAsync(stored.Ledger.Watch, cancellationToken);
            if (!stored.Ledger.Outbox.Any(alert => queued.Contains(alert.Id)))
            {
                break;
            }
        }

        return true;
    }

    // One from the future was decided by a clock that ran ahead: nobody can tell when it is old enough.
    private bool IsOlder(Alert alert, TimeSpan age) =>
        clock.GetUtcNow() - alert.RaisedAt is var passed && (passed >= age || passed < TimeSpan.Zero);
}
