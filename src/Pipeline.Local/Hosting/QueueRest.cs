using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;

namespace Pipeline.Local.Hosting;

/// <summary>Looks at what the queue still holds when this process has nothing to do: messages that somebody else holds, and deliveries that
/// wait for a later time.</summary>
internal sealed class QueueRest(DeliveryQueue queue, BlobAlertStore alerts, TimeProvider clock)
{
    /// <summary>A batch run stays for a delivery that comes back within this time; longer waits are for the next run.</summary>
    public static readonly TimeSpan WorthWaitingFor = TimeSpan.FromSeconds(30);

    /// <summary>Looks now: one request where the queue is empty, else also a listing of the alerts and one request for each that
    /// waits.</summary>
    public async Task<Rest> LookAsync(CancellationToken cancellationToken)
    {
        var (messages, _) = await queue.CountAsync(cancellationToken);
        if (messages == 0)
        {
            return Rest.None;
        }

        var now = clock.GetUtcNow();
        var later = new List<DateTimeOffset>();
        var waiting = (await alerts.ListEntriesAsync(null, cancellationToken)).Where(alert => alert.Waiting is not 0);
        await foreach (var (_, stored, _) in waiting.ToAsyncEnumerable()
            .ReadAsync(alert => alerts.LoadAsync(alert.Watch, alert.Id, cancellationToken), cancellationToken))
        {
            // One that can't be read waits for nobody: its messages end in the poison queue.
            later.AddRange((stored?.Alert.Deliveries ?? [])
                .Where(delivery => delivery.State == DeliveryState.Deferred && delivery.Until - now >= WorthWaitingFor)
                .Select(delivery => delivery.Until!.Value));
        }

        return new Rest(Math.Max(0, messages - later.Count), later.Count, later.Count == 0 ? null : later.Min());
    }
}

/// <summary>What the queue still holds.</summary>
/// <param name="Held">About how many messages are to be worked on soon: somebody else has them, or had them when it ended.</param>
/// <param name="Later">How many deliveries wait for a later time.</param>
/// <param name="Next">The first of these times; null when there is none.</param>
internal sealed record Rest(int Held, int Later, DateTimeOffset? Next)
{
    /// <summary>Nothing.</summary>
    public static readonly Rest None = new(0, 0, null);

    /// <summary>What is said of it when a run ends, with a space before it; empty where there is nothing.</summary>
    public string Words =>
        (Later == 0 ? "" : $" {Count(Later, "delivery waits", "deliveries wait")} for a later time, the first until {Next:yyyy-MM-dd HH:mm} UTC.")
        + (Held == 0 ? "" : $" About {Count(Held, "message is", "messages are")} still held elsewhere.");

    private static string Count(int count, string one, string several) => $"{count:N0} {(count == 1 ? one : several)}";
}
