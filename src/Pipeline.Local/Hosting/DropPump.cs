using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Adapters.Storage;
using Pipeline.Core;
using Pipeline.Core.Drops;

namespace Pipeline.Local.Hosting;

/// <summary>Finds new and changed drops and hands them to the processor, several at a time: what the blob trigger does in Azure.</summary>
/// <remarks>A drop that fails is tried again with growing delays, then stands in <c>rejected</c>; others go on meanwhile. Stopping ends the
/// search, not the drops under way.</remarks>
internal sealed partial class DropPump(
    DropFeed feed,
    ArticleProcessor processor,
    ActivityMonitor monitor,
    IOptions<RunOptions> options,
    TimeProvider clock,
    ILogger<DropPump> logger)
{
    private readonly RunOptions options = options.Value;
    private readonly ConcurrentDictionary<string, Failure> failures = new(StringComparer.Ordinal);

    /// <summary>Told after each drop, from any thread.</summary>
    public Action<IDrop, ProcessOutcome>? OnProcessed { get; set; }

    /// <summary>Looks again and again until <paramref name="stop"/>.</summary>
    public Task RunAsync(CancellationToken stop)
    {
        var lookout = monitor.BeginLooking();
        return Polling.RunAsync(cancel => LookAsync(lookout, cancel), LogListingFailed, options, clock, stop);
    }

    /// <summary>Looks once and processes everything that is due.</summary>
    /// <returns>How many drops were processed, successfully or not.</returns>
    public async Task<int> PassAsync(CancellationToken stop)
    {
        var processed = 0;
        var slots = new SemaphoreSlim(options.Concurrency);
        var underWay = new List<Task>();
        try
        {
            await foreach (var drop in feed.FindNewAsync(stop))
            {
                if (failures.TryGetValue(Version(drop), out var failure) && failure.NextTry > clock.GetUtcNow())
                {
                    continue;
                }

                await slots.WaitAsync(stop);
                processed++;
                underWay.RemoveAll(task => task.IsCompleted);
                // Started here, not on another thread: the processor lines up the drops of a watch in the order of these calls.
                underWay.Add(ProcessAsync(drop, slots));
            }
        }
        finally
        {
            await Task.WhenAll(underWay);
        }

        return processed;
    }

    private async Task<Look> LookAsync(ActivityMonitor.Lookout lookout, CancellationToken stop)
    {
        var before = feed.ListingTime;
        return new(await lookout.LookAsync(() => PassAsync(stop)), feed.ListingTime - before);
    }

    private async Task ProcessAsync(IDrop drop, SemaphoreSlim slots)
    {
        using var work = monitor.Begin();
        try
        {
            var outcome = await processor.ProcessAsync(drop, CancellationToken.None);
            if (outcome is ProcessOutcome.Gone)
            {
                await FailAsync(drop, new UnreadDropException());
                return;
            }

            failures.TryRemove(Version(drop), out _);
            monitor.Drops.Add(outcome is not ProcessOutcome.Rejected);
            OnProcessed?.Invoke(drop, outcome);
        }
        catch (Exception exception)
        {
            await FailAsync(drop, exception);
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task FailAsync(IDrop drop, Exception exception)
    {
        var attempts = failures.GetValueOrDefault(Version(drop))?.Attempts + 1 ?? 1;
        failures[Version(drop)] = new Failure(attempts, clock.GetUtcNow() + options.DelayAfter(attempts));
        monitor.Expect(options.DelayAfter(attempts));
        LogFailed(exception, drop.BlobName, attempts, options.MaxAttempts);
        if (attempts < options.MaxAttempts)
        {
            return;
        }

        try
        {
            var outcome = await processor.GiveUpAsync(
                drop, attempts, $"{exception.GetType().Name}: {FirstLine(exception.Message)}", CancellationToken.None);
            failures.TryRemove(Version(drop), out _);
            monitor.Drops.Add(success: false);
            OnProcessed?.Invoke(drop, outcome);
        }
        catch (Exception second)
        {
            // Not even the rejection can be written: the drop stays where it is and is tried again.
            LogFailed(second, drop.BlobName, attempts, options.MaxAttempts);
        }
    }

    private static string Version(IDrop drop) => $"{drop.BlobName}\n{drop.ETag}";

    private static string FirstLine(string message)
    {
        var end = message.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? message : message[..end];
    }

    private sealed record Failure(int Attempts, DateTimeOffset NextTry);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Processing {BlobName} failed (try {Attempt} of {MaxAttempts})")]
    private partial void LogFailed(Exception exception, string blobName, int attempt, int maxAttempts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Storage can't be listed; trying again in {Delay}")]
    private partial void LogListingFailed(Exception exception, TimeSpan delay);
}
