using System.Text;
using Microsoft.Extensions.Logging;
using Pipeline.Core;
using Pipeline.Core.Alerts;

namespace Pipeline.Adapters.Storage;

/// <summary>Deliveries that a queue trigger brings. The host decodes base64 and tries again what throws. Thread-safe.</summary>
public sealed partial class TriggeredDeliveries(AlertDispatcher dispatcher, ILogger<TriggeredDeliveries> logger)
{
    /// <summary>Makes the delivery that <paramref name="message"/> asks for.</summary>
    /// <exception cref="FormatException">The message is no delivery; the host moves it to the poison queue in the end.</exception>
    public async Task<Delivery?> RunAsync(string message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var (delivery, problem, _) = DeliveryQueue.Parse(Encoding.UTF8.GetBytes(message));
        if (delivery is null)
        {
            throw new FormatException(problem);
        }

        return await dispatcher.DispatchAsync(delivery, cancellationToken);
    }

    /// <summary>Marks the delivery of a message in the poison queue as failed, with the reason if the message has one.</summary>
    /// <returns>The delivery; null when the message is none, or none is stored that can be read, and it is dropped.</returns>
    public async Task<Delivery?> GiveUpAsync(string message, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(message);
        var (delivery, problem, reason) = DeliveryQueue.Parse(Encoding.UTF8.GetBytes(message));
        if (delivery is null)
        {
            LogUnreadable(problem);
            return null;
        }

        try
        {
            return await dispatcher.GiveUpAsync(delivery, reason, cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            // A poison queue has no poison queue: the message would come back for ever, and no try can mend the alert.
            LogUnreadableAlert(exception, delivery.Watch, delivery.AlertId, delivery.Destination);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Alert {Watch}/{AlertId} can't be read, so its delivery to {Destination} is dropped")]
    private partial void LogUnreadableAlert(Exception exception, string watch, string alertId, string destination);

    [LoggerMessage(Level = LogLevel.Error, Message = "A message in the poison queue of deliveries can't be read and is dropped: {Problem}")]
    private partial void LogUnreadable(string? problem);
}
