using Azure;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Core.Drops;

namespace Pipeline.Faults.Checking;

/// <summary>Everything that the pipeline left in storage.</summary>
internal sealed record StoredState
{
    /// <summary>The drops that are there: name and version.</summary>
    public required IReadOnlyDictionary<string, string> Drops { get; init; }

    /// <summary>What was read in drops, by drop.</summary>
    public required IReadOnlyDictionary<string, DropAnalysis> Analyses { get; init; }

    /// <summary>What could not be read, by drop.</summary>
    public required IReadOnlyDictionary<string, RejectedDrop> Rejections { get; init; }

    /// <summary>What each watch knows.</summary>
    public required IReadOnlyList<Ledger> Ledgers { get; init; }

    /// <summary>All alerts.</summary>
    public required IReadOnlyList<Alert> Alerts { get; init; }

    /// <summary>All lines of each watch's timeline.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<TimelineLine>> Timelines { get; init; }

    /// <summary>Messages in the queue of deliveries, and in that of those that were given up.</summary>
    public required (int Waiting, int Poison) Queued { get; init; }

    /// <summary>Whether this version of a drop was analysed or rejected.</summary>
    public bool IsRead(string blobName, string version) =>
        (Analyses.TryGetValue(blobName, out var analysis) && analysis.ETag == version)
        || (Rejections.TryGetValue(blobName, out var rejection) && rejection.ETag == version);

    /// <summary>Reads it all.</summary>
    public static async Task<StoredState> ReadAsync(StorageClients clients, CancellationToken cancellationToken)
    {
        var ledgers = new BlobLedgerStore(clients, TimeProvider.System, NullLogger<BlobLedgerStore>.Instance);
        var archive = new BlobDropArchive(clients, new DropReceipts(clients), NullLogger<BlobDropArchive>.Instance);
        var timeline = new BlobTimeline(clients, NullLogger<BlobTimeline>.Instance);
        var read = new List<Ledger>();
        var timelines = new Dictionary<string, IReadOnlyList<TimelineLine>>(StringComparer.Ordinal);
        await foreach (var listing in ledgers.ListAsync(cancellationToken))
        {
            read.Add((await ledgers.LoadAsync(listing, cancellationToken)).Ledger);
            timelines[listing.Watch] = await timeline.ReadAsync(listing.Watch, null, null, cancellationToken)
                .ToListAsync(cancellationToken);
        }

        return new()
        {
            Drops = await clients.Articles.GetBlobsAsync(cancellationToken: cancellationToken)
                .ToDictionaryAsync(blob => blob.Name, blob => Version(blob.Properties.ETag), cancellationToken: cancellationToken),
            Analyses = await archive
                .ListAnalysesAsync(null, problem => throw new InvalidDataException(problem), cancellationToken)
                .ToDictionaryAsync(analysis => analysis.BlobName, cancellationToken: cancellationToken),
            Rejections = await archive.ListRejectedAsync(null, problem => throw new InvalidDataException(problem), cancellationToken)
                .ToDictionaryAsync(rejection => rejection.BlobName, cancellationToken: cancellationToken),
            Ledgers = read,
            Alerts = await new BlobAlertStore(clients).ListAsync(cancellationToken: cancellationToken).ToListAsync(cancellationToken),
            Timelines = timelines,
            Queued = await new DeliveryQueue(clients, NullLogger<DeliveryQueue>.Instance).CountAsync(cancellationToken),
        };
    }

    private static string Version(ETag? eTag) => (eTag ?? default).ToString("G").Trim('"');
}
