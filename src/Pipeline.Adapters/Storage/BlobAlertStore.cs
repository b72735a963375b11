using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Storage.Blobs.Models;
using Pipeline.Core.Alerts;
using Pipeline.Core.Serialization;

namespace Pipeline.Adapters.Storage;

/// <summary>Alerts as blobs, with the states of their deliveries. Thread-safe.</summary>
public sealed class BlobAlertStore(StorageClients clients) : IAlertStore
{
    /// <summary>Name of the metadata with the time an alert was raised, so that listing sorts without reading.</summary>
    private const string RaisedMetadata = "raisedat";

    /// <summary>Names of the metadata that count deliveries, so that a listing finds what failed or waits without reading.</summary>
    private const string FailedMetadata = "failed";
    private const string WaitingMetadata = "waiting";

    /// <inheritdoc />
    public Task CreateIfAbsentAsync(Alert alert, CancellationToken cancellationToken) =>
        WriteAsync(alert, BlobDocuments.Absent, cancellationToken);

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The watch or id can't name an alert.</exception>
    /// <exception cref="InvalidDataException">The blob holds no alert.</exception>
    public async Task<StoredAlert?> LoadAsync(string watch, string id, CancellationToken cancellationToken)
    {
        var blob = clients.Alerts.GetBlobClient(BlobNames.Alert(watch, id));
        if (await blob.ReadAsync(PipelineJson.Documents.Alert, cancellationToken) is not { } read)
        {
            return null;
        }

        // Saved under its own name it would meet another version each time, and whoever saves it would try for ever.
        return read.Document.Watch == watch && read.Document.Id == id
            ? new StoredAlert(read.Document, read.Version, read.At)
            : throw blob.Unreadable("is another alert: its fields watch and id have other names than the blob");
    }

    /// <inheritdoc />
    public Task<string?> TrySaveAsync(Alert alert, string version, CancellationToken cancellationToken) =>
        WriteAsync(alert, new BlobRequestConditions { IfMatch = BlobDocuments.ToETag(version) }, cancellationToken);

    /// <summary>Alerts in the order they were raised, newest last.</summary>
    /// <param name="watch">Only those of this watch; null for all.</param>
    /// <param name="last">Only this many of the newest; null for all.</param>
    /// <param name="unreadable">Told why an alert can't be read, which is left out; null to throw
    /// <see cref="InvalidDataException"/>.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <remarks>Holds the names of all alerts that match, and reads those it yields.</remarks>
    public async IAsyncEnumerable<Alert> ListAsync(
        string? watch = null,
        int? last = null,
        Action<string>? unreadable = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var found = await ListEntriesAsync(watch, cancellationToken);
        var newest = found.TakeLast(last ?? int.MaxValue).ToAsyncEnumerable();
        await foreach (var read in newest.ReadAsync(entry => LoadAsync(entry.Watch, entry.Id, cancellationToken), cancellationToken))
        {
            if (read.Document is { Alert: var alert })
            {
                yield return alert;
            }
            else if (unreadable is not null)
            {
                unreadable(read.Problem!);
            }
            else
            {
                throw new InvalidDataException(read.Problem);
            }
        }
    }

    /// <summary>Names, times and counts of deliveries of all alerts in the order they were raised, newest last;
    /// one request per 5,000.</summary>
    /// <param name="watch">Only those of this watch; null for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    public async Task<IReadOnlyList<AlertListing>> ListEntriesAsync(string? watch, CancellationToken cancellationToken)
    {
        var found = new List<AlertListing>();
        await foreach (var blob in clients.ListAsync(clients.Alerts, watch, BlobTraits.Metadata, cancellationToken))
        {
            if (BlobNames.AlertOf(blob.Name) is var (name, id))
            {
                found.Add(new AlertListing(name, id, RaisedAt(blob), Count(blob, FailedMetadata), Count(blob, WaitingMetadata)));
            }
        }

        found.Sort((a, b) => a.RaisedAt != b.RaisedAt ? a.RaisedAt.CompareTo(b.RaisedAt) : string.CompareOrdinal(a.Name, b.Name));
        return found;
    }

    /// <summary>The newest alerts with a delivery that is not settled: one request per 5,000 alerts, and one for each of them.</summary>
    /// <param name="last">At most this many.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <remarks>One that can't be read is left out.</remarks>
    public async IAsyncEnumerable<Alert> ListOpenAsync(int last, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var open = (await ListEntriesAsync(watch: null, cancellationToken)).Where(alert => alert.Waiting is null or > 0).TakeLast(last);
        await foreach (var read in open.ToAsyncEnumerable()
            .ReadAsync(entry => LoadAsync(entry.Watch, entry.Id, cancellationToken), cancellationToken))
        {
            if (read.Document is { Alert: var alert })
            {
                yield return alert;
            }
        }
    }

    private static int? Count(BlobItem blob, string metadata) =>
        blob.Metadata is not null
            && blob.Metadata.TryGetValue(metadata, out var text)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? count
            : null;

    private static DateTimeOffset RaisedAt(BlobItem blob) =>
        blob.Metadata is not null && blob.Metadata.TryGetValue(RaisedMetadata, out var text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var raisedAt)
                ? raisedAt
                : blob.Properties.CreatedOn ?? DateTimeOffset.MinValue;

    private Task<string?> WriteAsync(Alert alert, BlobRequestConditions conditions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        var (failed, waiting) = AlertListing.Count(alert.Deliveries);
        return clients.Alerts.GetBlobClient(BlobNames.Alert(alert.Watch, alert.Id)).TryWriteAsync(
            alert,
            PipelineJson.Documents.Alert,
            conditions,
            new()
            {
                [RaisedMetadata] = alert.RaisedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture),
                [FailedMetadata] = Text(failed),
                [WaitingMetadata] = Text(waiting),
            },
            cancellationToken);
    }

    private static string Text(int count) => count.ToString(CultureInfo.InvariantCulture);
}

/// <summary>An alert as a listing shows it.</summary>
/// <param name="Watch">The watch.</param>
/// <param name="Id">The alert's id.</param>
/// <param name="RaisedAt">When it was decided, UTC.</param>
/// <param name="Failed">How many of its deliveries failed; null for one that an earlier version wrote last.</param>
/// <param name="Waiting">How many are not settled; null likewise.</param>
public sealed record AlertListing(string Watch, string Id, DateTimeOffset RaisedAt, int? Failed, int? Waiting)
{
    /// <summary>What tells it from every other alert.</summary>
    public string Name => $"{Watch}/{Id}";

    /// <summary>How many of <paramref name="deliveries"/> failed, and how many are not settled.</summary>
    public static (int Failed, int Waiting) Count(IReadOnlyList<Delivery> deliveries)
    {
        ArgumentNullException.ThrowIfNull(deliveries);
        return (
            deliveries.Count(delivery => delivery.State == DeliveryState.Failed),
            deliveries.Count(delivery => delivery.State is not (DeliveryState.Failed or DeliveryState.Delivered)));
    }
}
