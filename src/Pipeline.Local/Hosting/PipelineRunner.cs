using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Core.Alerts;

namespace Pipeline.Local.Hosting;

/// <summary>Runs the whole pipeline in this process: drops in, deliveries out, and the sweep in between.</summary>
internal sealed partial class PipelineRunner(
    DropPump drops,
    DeliveryPump deliveries,
    OpenDeliveries open,
    Outbox outbox,
    ActivityMonitor monitor,
    DeliveryPolicy policy,
    IOptions<RunOptions> options,
    TimeProvider clock,
    ILogger<PipelineRunner> logger)
{
    /// <summary>Runs until <paramref name="stop"/>, or until nothing was under way or found for <paramref name="untilIdle"/>. What is
    /// under way then is finished.</summary>
    public async Task RunAsync(TimeSpan? untilIdle, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var work = Task.WhenAll(drops.RunAsync(ending.Token), deliveries.RunAsync(ending.Token), SweepAsync(ending.Token));
        if (untilIdle is { } idle)
        {
            try
            {
                await IdleAsync(idle, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Stopped before it was idle: the work under way ends all the same.
            }

            await ending.CancelAsync();
        }

        await work;
    }

    /// <summary>Waits until nothing is to do here and no message is hidden that another process had received: it comes back when that was
    /// killed. One that does not come back for as long as that is nobody's.</summary>
    private async Task IdleAsync(TimeSpan idle, CancellationToken stop)
    {
        var patience = options.Value.DeliveryVisibility + policy.SendingLease + OpenDeliveries.WorthWaitingFor;
        var since = clock.GetTimestamp();
        var made = -1;
        while (true)
        {
            await monitor.IdleAsync(idle, stop);
            if (made != monitor.Deliveries.Done + monitor.Deliveries.Failed)
            {
                (made, since) = (monitor.Deliveries.Done + monitor.Deliveries.Failed, clock.GetTimestamp());
            }

            if (clock.GetElapsedTime(since) >= patience || (await open.FindAsync(stop)).Now == 0)
            {
                return;
            }

            monitor.Expect(options.Value.PollInterval);
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

    [LoggerMessage(Level = LogLevel.Information, Message = "Found alerts of {Watches} watches in the outbox and queued them")]
    private partial void LogSwept(int watches);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The outbox could not be swept; the next sweep tries again")]
    private partial void LogSweepFailed(Exception exception);
}
