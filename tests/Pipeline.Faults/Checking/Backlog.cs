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
    public static async Task<Backlog> ReadAsync(StorageClients clients, CancellationToken cancellationToken)
    {
        var feed = new DropFeed(clients, new DropReceipts(clients), TimeProvider.System, NullLogger<DropFeed>.Instance);
        var ledgers = new BlobLedgerStore(clients, TimeProvider.System, NullLogger<BlobLedgerStore>.Instance);
        var (waiting, _) = await new DeliveryQueue(clients, NullLogger<DeliveryQueue>.Instance).CountAsync(cancellationToken);
        return new(
            await feed.FindNewAsync(cancellationToken).CountAsync(cancellationToken),
            await ledgers.WatchesWithOutboxAsync(cancellationToken).CountAsync(cancellationToken),
            waiting);
    }
}
