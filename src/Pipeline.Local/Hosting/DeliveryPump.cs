using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Adapters.Storage;
using Pipeline.Core;
using Pipeline.Core.Alerts;

namespace Pipeline.Local.Hosting;

/// <summary>Takes deliveries from the queue and hands them to the dispatcher: what the queue trigger does in Azure.</summary>
/// <remarks>Each destination has a <see cref="DeliveryLane{T}"/> of its own, so that a slow one never delays another. Stopping ends the
/// receiving, not the deliveries under way.</remarks>
internal sealed partial class DeliveryPump(
    DeliveryQueue queue,
    AlertDispatcher dispatcher,
    ActivityMonitor monitor,
    IOptions<RunOptions> options,
    TimeProvider clock,
    ILogger<DeliveryPump> logger)
{
    private readonly RunOptions options = options.Value;
    private readonly ConcurrentDictionary<string, DeliveryLane<HeldDelivery>> lanes = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, byte> underWay = new();

    /// <summary>Receives again and again until <paramref name="stop"/>, then waits for the deliveries under way.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var lookout = monitor.BeginLooking();
        await Polling.RunAsync(
            async cancel => new(await lookout.LookAsync(() => PassAsync(cancel)), TimeSpan.Zero), LogReceivingFailed, options, clock, stop);
        // What has not begun is for another process, or for the next run.
        await Task.WhenAll(lanes.Values.SelectMany(lane => lane.Clear()).Select(ReleaseAsync));
        await DrainAsync();
    }

    /// <summary>Receives once and starts what it got.</summary>
    /// <returns>How many messages were received.</returns>
    public async Task<int> PassAsync(CancellationToken stop)
    {
        var received = await queue.ReceiveAsync(DeliveryQueue.MaxReceive, options.DeliveryVisibility, stop);
        var unplaced = new List<Task>();
        foreach (var delivery in received)
        {
            if (delivery.Message is not { } message)
            {
                unplaced.Add(GuardAsync(null, delivery.DequeueCount, () => PoisonAsync(delivery)));
            }
            else if (LaneTo(message.Destination) is var lane
                && new HeldDelivery(delivery, message, options.DeliveryVisibility, clock, logger) is var held
                && !lane.TryTake(held, Track))
            {
                var away = lane.SendAway(options.PollInterval);
                monitor.Expect(away);
                unplaced.Add(SendAwayAsync(held, away));
            }
        }

        await Task.WhenAll(unplaced);
        return received.Count;
    }

    /// <summary>Waits for the deliveries under way, and for those that wait for them.</summary>
    public async Task DrainAsync()
    {
        while (!underWay.IsEmpty)
        {
            await Task.WhenAll(underWay.Keys);
        }
    }

    private DeliveryLane<HeldDelivery> LaneTo(string destination) => lanes.GetOrAdd(
        destination,
        _ => new DeliveryLane<HeldDelivery>(options.DeliveriesPerDestination, delivery => delivery.Message.Watch, MakeAsync, clock));

    private void Track(Task task)
    {
        underWay.TryAdd(task, 0);
        _ = task.ContinueWith(
            done => underWay.TryRemove(done, out _),
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private async Task PoisonAsync(ReceivedDelivery received)
    {
        await received.PoisonAsync(received.Problem ?? "not a delivery", CancellationToken.None);
        monitor.Deliveries.Add(success: false);
    }

    // As a fresh message: waiting is no try, and the queue counts each receiving of the same one as a try until it is given up.
    private Task SendAwayAsync(HeldDelivery held, TimeSpan away) => EndAsync(held, async () =>
    {
        await queue.EnqueueAsync(held.Message, away, CancellationToken.None);
        await held.CompleteAsync();
    });

    private Task ReleaseAsync(HeldDelivery held) => EndAsync(held, () => held.ReleaseAsync(TimeSpan.Zero));

    private async Task MakeAsync(HeldDelivery held)
    {
        using var work = monitor.Begin();
        await EndAsync(held, () => DispatchAsync(held, held.Message));
    }

    private async Task EndAsync(HeldDelivery held, Func<Task> work)
    {
        await using (held)
        {
            await GuardAsync(held.Message, held.DequeueCount, work);
        }
    }

    private async Task GuardAsync(DeliveryMessage? message, int attempt, Func<Task> work)
    {
        try
        {
            await work();
        }
        catch (Exception exception)
        {
            // The message could not even be put back: it comes back by itself when its time is over.
            LogFailed(exception, message?.AlertId, message?.Destination, attempt);
        }
    }

    private async Task DispatchAsync(HeldDelivery received, DeliveryMessage message)
    {
        try
        {
            var delivery = await dispatcher.DispatchAsync(message, CancellationToken.None);
            await received.CompleteAsync();
            switch (delivery)
            {
                case { State: DeliveryState.Delivered or DeliveryState.Failed }:
                    monitor.Deliveries.Add(delivery.State == DeliveryState.Delivered);
                    break;
                case { Until: { } until } when until - clock.GetUtcNow() is var wait && wait < QueueRest.WorthWaitingFor:
                    monitor.Expect(wait);
                    break;
            }
        }
        catch (Exception exception) when (received.DequeueCount < options.MaxAttempts)
        {
            LogFailed(exception, message.AlertId, message.Destination, received.DequeueCount);
            monitor.Expect(options.DelayAfter(received.DequeueCount));
            await received.ReleaseAsync(options.DelayAfter(received.DequeueCount));
        }
        catch (Exception exception)
        {
            LogFailed(exception, message.AlertId, message.Destination, received.DequeueCount);
            var reason = $"{exception.GetType().Name} after {received.DequeueCount} tries";
            // Recorded first: nobody reads this host's poison queue, and a failed delivery is what 'alerts' shows and 'requeue' puts back.
            try
            {
                await dispatcher.GiveUpAsync(message, reason, CancellationToken.None);
            }
            catch (InvalidDataException unreadable)
            {
                // No state can be recorded in an alert that can't be read; the poison queue keeps the message.
                LogFailed(unreadable, message.AlertId, message.Destination, received.DequeueCount);
            }

            await received.PoisonAsync(reason);
            monitor.Deliveries.Add(success: false);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivering alert {AlertId} to {Destination} failed (try {Attempt})")]
    private partial void LogFailed(Exception exception, string? alertId, string? destination, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The queue can't be read; trying again in {Delay}")]
    private partial void LogReceivingFailed(Exception exception, TimeSpan delay);
}
