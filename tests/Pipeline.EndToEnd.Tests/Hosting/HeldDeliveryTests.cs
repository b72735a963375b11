using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Local.Hosting;
using Pipeline.Tests.Shared;

namespace Pipeline.EndToEnd.Tests.Hosting;

public sealed class HeldDeliveryTests(AzuriteFixture azurite)
{
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_stays_hidden_while_it_is_worked_on_and_goes_when_that_ends()
    {
        await using var host = await HostOnAzurite.StartAsync(azurite, _ => { });
        var (queue, received) = await ReceivedAsync(host);
        await using var held = Hold(received);

        // Three times its visibility, by storage's clock.
        var until = await StorageTimeAsync(host) + (3 * Short);
        while (await StorageTimeAsync(host) < until)
        {
            Assert.Empty(await queue.ReceiveAsync(1, Short, Cancel));
        }

        await held.CompleteAsync();
        Assert.Equal((0, 0), await queue.CountAsync(Cancel));
    }

    [Fact]
    public async Task A_message_whose_work_ended_without_a_word_is_seen_again()
    {
        await using var host = await HostOnAzurite.StartAsync(azurite, _ => { });
        var (queue, received) = await ReceivedAsync(host);
        await using (Hold(received))
        {
            Assert.Empty(await queue.ReceiveAsync(1, Short, Cancel));
        }

        IReadOnlyList<ReceivedDelivery> again;
        while ((again = await queue.ReceiveAsync(1, Short, Cancel)).Count == 0)
        {
            await Task.Yield();
        }

        Assert.Equal(2, Assert.Single(again).DequeueCount);
    }

    [Fact]
    public async Task A_message_that_is_let_go_after_it_was_hidden_again_is_there_at_once()
    {
        await using var host = await HostOnAzurite.StartAsync(azurite, _ => { });
        var (queue, received) = await ReceivedAsync(host);
        await using var held = Hold(received);
        Assert.True(await received.HideAsync(TimeSpan.FromHours(1), Cancel));

        await held.ReleaseAsync(TimeSpan.Zero);

        Assert.Single(await queue.ReceiveAsync(1, Short, Cancel));
    }

    private static HeldDelivery Hold(ReceivedDelivery received) =>
        new(received, received.Message!, Short, TimeProvider.System, NullLogger.Instance);

    private static async Task<(DeliveryQueue Queue, ReceivedDelivery Received)> ReceivedAsync(LocalPipeline host)
    {
        var queue = host.Get<DeliveryQueue>();
        await queue.EnqueueAsync(new DeliveryMessage("w", "a1", "desk"), TimeSpan.Zero, Cancel);
        return (queue, Assert.Single(await queue.ReceiveAsync(1, Short, Cancel)));
    }

    private static async Task<DateTimeOffset> StorageTimeAsync(LocalPipeline host) =>
        (await host.Get<StorageClients>().Deliveries.GetPropertiesAsync(Cancel)).GetRawResponse().Headers.Date!.Value;
}
