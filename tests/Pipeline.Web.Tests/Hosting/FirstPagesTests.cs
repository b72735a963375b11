using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Adapters.Storage;
using Pipeline.Local.Hosting;
using Pipeline.Tests.Shared;

namespace Pipeline.Web.Tests.Hosting;

/// <summary>What the local host draws before anybody looks.</summary>
public sealed class FirstPagesTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_list_and_the_watch_with_the_newest_news_are_drawn_ahead()
    {
        await using var served = await ServedPipeline.StartAsync(azurite);
        await served.DropAsync("an-older-story", "one.txt", "A ferry sank off Norway on Monday and 3 people were killed, police said.");
        await served.WorkAsync();
        await served.TellSeedStoryAsync();

        Assert.Equal(["/", "/api/watches?limit=1", "/watches/whatsapp-hack"], await served.DrawFirstPagesAsync(Cancel));
    }

    [Fact]
    public async Task Without_a_watch_the_list_is_drawn_alone()
    {
        await using var served = await ServedPipeline.StartAsync(azurite);

        Assert.Equal(["/", "/api/watches?limit=1"], await served.DrawFirstPagesAsync(Cancel));
    }

    [Fact]
    public async Task Nothing_is_drawn_while_drops_or_deliveries_are_under_way()
    {
        await using var served = await ServedPipeline.StartAsync(azurite);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        using (served.Get<ActivityMonitor>().Begin())
        {
            var drawing = served.DrawFirstPagesAsync(stop.Token);
            Assert.False(drawing.IsCompleted);
            await stop.CancelAsync();

            Assert.Empty(await drawing);
        }
    }

    [Fact]
    public async Task Storage_that_does_not_answer_ends_the_drawing_and_nothing_else()
    {
        // Nobody listens there.
        var away = StorageClients.Create(new StorageOptions
        {
            ConnectionString = "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=c2VjcmV0;"
                + "BlobEndpoint=http://127.0.0.1:9/a;QueueEndpoint=http://127.0.0.1:9/a",
            MaxRetries = 0,
        });
        await using var served = await ServedPipeline.StartAsync(azurite, services => services.AddSingleton(
            new BlobLedgerStore(away, TimeProvider.System, NullLogger<BlobLedgerStore>.Instance)));

        Assert.Empty(await served.DrawFirstPagesAsync(Cancel));
    }
}
