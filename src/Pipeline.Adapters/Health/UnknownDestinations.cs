using Pipeline.Adapters.Settings;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Core.Watches;

namespace Pipeline.Adapters.Health;

/// <summary>Finds destinations that settings or deliveries name and that this process does not know: alerts to them wait, and fail after
/// <see cref="DeliveryPolicy.UnknownDestinationAfter"/>. And such as are known and refuse what settings send there. Thread-safe.</summary>
public sealed class UnknownDestinations(BlobWatchSettings settings, BlobAlertStore alerts, DeliveryQueue queue, IAlertSender sender)
{
    // Of thousands that wait the newest say what for.
    private const int MostRead = 200;

    /// <summary>What <c>watches.json</c> names in vain, a line for people each, as of the last look at it.</summary>
    public IReadOnlyList<string> InSettings() =>
    [
        .. settings.NamedDestinations.Select(named => ProblemOf(named.Watch, named.Destination)).OfType<string>(),
    ];

    /// <summary>What deliveries wait for. As long as none is queued two requests; else also one per 5,000 alerts, and one for each that has
    /// a delivery to make, the newest 200.</summary>
    /// <returns>A line for people for each destination.</returns>
    public async Task<IReadOnlyList<string>> WaitedForAsync(CancellationToken cancellationToken)
    {
        if ((await queue.CountAsync(cancellationToken)).Waiting == 0)
        {
            return [];
        }

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

    private string? ProblemOf(string watch, string name)
    {
        if (Find(name) is not { } known)
        {
            return $"{(watch == WatchSettingsDocument.Fallback ? "watches that are not listed" : watch)}: no destination '{name}' is configured"
                + (sender.Destinations.Count == 0
                    ? ""
                    : $"; the nearest is '{NearestName.Of(name, sender.Destinations.Select(destination => destination.Name))}'")
                + ". Alerts wait for it";
        }

        // For the watches that are not listed it may well accept some and not others.
        return watch == WatchSettingsDocument.Fallback || known.Accepts(watch) ? null
            : $"{watch}: '{known.Name}' takes no alerts of this watch, by its Watches. They are "
                + (settings.NamedDestinations.Any(other => other.Watch == watch && Find(other.Destination)?.Accepts(watch) != false)
                    ? "told to the others"
                    : "told to nobody");
    }

    private bool IsKnown(string name) => Find(name) is not null;

    private Destination? Find(string name) =>
        sender.Destinations.FirstOrDefault(known => known.IsCalled(name));
}
