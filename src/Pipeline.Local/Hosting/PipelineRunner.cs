using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Core.Alerts;

namespace Pipeline.Local.Hosting;

/// <summary>Runs the whole pipeline in this process: drops in, deliveries out, and the sweep in between.</summary>
internal sealed partial class PipelineRunner(
    DropPump drops,
    DeliveryPump deliveries,
    Outbox outbox,
    ActivityMonitor monitor,
    QueueRest queueRest,
    DeliveryPolicy policy,
    IOptions<RunOptions> options,
    TimeProvider clock,
    ILogger<PipelineRunner> logger)
{
    /// <summary>Runs until <paramref name="stop"/>, or until nothing was under way or found for <paramref name="untilIdle"/> and the queue
    /// holds nothing but what waits for a later time. What is under way then is finished.</summary>
    /// <returns>What the queue still held when it was idle; nothing where nobody waited for that.</returns>
    public async Task<Rest> RunAsync(TimeSpan? untilIdle, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var work = Task.WhenAll(drops.RunAsync(ending.Token), deliveries.RunAsync(ending.Token), SweepAsync(ending.Token));
        var rest = Rest.None;
        if (untilIdle is { } idle)
        {
            try
            {
                rest = await IdleAsync(idle, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Stopped before it was idle: the work under way ends all the same.
            }

            await ending.CancelAsync();
        }

        await work;
        return rest;
    }

    private async Task<Rest> IdleAsync(TimeSpan idle, CancellationToken stop)
    {
        // Messages that somebody else holds come back when it ends, and deliveries that it was sending after their lease. What nobody
        // moved for longer than that stands for something else: the service counts about, and a message may ask for what is settled.
        var patience = policy.SendingLease + (2 * options.Value.DeliveryVisibility);
        var (last, since) = (Rest.None, clock.GetTimestamp());
        while (true)
        {
            await monitor.IdleAsync(idle, stop);
            try
            {
                var rest = await queueRest.LookAsync(stop);
                if (rest.Held == 0 || (rest == last && clock.GetElapsedTime(since) > patience))
                {
                    return rest;
                }

                (last, since) = rest == last ? (last, since) : (rest, clock.GetTimestamp());
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                LogNotCounted(exception);
            }

            await Task.Delay(options.Value.PollInterval, clock, stop);
        }
    }

    private async Task SweepAsync(CancellationToken stop)
    {
        // The first sweep takes all there is: whoever starts may be the one who crashed a moment ago.
        var olderThan = TimeSpan.Zero;
        while (!stop.IsCancellationRequested)
        {
            try
            {
                var watches = await outbox.SweepAsync(olderThan, stop);
                olderThan = Outbox.LeftAfter;
                if (watches > 0)
                {
                    LogSwept(watches);
                }
            }
            catch (Exception exception) when (!stop.IsCancellationRequested)
            {
                LogSweepFailed(exception);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(options.Value.SweepInterval, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "What the queue still holds can't be counted; trying again")]
    private partial void LogNotCounted(Exception exception);

    [LoggerMessage(Level = LogLevel.Information, Message = "Found alerts of {Watches} watches in the outbox and queued them")]
    private partial void LogSwept(int watches);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox could not be swept; the next sweep tries again")]
    private partial void LogSweepFailed(Exception exception);
}
