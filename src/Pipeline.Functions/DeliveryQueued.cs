using Microsoft.Azure.Functions.Worker;
using Pipeline.Adapters.Storage;

namespace Pipeline.Functions;

/// <summary>A delivery is due: it is made. One that must wait is queued again by the dispatcher; what throws is tried again by the host,
/// and in the end is <see cref="DeliveryPoisoned"/>'s.</summary>
public sealed class DeliveryQueued(TriggeredDeliveries deliveries)
{
    /// <summary>Makes the delivery that <paramref name="message"/> asks for.</summary>
    [Function(nameof(DeliveryQueued))]
    public async Task RunAsync([QueueTrigger("deliveries")] string message, CancellationToken cancellationToken) =>
        await deliveries.RunAsync(message, cancellationToken);
}
