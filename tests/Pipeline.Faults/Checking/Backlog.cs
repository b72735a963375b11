using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Adapters.Storage;

namespace Pipeline.Faults.Checking;

/// <summary>What storage says is left to do.</summary>
/// <param name="Drops">Drops without a receipt.</param>
/// <param name="Outboxes">Watches with alerts that are not known to be queued.</param>
/// <param name="Messages">Messages in the queue of deliveries, hidden ones too.</param>
internal readonly record struct Backlog(int Drops, int Outboxes, int Messages)
{
    /// <summary>Whether nothing is left.</summary>
    public bool IsEmpty => this == default;

    /// <summary>Asks storage.</summary>
    /// <param name="clients">The storage.</param>
    /// <param name="stuck">Watches whose ledger is damaged: nothing of them moves.</param>
    /// <param name="cancellationToken">Ends the requests.</param>
    public static async Task<Backlog> ReadAsync(StorageClients clients, IReadOnlySet<string> stuck, CancellationToken cancellationToken)
    {
        var feed = new DropFeed(clients, new DropReceipts(clients), TimeProvider.System, NullLogger<DropFeed>.Instance);
        var ledgers = new BlobLedgerStore(clients, TimeProvider.System, NullLogger<BlobLedgerStore>.Instance);
        var (waiting, _) = await new DeliveryQueue(clients, NullLogger<DeliveryQueue>.Instance).CountAsync(cancellationToken);
        return new(
            await feed.FindNewAsync(cancellationToken)
                .CountAsync(drop => !stuck.Contains(drop.BlobName.Split('/')[0]), cancellationToken),
            await ledgers.WatchesWithOutboxAsync(cancellationToken)
                .CountAsync(watch => !stuck.Contains(watch), cancellationToken),
            waiting);
    }
}
