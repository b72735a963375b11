using Microsoft.Extensions.Logging;
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
public sealed partial class DeliveryReader(BlobAlertStore alerts, ILogger<DeliveryReader> logger)
{
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
        return await LoadAsync([.. page.Items.Select(alert => (alert.Watch, alert.Id))], page.Next, cancellationToken);
    }

    /// <summary>The alerts with these ids, in this order; those that are gone are left out.</summary>
    /// <param name="ids">Watches and ids.</param>
    /// <param name="next">Where the next ones are; null when there are none.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<Paged<Alert>> LoadAsync(
        IReadOnlyList<(string Watch, string Id)> ids, string? next, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var read = await ids.ToAsyncEnumerable()
            .ReadAsync(id => alerts.LoadAsync(id.Watch, id.Id, cancellationToken), cancellationToken)
            .ToListAsync(cancellationToken);
        return read.ToPage(stored => stored.Alert, next);
    }

    /// <summary>All alerts of a watch, oldest first, as they are read. One that can't be read is left out, and the log names it.</summary>
    public IAsyncEnumerable<Alert> AllAsync(string watch, CancellationToken cancellationToken) =>
        alerts.ListAsync(watch, last: null, problem => LogLeftOut(watch, problem), cancellationToken);

    private async Task<IReadOnlyList<AlertListing>> ListAsync(string? watch, CancellationToken cancellationToken)
    {
        if (watch is not null && DropPath.ProblemWithWatch(watch) is not null)
        {
            return [];
        }

        var entries = (await alerts.ListEntriesAsync(watch, cancellationToken)).ToArray();
        for (var i = 0; i < entries.Length; i++)
        {
            entries[i] = IsCounted(entries[i]) ? entries[i] : earlier.Find(entries[i].Name) ?? entries[i];
        }

        var unread = Enumerable.Range(0, entries.Length).Where(i => !IsCounted(entries[i])).ToArray();
        await foreach (var (i, stored, _) in unread.ToAsyncEnumerable().ReadAsync(
            i => alerts.LoadAsync(entries[i].Watch, entries[i].Id, cancellationToken), cancellationToken))
        {
            if (stored is not null)
            {
                var (failed, waiting) = AlertListing.Count(stored.Alert.Deliveries);
                entries[i] = entries[i] with { Failed = failed, Waiting = waiting };
                earlier.Put(entries[i].Name, entries[i]);
            }
        }

        return entries;
    }

    private static bool IsCounted(AlertListing entry) => entry is { Failed: not null, Waiting: not null };

    [LoggerMessage(Level = LogLevel.Warning, Message = "An alert of {Watch} is left out of what is exported: {Problem}")]
    private partial void LogLeftOut(string watch, string problem);
}
