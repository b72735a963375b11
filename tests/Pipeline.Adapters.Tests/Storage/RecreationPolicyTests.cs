using Azure;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Tests.Shared;

namespace Pipeline.Adapters.Tests.Storage;

/// <summary>Somebody deletes containers and queues while a host runs.</summary>
public sealed class RecreationPolicyTests(AzuriteFixture azurite) : StorageTest(azurite)
{
    [Fact]
    public async Task What_is_written_and_read_next_makes_them_again()
    {
        var clients = await Azurite.NewStorageAsync();
        await DeleteAllAsync(clients);
        var archive = Archive(clients);

        Assert.Null((await Ledgers(clients).LoadAsync("tarvos", Cancel)).Version);
        Assert.NotNull(await Ledgers(clients).TrySaveAsync(Ledger.Empty("tarvos"), null, Cancel));
        await new BlobAlertStore(clients).CreateIfAbsentAsync(BlobAlertStoreTests.SomeAlert("tarvos"), Cancel);
        await archive.AppendTimelineAsync("tarvos", [Line()], Cancel);
        await archive.SaveAnalysisAsync(Analysis("tarvos/one.txt", "0x1"), Cancel);
        await archive.SaveRejectionAsync(Rejection("tarvos/two.txt", "0x1"), Cancel);
        var feed = FeedAndArchive(clients).Feed;
        await feed.UploadAsync("tarvos", "three.txt", Text("a drop"), null, Cancel);

        Assert.Equal("tarvos/three.txt", Assert.Single(await All(feed.FindNewAsync(Cancel))).BlobName);
        Assert.NotNull(await new BlobAlertStore(clients).LoadAsync("tarvos", "a1", Cancel));
        Assert.Single(await All(Timeline(clients).ReadAsync("tarvos", null, null, Cancel)));
        Assert.Null(await new BlobWatchSettings(clients, TimeProvider.System, NullLogger<BlobWatchSettings>.Instance).CheckAsync(Cancel));
    }

    [Fact]
    public async Task The_queues_are_made_again_by_whoever_asks_next()
    {
        var clients = await Azurite.NewStorageAsync();
        await DeleteAllAsync(clients);
        var queue = Queue(clients);

        Assert.Empty(await queue.ReceiveAsync(32, TimeSpan.FromMinutes(1), Cancel));
        await queue.EnqueueAsync(new DeliveryMessage("tarvos", "a1", "desk"), TimeSpan.Zero, Cancel);
        var received = Assert.Single(await queue.ReceiveAsync(32, TimeSpan.FromMinutes(1), Cancel));
        await received.PoisonAsync("no", Cancel);

        Assert.Equal((0, 1), await queue.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_queue_of_somebody_else_is_left_missing()
    {
        var clients = await Azurite.NewStorageAsync();

        var exception = await Assert.ThrowsAsync<RequestFailedException>(() => clients.DropsPoison.GetPropertiesAsync(Cancel));

        Assert.Equal("QueueNotFound", exception.ErrorCode);
    }

    private static async Task DeleteAllAsync(StorageClients clients)
    {
        foreach (var container in new[]
        {
            clients.Articles, clients.Analyses, clients.Ledgers, clients.Timeline, clients.Alerts, clients.Rejected, clients.Readings,
            clients.Config,
        })
        {
            await container.DeleteAsync(cancellationToken: Cancel);
        }

        await clients.Deliveries.DeleteAsync(Cancel);
        await clients.DeliveriesPoison.DeleteAsync(Cancel);
    }

    private static Core.Drops.TimelineLine Line() => new()
    {
        At = Instant,
        ArticleId = "x",
        ETag = "0x1",
        Source = "one.txt",
        Language = "en",
        Facts = [],
    };
}
