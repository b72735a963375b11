using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Pipeline.Core;
using Pipeline.Core.Articles;
using Pipeline.Core.Drops;
using Pipeline.Core.Telemetry;

namespace Pipeline.Adapters.Storage;

/// <summary>Processes the drops that no event told of.</summary>
/// <remarks>
/// Event Grid gives an event up without a word when it is answered 401 or 403, as a stopped app answers, or a changed key
/// (https://learn.microsoft.com/azure/event-grid/delivery-and-retry); and while no subscription exists there is no event at all.
/// So what has no receipt after a while is looked for. An event that comes later all the same finds its drop processed, which the ledger
/// makes harmless. Thread-safe.
/// </remarks>
public sealed partial class MissedDropSweep(
    DropFeed feed, TriggeredDrops drops, PipelineTelemetry telemetry, TimeProvider clock, ILogger<MissedDropSweep> logger)
{
    /// <summary>How old a drop must be to be missed: longer than a try of its own event may take (<c>functionTimeout</c> in
    /// host.json).</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    // The host ends a function after its time limit, and the process with it: the rest is for the next run.
    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(5);

    // As many as the blob trigger processes side by side.
    private const int Concurrency = 8;

    /// <summary>Most drops of one run; what is left is for the next one.</summary>
    public int MaxDrops { get; init; } = 1_000;

    /// <summary>Looks once and processes what was missed. A drop that fails stops no other; it is tried again by the next run, and given up
    /// after as many tries as an event's.</summary>
    /// <exception cref="Azure.RequestFailedException">The drops can't be listed.</exception>
    public async Task<MissedDropCount> RunAsync(CancellationToken cancellationToken)
    {
        var (processed, failed) = (0, 0);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(FindAsync(cancellationToken), options, async (drop, token) =>
        {
            var isDone = await TryAsync(drop, token);
            Interlocked.Increment(ref isDone ? ref processed : ref failed);
            telemetry.Missed(isDone);
        });
        if (processed + failed > 0)
        {
            LogFound(processed + failed, failed);
        }

        return new MissedDropCount(processed, failed);
    }

    private async IAsyncEnumerable<IDrop> FindAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var before = clock.GetUtcNow() - Grace;
        var found = 0;
        await foreach (var drop in feed.FindNewAsync(cancellationToken))
        {
            if (drop.DroppedAt > before)
            {
                continue;
            }

            if (found++ == MaxDrops || clock.GetElapsedTime(began) > TimeLimit)
            {
                LogLeft();
                yield break;
            }

            yield return drop;
        }
    }

    private async Task<bool> TryAsync(IDrop drop, CancellationToken cancellationToken)
    {
        try
        {
            return await drops.RunMissedAsync(drop.BlobName, cancellationToken)
                is not ProcessOutcome.Rejected { Reason: RejectionReason.Failed };
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception, drop.BlobName);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Found} drops were missed: no event told of them; {Failed} of them failed")]
    private partial void LogFound(int found, int failed);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The missed drop {BlobName} failed")]
    private partial void LogFailed(Exception exception, string blobName);

    [LoggerMessage(Level = LogLevel.Warning, Message = "More drops were missed than one run processes; the next one goes on")]
    private partial void LogLeft();
}

/// <summary>What one look for missed drops came to.</summary>
/// <param name="Processed">Drops that were processed, those of which nothing could be read included.</param>
/// <param name="Failed">Drops whose try failed.</param>
public readonly record struct MissedDropCount(int Processed, int Failed);
