using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Core.Watches;

namespace Pipeline.Web.Reading;

/// <summary>Which alerts are wanted, by how their deliveries stand.</summary>
public enum DeliveryFilter
{
    /// <summary>All.</summary>
    All,

    /// <summary>With a failed delivery.</summary>
    Failed,

    /// <summary>With a delivery that is not settled.</summary>
    Waiting,
}

/// <summary>Reads alerts with their deliveries. Thread-safe.</summary>
public sealed class DeliveryReader(BlobAlertStore alerts)
{
    private const int ReadAhead = 16;
    private const int EarlierKept = 100_000;

    // An alert that an earlier version wrote says nothing in a listing until it is written again, and so changes its entry.
    private readonly BoundedCache<AlertListing> earlier = new(EarlierKept);

    /// <summary>Failed deliveries by watch.</summary>
    /// <param name="watch">Only those of this watch; null for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public async Task<IReadOnlyDictionary<string, int>> CountFailedAsync(string? watch, CancellationToken cancellationToken) =>
        (await ListAsync(watch, cancellationToken)).Where(alert => alert.Failed > 0)
            .GroupBy(alert => alert.Watch, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(alert => alert.Failed!.Value), StringComparer.Ordinal);

    /// <summary>Alerts, newest first.</summary>
    /// <param name="watch">Only those of this watch; null for all.</param>
    /// <param name="filter">How their deliveries stand.</param>
    /// <param name="cursor">Where an earlier page ended.</param>
    /// <param name="limit">How many at most.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<Paged<Alert>> PageAsync(
        string? watch, DeliveryFilter filter, Cursor? cursor, int limit, CancellationToken cancellationToken)
    {
        var wanted = (await ListAsync(watch, cancellationToken))
            .Where(alert => filter == DeliveryFilter.All || (filter == DeliveryFilter.Failed ? alert.Failed : alert.Waiting) > 0)
            .OrderByDescending(alert => alert.RaisedAt).ThenBy(alert => alert.Name, StringComparer.Ordinal);
        var page = Cursor.Page(wanted, cursor, limit, alert => new Cursor(alert.RaisedAt, alert.Name));
        return new Paged<Alert>(await LoadAsync([.. page.Items.Select(alert => (alert.Watch, alert.Id))], cancellationToken), page.Next);
    }

    /// <summary>The alerts with these ids, in this order; those that are gone are left out.</summary>
    public async Task<IReadOnlyList<Alert>> LoadAsync(IReadOnlyList<(string Watch, string Id)> ids, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var found = new List<Alert>(ids.Count);
        foreach (var chunk in ids.Chunk(ReadAhead))
        {
            var loaded = await Task.WhenAll(chunk.Select(id => alerts.LoadAsync(id.Watch, id.Id, cancellationToken)));
            found.AddRange(loaded.OfType<StoredAlert>().Select(stored => stored.Alert));
        }

        return found;
    }

    /// <summary>All alerts of a watch, oldest first, as they are read.</summary>
    public IAsyncEnumerable<Alert> AllAsync(string watch, CancellationToken cancellationToken) =>
        alerts.ListAsync(watch, last: null, cancellationToken);

    private async Task<IReadOnlyList<AlertListing>> ListAsync(string? watch, CancellationToken cancellationToken)
    {
        if (watch is not null && DropPath.ProblemWithWatch(watch) is not null)
        {
            return [];
        }

        var entries = (await alerts.ListEntriesAsync(watch, cancellationToken)).ToArray();
        var unread = Enumerable.Range(0, entries.Length).Where(i => entries[i].Failed is null || entries[i].Waiting is null).ToArray();
        foreach (var chunk in unread.Chunk(ReadAhead))
        {
            await Task.WhenAll(chunk.Select(async i =>
                entries[i] = earlier.Find(entries[i].Name) ?? await ReadAsync(entries[i], cancellationToken)));
        }

        return entries;
    }

    private async Task<AlertListing> ReadAsync(AlertListing entry, CancellationToken cancellationToken)
    {
        var (failed, waiting) = AlertListing.Count(
            (await alerts.LoadAsync(entry.Watch, entry.Id, cancellationToken))?.Alert.Deliveries ?? []);
        var read = entry with { Failed = failed, Waiting = waiting };
        earlier.Put(entry.Name, read);
        return read;
    }
}
