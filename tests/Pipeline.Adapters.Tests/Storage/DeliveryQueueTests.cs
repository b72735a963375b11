using System.Text;
using Pipeline.Core.Alerts;
using Pipeline.Tests.Shared;

namespace Pipeline.Adapters.Tests.Storage;

public sealed class DeliveryQueueTests(AzuriteFixture azurite) : StorageTest(azurite)
{
    private static readonly DeliveryMessage Message = new("tarvos", "a1", "newsroom");
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_completed_message_is_gone()
    {
        var clients = await Azurite.NewStorageAsync();
        var queue = Queue(clients);
        await queue.EnqueueAsync(Message, TimeSpan.Zero, Cancel);

        var received = Assert.Single(await queue.ReceiveAsync(32, Minute, Cancel));
        Assert.Equal(Message, received.Message);
        Assert.Null(received.Problem);
        Assert.Equal(1, received.DequeueCount);
        Assert.Empty(await queue.ReceiveAsync(32, Minute, Cancel));

        await received.CompleteAsync(Cancel);
        Assert.Equal((0, 0), await queue.CountAsync(Cancel));
    }

    [Fact]
    public async Task The_functions_runtime_can_read_what_is_queued()
    {
        var clients = await Azurite.NewStorageAsync();
        await Queue(clients).EnqueueAsync(Message, TimeSpan.Zero, Cancel);

        var raw = (await clients.Deliveries.PeekMessageAsync(Cancel)).Value.Body.ToString();

        Assert.Equal(
            """{"watch":"tarvos","alertId":"a1","destination":"newsroom"}""", Encoding.UTF8.GetString(Convert.FromBase64String(raw)));
    }

    [Theory]
    [InlineData(3600)]
    [InlineData(30 * 24 * 3600)]
    public async Task A_delayed_message_is_not_seen_yet(int seconds)
    {
        var queue = Queue(await Azurite.NewStorageAsync());
        await queue.EnqueueAsync(Message, TimeSpan.FromSeconds(seconds), Cancel);

        Assert.Empty(await queue.ReceiveAsync(32, Minute, Cancel));
        Assert.Equal(1, (await queue.CountAsync(Cancel)).Waiting);
    }

    [Fact]
    public async Task A_released_message_comes_again_and_counts_its_receives()
    {
        var queue = Queue(await Azurite.NewStorageAsync());
        await queue.EnqueueAsync(Message, TimeSpan.FromSeconds(-5), Cancel);
        await Assert.Single(await queue.ReceiveAsync(1, Minute, Cancel)).ReleaseAsync(TimeSpan.Zero, Cancel);

        var again = Assert.Single(await queue.ReceiveAsync(1, Minute, Cancel));
        Assert.Equal(Message, again.Message);
        Assert.Equal(2, again.DequeueCount);

        await again.ReleaseAsync(TimeSpan.FromDays(30), Cancel);
        Assert.Empty(await queue.ReceiveAsync(1, Minute, Cancel));
    }

    [Fact]
    public async Task A_poisoned_message_keeps_its_reason()
    {
        var queue = Queue(await Azurite.NewStorageAsync());
        await queue.EnqueueAsync(Message, TimeSpan.Zero, Cancel);
        await Assert.Single(await queue.ReceiveAsync(1, Minute, Cancel)).PoisonAsync("410 Gone", Cancel);

        var poison = Assert.Single(await queue.PeekPoisonAsync(32, Cancel));
        Assert.Equal(Message, poison.Message);
        Assert.Equal("410 Gone", poison.Reason);
        Assert.Equal((0, 1), await queue.CountAsync(Cancel));
    }

    [Theory]
    [InlineData("not base64 at all!", "base64")]
    [InlineData("bm90IGpzb24=", "no delivery")]
    [InlineData("bnVsbA==", "null")]
    [InlineData("e30=", "no watch")]
    [InlineData("eyJ3YXRjaCI6InciLCJhbGVydElkIjoiLi4veCIsImRlc3RpbmF0aW9uIjoiZCJ9", "no alert")]
    public async Task A_message_nobody_can_read_surfaces_with_its_reason(string body, string problem)
    {
        var clients = await Azurite.NewStorageAsync();
        var queue = Queue(clients);
        await clients.Deliveries.SendMessageAsync(body, Cancel);
        await queue.EnqueueAsync(Message, TimeSpan.Zero, Cancel);

        var received = await queue.ReceiveAsync(32, Minute, Cancel);

        Assert.Equal(2, received.Count);
        var unreadable = Assert.Single(received, message => message.Message is null);
        Assert.Contains(problem, unreadable.Problem, StringComparison.Ordinal);
        await unreadable.PoisonAsync(unreadable.Problem!, Cancel);
        Assert.Contains(problem, Assert.Single(await queue.PeekPoisonAsync(1, Cancel)).Reason, StringComparison.Ordinal);
        Assert.Equal(body, (await clients.DeliveriesPoison.PeekMessageAsync(Cancel)).Value.Body.ToString());
    }

    [Theory]
    [InlineData("""{"watch":"w","watch":"w","alertId":"a1","destination":"desk"}""")]
    [InlineData("""{"watch":"w","alertId":"a1","destination":"desk","traceParent":"a","traceParent":"b"}""")]
    [InlineData("""{"watch":"w","alertId":"a1","destination":"desk","reason":"a","reason":"b"}""")]
    [InlineData("""{"watch":"w","alertId":"a1","destination":"desk","x":{"y":1,"y":2},"x":3}""")]
    [InlineData("""{"watch":"w","alertId":"a1","destination":"desk","reason":"\ud800"}""")]
    [InlineData("""{"watch":"w\ud800","alertId":"a1","destination":"desk"}""")]
    [InlineData("""{"watch":"w","alertId":"a1","destination":"desk","reason":[1]}""")]
    [InlineData("""[{"watch":"w"}]""")]
    [InlineData("""{"watch":["w"],"alertId":"a1","destination":"desk"}""")]
    public async Task No_message_keeps_its_batch_from_being_received(string json)
    {
        var clients = await Azurite.NewStorageAsync();
        var queue = Queue(clients);
        await clients.Deliveries.SendMessageAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(json)), Cancel);
        await queue.EnqueueAsync(Message, TimeSpan.Zero, Cancel);

        var received = await queue.ReceiveAsync(32, Minute, Cancel);

        Assert.Equal(2, received.Count);
        Assert.Contains(received, one => one.Message == Message);
        // Either it asks for a delivery, or it says why it does not.
        Assert.All(received, one => Assert.NotEqual(one.Message is null, one.Problem is null));
    }

    [Fact]
    public async Task A_message_of_the_poison_queue_shows_even_where_its_reason_is_damaged()
    {
        var clients = await Azurite.NewStorageAsync();
        const string Twice = """{"watch":"w","alertId":"a1","destination":"desk","reason":"a","reason":"b"}""";
        await clients.DeliveriesPoison.SendMessageAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(Twice)), Cancel);

        Assert.Equal("a1", Assert.Single(await Queue(clients).PeekPoisonAsync(32, Cancel)).Message?.AlertId);
    }

    [Fact]
    public async Task Completing_what_another_receiver_finished_is_no_error()
    {
        var queue = Queue(await Azurite.NewStorageAsync());
        await queue.EnqueueAsync(Message, TimeSpan.Zero, Cancel);
        var received = Assert.Single(await queue.ReceiveAsync(1, Minute, Cancel));
        await received.CompleteAsync(Cancel);

        await received.CompleteAsync(Cancel);
        await received.ReleaseAsync(Minute, Cancel);
        Assert.Equal(0, (await queue.CountAsync(Cancel)).Waiting);
    }
}
