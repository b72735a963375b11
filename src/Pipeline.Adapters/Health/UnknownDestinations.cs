using Pipeline.Adapters.Settings;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;

namespace Pipeline.Adapters.Health;

/// <summary>Finds destinations that settings or deliveries name and that this process does not know: alerts to them wait, and fail after
/// <see cref="DeliveryPolicy.UnknownDestinationAfter"/>. Thread-safe.</summary>
public sealed class UnknownDestinations(BlobWatchSettings settings, BlobAlertStore alerts, IAlertSender sender)
{
    // Of thousands that wait the newest say what for.
    private const int MostRead = 200;

    /// <summary>What <c>watches.json</c> names, a line for people each, as of the last look at it.</summary>
    public IReadOnlyList<string> InSettings() =>
    [
        .. settings.NamedDestinations.Where(named => !IsKnown(named.Destination)).Select(named =>
            $"{(named.Watch == "*" ? "watches that are not listed" : named.Watch)}: no destination '{named.Destination}' is configured"
            + (sender.Destinations.Count == 0 ? "" : $"; the nearest is '{NearestName.Of(named.Destination, sender.Destinations.Select(known => known.Name))}'")),
    ];

    /// <summary>What deliveries wait for: one request per 5,000 alerts, and one for each that has a delivery to make, the newest 200.</summary>
    /// <returns>A line for people for each destination.</returns>
    public async Task<IReadOnlyList<string>> WaitedForAsync(CancellationToken cancellationToken)
    {
        var waiting = new SortedDictionary<string, (int Count, DateTimeOffset Since)>(StringComparer.OrdinalIgnoreCase);
        await foreach (var alert in alerts.ListOpenAsync(MostRead, cancellationToken))
        {
            foreach (var delivery in alert.Deliveries.Where(delivery => delivery.IsOpen && !IsKnown(delivery.Destination)))
            {
                var known = waiting.GetValueOrDefault(delivery.Destination, (Count: 0, Since: alert.RaisedAt));
                waiting[delivery.Destination] = (known.Count + 1, known.Since);
            }
        }

        return [.. waiting.Select(one => $"{one.Value.Count:N0} {(one.Value.Count == 1 ? "alert waits" : "alerts wait")} for '{one.Key}', "
            + $"which is not configured here, the first since {one.Value.Since:yyyy-MM-dd HH:mm} UTC")];
    }

    private bool IsKnown(string name) =>
        sender.Destinations.Any(known => string.Equals(known.Name, name, StringComparison.OrdinalIgnoreCase));
}
