using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Drops;
using Pipeline.Tests.Shared;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace Pipeline.Adapters.Tests.Storage;

/// <summary>What tests of storage share: fresh containers, and the services over them.</summary>
public abstract class StorageTest(AzuriteFixture azurite)
{
    protected static readonly DateTimeOffset Instant = new(2019, 11, 1, 6, 30, 0, TimeSpan.Zero);

    protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    protected AzuriteFixture Azurite { get; } = azurite;

    protected static BlobLedgerStore Ledgers(StorageClients clients) =>
        new(clients, TimeProvider.System, NullLogger<BlobLedgerStore>.Instance);

    protected static DeliveryQueue Queue(StorageClients clients) => new(clients, NullLogger<DeliveryQueue>.Instance);

    protected static (DropFeed Feed, BlobDropArchive Archive) FeedAndArchive(StorageClients clients)
    {
        var receipts = new DropReceipts(clients);
        return (new(clients, receipts, TimeProvider.System, NullLogger<DropFeed>.Instance), Archive(clients, receipts));
    }

    protected static BlobDropArchive Archive(StorageClients clients, DropReceipts? receipts = null) =>
        new(clients, receipts ?? new DropReceipts(clients), NullLogger<BlobDropArchive>.Instance);

    protected static BlobTimeline Timeline(StorageClients clients) => new(clients, NullLogger<BlobTimeline>.Instance);

    /// <summary>Clients of the same storage, each of whose calls for blobs goes through <paramref name="policy"/>.</summary>
    protected static StorageClients Observed(StorageOptions options, HttpPipelinePolicy policy)
    {
        var observed = StorageClients.BlobClientOptions(options);
        observed.AddPolicy(policy, HttpPipelinePosition.PerCall);
        return new(new BlobServiceClient(options.ConnectionString, observed), StorageClients.Create(options).Queues, options);
    }

    protected static MemoryStream Text(string text) => new(Encoding.UTF8.GetBytes(text));

    protected static async Task<List<T>> All<T>(IAsyncEnumerable<T> items)
    {
        var all = new List<T>();
        await foreach (var item in items.WithCancellation(Cancel))
        {
            all.Add(item);
        }

        return all;
    }

    protected static DropAnalysis Analysis(IDrop drop) => Analysis(drop.BlobName, drop.ETag);

    protected static DropAnalysis Analysis(string blobName, string eTag)
    {
        Assert.True(Core.Watches.DropPath.TryParse(blobName, out var path, out _));
        return new()
        {
            BlobName = blobName,
            Watch = path.Watch,
            Name = path.Name,
            ETag = eTag,
            DroppedAt = Instant,
            ProcessedAt = Instant,
            Articles = [],
        };
    }

    protected static RejectedDrop Rejection(string blobName, string eTag) => new()
    {
        BlobName = blobName,
        ETag = eTag,
        RejectedAt = Instant,
        Reason = Core.Articles.RejectionReason.Empty,
        Detail = "nothing but white space",
    };
}
