using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Adapters.Storage;
using Pipeline.Bench.Storage;
using Pipeline.Bench.Stories;
using Pipeline.Core;
using Pipeline.Local.Hosting;
using Pipeline.Tests.Shared;

namespace Pipeline.Bench.Tests.Storage;

public sealed class StorageOperationsTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_article_that_brings_nothing_new_costs_four_operations()
    {
        var (clients, operations) = StorageOperations.Count(azurite.NewOptions());
        await using var host = await PipelineOnAzurite.OpenAsync(azurite, services => services.AddSingleton(clients));
        await clients.EnsureCreatedAsync(Cancel);
        await host.DropAsync("w", "0.txt", BenchArticles.OfOneStory(0));
        await host.Get<DropPump>().PassAsync(Cancel);
        await host.DropAsync("w", "1.txt", BenchArticles.OfOneStory(1));
        var drop = await host.Get<DropFeed>().FindAsync("w/1.txt", Cancel);
        // Settings are read every few seconds, whatever is dropped.
        await host.Get<BlobWatchSettings>().GetAsync("w", Cancel);

        operations.Reset();
        await host.Get<ArticleProcessor>().ProcessAsync(drop!, Cancel);

        Assert.Equal(["append timeline", "read articles", "unchanged ledgers", "write analyses"],
            operations.Counts.Keys.Where(kind => !kind.EndsWith(" config", StringComparison.Ordinal)));
        Assert.Equal(4, StorageOperations.ForDrops(operations.Counts));
    }

    [Fact]
    public async Task Of_many_drops_found_by_the_host_each_costs_at_most_four()
    {
        const int drops = 40;
        var (clients, operations) = StorageOperations.Count(azurite.NewOptions());
        await using var host = await PipelineOnAzurite.OpenAsync(azurite, services => services.AddSingleton(clients));
        await clients.EnsureCreatedAsync(Cancel);
        await host.DropAsync("w", "first.txt", BenchArticles.OfOneStory(0));
        await host.Get<DropPump>().PassAsync(Cancel);
        for (var number = 1; number <= drops; number++)
        {
            await host.DropAsync("w", BenchArticles.NameOf(number), BenchArticles.OfOneStory(number));
        }

        operations.Reset();
        Assert.Equal(drops, await host.Get<DropPump>().PassAsync(Cancel));

        Assert.InRange(StorageOperations.ForDrops(operations.Counts), (2 * drops) + 2, 4 * drops);
        Assert.Equal(drops, operations.Counts["read articles"]);
        Assert.Equal(drops, operations.Counts["write analyses"]);
    }

    [Fact]
    public async Task Kinds_tell_what_was_done_and_what_came_of_it()
    {
        var options = azurite.NewOptions();
        var (clients, operations) = StorageOperations.Count(options);
        await clients.EnsureCreatedAsync(Cancel);
        operations.Reset();

        var blob = clients.Config.GetBlobClient("a.txt");
        Assert.False(await blob.ExistsAsync(Cancel));
        await blob.UploadAsync(new BinaryData(Encoding.UTF8.GetBytes("a")), Cancel);
        await Assert.ThrowsAsync<Azure.RequestFailedException>(() => blob.UploadAsync(new BinaryData("b"u8.ToArray()), Cancel));
        await clients.Deliveries.SendMessageAsync("m", Cancel);
        await clients.Deliveries.ReceiveMessageAsync(cancellationToken: Cancel);

        Assert.Equal(
            ["look up config 1", "receive deliveries 1", "refused config 1", "send deliveries 1", "write config 1"],
            operations.Counts.Select(pair => $"{pair.Key} {pair.Value}"));
    }
}
