using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Adapters.Storage;
using Pipeline.Core;
using Pipeline.Core.Alerts;

namespace Pipeline.Local.Hosting;

/// <summary>Takes deliveries from the queue and hands them to the dispatcher: what the queue trigger does in Azure.</summary>
/// <remarks>Each destination has places of its own, so that a slow one never delays another; alerts of one watch take turns in one of them. Stopping ends the receiving, not the
/// deliveries under way.</remarks>
internal sealed partial class DeliveryPump(
    DeliveryQueue queue, AlertDispatcher dispatcher, ActivityMonitor monitor, IOptions<RunOptions> options, TimeProvider clock, ILogger<DeliveryPump> logger)
{
    // A batch run stays for a delivery that comes back within this time; longer waits are for the next run.
    private static readonly TimeSpan WorthWaitingFor = TimeSpan.FromSeconds(30);

    private readonly RunOptions options = options.Value;
    private readonly ConcurrentDictionary<string, int> busy = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<Task, byte> underWay = new();

    /// <summary>Receives again and again until <paramref name="stop"/>, then waits for the deliveries under way.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        await Polling.RunAsync(PassAsync, LogReceivingFailed, options, clock, stop);
        await DrainAsync();
    }

    /// <summary>Receives once and starts what it got.</summary>
    /// <returns>How many messages were received.</returns>
    public async Task<int> PassAsync(CancellationToken stop)
    {
        var received = await queue.ReceiveAsync(DeliveryQueue.MaxReceive, options.DeliveryVisibility, stop);
        // One story to one destination goes out in the order of the queue: "the toll rose" must not come before "the story opened".
        foreach (var line in received.GroupBy(delivery => (delivery.Message?.Destination, delivery.Message?.Watch)))
        {
            var task = Task.Run(() => HandleAsync(line.Key.Destination, [.. line]), CancellationToken.None);
            underWay.TryAdd(task, 0);
            _ = task.ContinueWith(done => underWay.TryRemove(done, out _), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        return received.Count;
    }

    /// <summary>Waits for the deliveries under way.</summary>
    public Task DrainAsync() => Task.WhenAll(underWay.Keys);

    private async Task HandleAsync(string? destination, IReadOnlyList<ReceivedDelivery> line)
    {
        using var work = monitor.Begin();
        var isFull = destination is not null && busy.AddOrUpdate(destination, 1, (_, count) => count + 1) > options.DeliveriesPerDestination;
        try
        {
            foreach (var received in line)
            {
                await HandleAsync(received, isFull);
            }
        }
        finally
        {
            if (destination is not null)
            {
                busy.AddOrUpdate(destination, 0, (_, count) => count - 1);
            }
        }
    }

    private async Task HandleAsync(ReceivedDelivery received, bool isFull)
    {
        try
        {
            if (received.Message is not { } message)
            {
                await received.PoisonAsync(received.Problem ?? "not a delivery", CancellationToken.None);
                monitor.Deliveries.Add(success: false);
            }
            else if (isFull)
            {
                monitor.Expect(options.PollInterval);
                await received.ReleaseAsync(options.PollInterval, CancellationToken.None);
            }
            else
            {
                await DispatchAsync(received, message);
            }
        }
        catch (Exception exception)
        {
            // The message could not even be put back: it comes back by itself when its time is over.
            LogFailed(exception, received.Message?.AlertId, received.Message?.Destination, received.DequeueCount);
        }
    }

    private async Task DispatchAsync(ReceivedDelivery received, DeliveryMessage message)
    {
        try
        {
            var delivery = await dispatcher.DispatchAsync(message, CancellationToken.None);
            await received.CompleteAsync(CancellationToken.None);
            switch (delivery)
            {
                case { State: DeliveryState.Delivered or DeliveryState.Failed }:
                    monitor.Deliveries.Add(delivery.State == DeliveryState.Delivered);
                    break;
                case { Until: { } until } when until - clock.GetUtcNow() is var wait && wait < WorthWaitingFor:
                    monitor.Expect(wait);
                    break;
            }
        }
        catch (Exception exception) when (received.DequeueCount < options.MaxAttempts)
        {
            LogFailed(exception, message.AlertId, message.Destination, received.DequeueCount);
            monitor.Expect(options.DelayAfter(received.DequeueCount));
            await received.ReleaseAsync(options.DelayAfter(received.DequeueCount), CancellationToken.None);
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

            await received.PoisonAsync(reason, CancellationToken.None);
            monitor.Deliveries.Add(success: false);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Delivering alert {AlertId} to {Destination} failed (try {Attempt})")]
    private partial void LogFailed(Exception exception, string? alertId, string? destination, int attempt);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The queue can't be read; trying again in {Delay}")]
    private partial void LogReceivingFailed(Exception exception, TimeSpan delay);
}
