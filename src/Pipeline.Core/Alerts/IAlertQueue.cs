namespace Pipeline.Core.Alerts;

/// <summary>Asks for one delivery. Carries ids only; the alert itself is in the store.</summary>
/// <param name="Watch">The alert's watch.</param>
/// <param name="AlertId">The alert.</param>
/// <param name="Destination">Where it goes.</param>
public sealed record DeliveryMessage(string Watch, string AlertId, string Destination)
{
    /// <summary>W3C <c>traceparent</c> of the run that raised the alert, so that drop and delivery are one trace;
    /// null when nobody traced it.</summary>
    public string? TraceParent { get; init; }
}

/// <summary>Queue of deliveries, one message per alert and destination. At least once.</summary>
public interface IAlertQueue
{
    /// <summary>Queues <paramref name="message"/>, to be seen after <paramref name="delay"/> (at most 7 days,
    /// the queue's own limit).</summary>
    Task EnqueueAsync(DeliveryMessage message, TimeSpan delay, CancellationToken cancellationToken);
}
