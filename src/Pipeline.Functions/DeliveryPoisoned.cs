using Microsoft.Azure.Functions.Worker;
using Pipeline.Adapters.Storage;

namespace Pipeline.Functions;

/// <summary>A delivery was given up by the queue: it is recorded as failed.</summary>
public sealed class DeliveryPoisoned(TriggeredDeliveries deliveries)
{
    /// <summary>Records the delivery that <paramref name="message"/> asked for.</summary>
    [Function(nameof(DeliveryPoisoned))]
    public async Task RunAsync([QueueTrigger("deliveries-poison")] string message, CancellationToken cancellationToken) =>
        await deliveries.GiveUpAsync(message, cancellationToken);
}
