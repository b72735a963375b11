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
                await monitor.IdleAsync(idle, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // Stopped before it was idle: the work under way ends all the same.
            }

            await ending.CancelAsync();
        }

        await work;
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
