using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;

namespace Pipeline.Local.Hosting;

/// <summary>Finds what the queue of deliveries still holds when this process has nothing to do: messages that another process hides, perhaps one
/// that was killed, and those whose time comes later.</summary>
internal sealed class OpenDeliveries(DeliveryQueue queue, BlobAlertStore alerts, TimeProvider clock)
{
    // A batch run stays for a delivery that comes back within this time; longer waits are for the next run.
    internal static readonly TimeSpan WorthWaitingFor = TimeSpan.FromSeconds(30);

    private const int MostRead = 200;

    /// <summary>Looks now: a request while the queue is empty; otherwise one per 5,000 alerts more, and one for each that is open, the newest
    /// 200.</summary>
    public async Task<Open> FindAsync(CancellationToken cancellationToken)
    {
        var open = default(Open);
        if (await queue.CountAsync(cancellationToken) is (0, _))
        {
            return open;
        }

        var now = clock.GetUtcNow();
        await foreach (var alert in alerts.ListOpenAsync(MostRead, cancellationToken))
        {
            foreach (var delivery in alert.Deliveries.Where(delivery => delivery.IsOpen))
            {
                open = delivery is { State: DeliveryState.Deferred, Until: { } until } && until - now >= WorthWaitingFor
                    ? open with { Later = open.Later + 1, Next = open.Next is { } next && next < until ? next : until }
                    : open with { Now = open.Now + 1 };
            }
        }

        return open;
    }

    /// <summary>Deliveries that are not settled.</summary>
    /// <param name="Now">Those that may be made at any moment.</param>
    /// <param name="Later">Those that wait for a later time.</param>
    /// <param name="Next">The earliest of these times, UTC; null where none waits.</param>
    public readonly record struct Open(int Now, int Later, DateTimeOffset? Next);
}
