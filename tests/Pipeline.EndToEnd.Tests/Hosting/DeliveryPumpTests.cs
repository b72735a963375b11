using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Local.Hosting;
using Pipeline.Tests.Shared;

namespace Pipeline.EndToEnd.Tests.Hosting;

public sealed class DeliveryPumpTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_message_that_is_no_delivery_goes_to_the_poison_queue_and_holds_up_nobody()
    {
        await using var host = await HostOnAzurite.StartAsync(azurite, _ => { });
        await host.Get<StorageClients>().Deliveries.SendMessageAsync("bm90IGpzb24=", TestContext.Current.CancellationToken);

        Assert.Equal(1, await host.Get<DeliveryPump>().PassAsync(TestContext.Current.CancellationToken));
        await host.Get<DeliveryPump>().DrainAsync();

        var poison = Assert.Single(await host.Get<DeliveryQueue>().PeekPoisonAsync(10, TestContext.Current.CancellationToken));
        Assert.NotEmpty(poison.Reason!);
        Assert.Equal(0, await host.Get<DeliveryPump>().PassAsync(TestContext.Current.CancellationToken));
    }

    [Fact(Timeout = 60_000)]
    public async Task A_delivery_that_keeps_throwing_has_failed_after_the_last_try()
    {
        await using var host = await HostOnAzurite.StartAsync(azurite, services => services.AddSingleton<IAlertSender, BrokenSender>());
        await host.DropAsync("w", "one.txt", "A bomb killed 12 people in Kabul on Monday, police said.");
        await host.Get<DropPump>().PassAsync(TestContext.Current.CancellationToken);

        for (var attempt = 1; attempt <= new RunOptions().MaxAttempts; attempt++)
        {
            Assert.Equal(1, await host.Get<DeliveryPump>().PassAsync(TestContext.Current.CancellationToken));
            await host.Get<DeliveryPump>().DrainAsync();
        }

        Assert.Equal(0, await host.Get<DeliveryPump>().PassAsync(TestContext.Current.CancellationToken));
        await foreach (var alert in host.Get<BlobAlertStore>().ListAsync("w", cancellationToken: TestContext.Current.CancellationToken))
        {
            var delivery = Assert.Single(alert.Deliveries);
            Assert.Equal(
                (DeliveryState.Failed, 5, "InvalidOperationException after 5 tries"),
                (delivery.State, delivery.Attempts, delivery.LastError));
        }
    }

    [Fact(Timeout = 60_000)]
    public async Task A_hanging_destination_takes_only_its_own_places()
    {
        var sender = new HangingSender();
        await using var host = await HostOnAzurite.StartAsync(azurite, services => services.AddSingleton<IAlertSender>(sender));
        for (var i = 0; i < 8; i++)
        {
            await host.DropAsync("w", $"{i}.txt", $"Report {i}. A bomb killed {100 + i} people in Kabul.");
        }

        await host.Get<DropPump>().PassAsync(TestContext.Current.CancellationToken);
        // Eight alerts to each of two destinations: all of the healthy one go out while the other hangs.
        while (sender.Healthy < 8)
        {
            await host.Get<DeliveryPump>().PassAsync(TestContext.Current.CancellationToken);
            await Task.Yield();
        }

        Assert.InRange(sender.Hanging, 1, new RunOptions().DeliveriesPerDestination);
        sender.Release();
        await host.Get<DeliveryPump>().DrainAsync();
    }

    [Fact(Timeout = 60_000)]
    public async Task Waiting_for_a_busy_destination_is_no_try()
    {
        var sender = new StumblingSender();
        await using var host = await HostOnAzurite.StartAsync(azurite, services => services
            .AddSingleton<IAlertSender>(sender)
            .AddSingleton(Options.Create(new RunOptions { RetryDelay = TimeSpan.Zero, DeliveriesPerDestination = 1, MaxAttempts = 2 })));
        for (var i = 0; i < 4; i++)
        {
            await host.DropAsync($"w{i}", "one.txt", $"Report {i}. A bomb killed {100 + i} people in Kabul.");
        }

        // One is under way and two wait for it; the fourth goes back to the queue, and stumbles when its turn has come.
        await host.Get<DropPump>().PassAsync(TestContext.Current.CancellationToken);
        await host.Get<DeliveryPump>().PassAsync(TestContext.Current.CancellationToken);
        sender.Release();
        while (sender.Delivered < 4)
        {
            await host.Get<DeliveryPump>().PassAsync(TestContext.Current.CancellationToken);
            await host.Get<DeliveryPump>().DrainAsync();
        }

        await foreach (var alert in host.Get<BlobAlertStore>().ListAsync(cancellationToken: TestContext.Current.CancellationToken))
        {
            Assert.Equal(DeliveryState.Delivered, Assert.Single(alert.Deliveries).State);
        }
    }

    private sealed class BrokenSender : IAlertSender
    {
        public IReadOnlyList<Destination> Destinations { get; } = [new("desk")];

        public Task<DeliveryOutcome> SendAsync(Alert alert, string destination, CancellationToken cancellationToken) =>
            throw new InvalidOperationException("https://hooks.example/secret broke");
    }

    private sealed class StumblingSender : IAlertSender
    {
        private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int calls;
        private int delivered;

        public int Delivered => Volatile.Read(ref delivered);

        public IReadOnlyList<Destination> Destinations { get; } = [new("desk")];

        public void Release() => released.SetResult();

        public async Task<DeliveryOutcome> SendAsync(Alert alert, string destination, CancellationToken cancellationToken)
        {
            var call = Interlocked.Increment(ref calls);
            await released.Task;
            if (call == 4)
            {
                throw new IOException("stumbled");
            }

            Interlocked.Increment(ref delivered);
            return new DeliveryOutcome.Delivered("ok");
        }
    }

    private sealed class HangingSender : IAlertSender
    {
        private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int healthy;
        private int hanging;

        public int Healthy => Volatile.Read(ref healthy);

        public int Hanging => Volatile.Read(ref hanging);

        public IReadOnlyList<Destination> Destinations { get; } = [new("healthy"), new("hanging")];

        public void Release() => released.SetResult();

        public async Task<DeliveryOutcome> SendAsync(Alert alert, string destination, CancellationToken cancellationToken)
        {
            if (destination == "hanging")
            {
                Interlocked.Increment(ref hanging);
                await released.Task;
                return new DeliveryOutcome.Failed("gone");
            }

            Interlocked.Increment(ref healthy);
            return new DeliveryOutcome.Delivered("ok");
        }
    }
}
