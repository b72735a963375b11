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

    /// <summary>How many alerts a listing reads at once.</summary>
    private const int ReadAhead = 16;

    /// <inheritdoc />
    public Task CreateIfAbsentAsync(Alert alert, CancellationToken cancellationToken) => WriteAsync(alert, BlobDocuments.Absent, cancellationToken);

    /// <inheritdoc />
    /// <exception cref="ArgumentException">The watch or id can't name an alert.</exception>
    /// <exception cref="InvalidDataException">The blob holds no alert.</exception>
    public async Task<StoredAlert?> LoadAsync(string watch, string id, CancellationToken cancellationToken) =>
        await LoadAsync(BlobNames.Alert(watch, id), cancellationToken);

    /// <inheritdoc />
    public Task<string?> TrySaveAsync(Alert alert, string version, CancellationToken cancellationToken) =>
        WriteAsync(alert, new BlobRequestConditions { IfMatch = BlobDocuments.ToETag(version) }, cancellationToken);

    /// <summary>Alerts in the order they were raised, newest last.</summary>
    /// <param name="watch">Only those of this watch; null for all.</param>
    /// <param name="last">Only this many of the newest; null for all.</param>
    /// <param name="cancellationToken">Ends the listing.</param>
    /// <remarks>Holds the names of all alerts that match, and reads those it yields.</remarks>
    public async IAsyncEnumerable<Alert> ListAsync(
        string? watch = null, int? last = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var found = new List<(DateTimeOffset RaisedAt, string Name)>();
        await foreach (var page in clients.Alerts.GetBlobsAsync(BlobTraits.Metadata, prefix: watch is null ? null : watch + "/", cancellationToken: cancellationToken)
            .AsPages(pageSizeHint: clients.Options.PageSize))
        {
            found.AddRange(page.Values.Select(blob => (RaisedAt(blob), blob.Name)));
        }

        found.Sort((a, b) => a.RaisedAt != b.RaisedAt ? a.RaisedAt.CompareTo(b.RaisedAt) : string.CompareOrdinal(a.Name, b.Name));
        foreach (var chunk in found.TakeLast(last ?? int.MaxValue).Chunk(ReadAhead))
        {
            foreach (var stored in await Task.WhenAll(chunk.Select(entry => LoadAsync(entry.Name, cancellationToken))))
            {
                if (stored is not null)
                {
                    yield return stored.Alert;
                }
            }
        }
    }

    private static DateTimeOffset RaisedAt(BlobItem blob) =>
        blob.Metadata is not null && blob.Metadata.TryGetValue(RaisedMetadata, out var text)
            && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var raisedAt)
                ? raisedAt
                : blob.Properties.CreatedOn ?? DateTimeOffset.MinValue;

    private async Task<StoredAlert?> LoadAsync(string blobName, CancellationToken cancellationToken) =>
        await clients.Alerts.GetBlobClient(blobName).ReadAsync(PipelineJson.Documents.Alert, cancellationToken) is var (alert, version)
            ? new StoredAlert(alert, version)
            : null;

    private Task<string?> WriteAsync(Alert alert, BlobRequestConditions conditions, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return clients.Alerts.GetBlobClient(BlobNames.Alert(alert.Watch, alert.Id)).TryWriteAsync(
            alert,
            PipelineJson.Documents.Alert,
            conditions,
            new() { [RaisedMetadata] = alert.RaisedAt.UtcDateTime.ToString("O", CultureInfo.InvariantCulture) },
            cancellationToken);
    }
}
