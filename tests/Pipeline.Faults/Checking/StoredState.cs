using Azure;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Core.Drops;
using Pipeline.Faults.Storage;
using Pipeline.Faults.Trouble;

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

    /// <summary>Messages in the queue of deliveries.</summary>
    public required int Waiting { get; init; }

    /// <summary>Messages that were given up, as they are, with the reason that readers of the queue are told.</summary>
    public IReadOnlyList<(string Body, string? Reason)> Poison { get; init; } = [];

    /// <summary>Why documents can't be read.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>What was damaged on purpose, as it is now.</summary>
    public IReadOnlyList<DamagedDocument> Damaged { get; init; } = [];

    /// <summary>Whether this version of a drop was analysed or rejected.</summary>
    public bool IsRead(string blobName, string version) =>
        (Analyses.TryGetValue(blobName, out var analysis) && analysis.ETag == version)
        || (Rejections.TryGetValue(blobName, out var rejection) && rejection.ETag == version);

    /// <summary>Reads it all.</summary>
    /// <param name="clients">The storage.</param>
    /// <param name="damage">What was damaged.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<StoredState> ReadAsync(StorageClients clients, PlannedDamage damage, CancellationToken cancellationToken)
    {
        var ledgers = new BlobLedgerStore(clients, TimeProvider.System, NullLogger<BlobLedgerStore>.Instance);
        var archive = new BlobDropArchive(clients, new DropReceipts(clients), NullLogger<BlobDropArchive>.Instance);
        var timeline = new BlobTimeline(clients, NullLogger<BlobTimeline>.Instance);
        var problems = new List<string>();
        var read = new List<Ledger>();
        var timelines = new Dictionary<string, IReadOnlyList<TimelineLine>>(StringComparer.Ordinal);
        await foreach (var ledger in ledgers.ListAsync(cancellationToken)
            .ReadAsync(async listing => await ledgers.LoadAsync(listing, cancellationToken) as StoredLedger, cancellationToken))
        {
            if (ledger.Document is { } stored)
            {
                read.Add(stored.Ledger);
            }
            else
            {
                problems.Add(ledger.Problem!);
            }

            timelines[ledger.Entry.Watch] = await timeline.ReadAsync(ledger.Entry.Watch, null, null, cancellationToken)
                .ToListAsync(cancellationToken);
        }

        var queue = new DeliveryQueue(clients, NullLogger<DeliveryQueue>.Instance);
        return new()
        {
            Drops = await clients.Articles.GetBlobsAsync(cancellationToken: cancellationToken)
                .ToDictionaryAsync(blob => blob.Name, blob => Version(blob.Properties.ETag), cancellationToken: cancellationToken),
            Analyses = await archive.ListAnalysesAsync(null, problems.Add, cancellationToken)
                .ToDictionaryAsync(analysis => analysis.BlobName, cancellationToken: cancellationToken),
            Rejections = await archive.ListRejectedAsync(null, problems.Add, cancellationToken)
                .ToDictionaryAsync(rejection => rejection.BlobName, cancellationToken: cancellationToken),
            Ledgers = read,
            Alerts = await new BlobAlertStore(clients).ListAsync(null, null, problems.Add, cancellationToken).ToListAsync(cancellationToken),
            Timelines = timelines,
            Waiting = (await queue.CountAsync(cancellationToken)).Waiting,
            Poison = await PoisonAsync(clients, queue, cancellationToken),
            Problems = problems,
            Damaged = await TroubledStorage.ReadAsync(clients, damage, cancellationToken),
        };
    }

    private static async Task<IReadOnlyList<(string Body, string? Reason)>> PoisonAsync(
        StorageClients clients, DeliveryQueue queue, CancellationToken cancellationToken)
    {
        var bodies = (await clients.DeliveriesPoison.PeekMessagesAsync(DeliveryQueue.MaxReceive, cancellationToken)).Value;
        var read = await queue.PeekPoisonAsync(DeliveryQueue.MaxReceive, cancellationToken);
        return [.. bodies.Zip(read, (message, poison) => (message.Body.ToString(), poison.Reason))];
    }

    private static string Version(ETag? eTag) => (eTag ?? default).ToString("G").Trim('"');
}
