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
/// makes harmless.
/// <para>Many kept drops take several runs, none of whose memory survives: where a run stops before the end, a bookmark in storage tells
/// the next one where to go on. A run that began in the middle goes on from the first page after the last, if time is left, so that every
/// drop is looked at by consecutive runs.</para>
/// One run at a time.
/// </remarks>
public sealed partial class MissedDropSweep(
    MissedDropSearch search,
    TriggeredDrops drops,
    StorageClients clients,
    PipelineTelemetry telemetry,
    TimeProvider clock,
    ILogger<MissedDropSweep> logger)
{
    /// <summary>How old a drop must be to be missed: longer than a try of its own event may take (<c>functionTimeout</c> in
    /// host.json).</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    /// <summary>How long a look takes drops and lists pages. The host ends a function after its time limit, and the process with it: the
    /// rest is for the next run.</summary>
    public static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(5);

    // As many as the blob trigger processes side by side.
    private const int Concurrency = 8;

    private readonly SweepBookmarks bookmarks = new(clients, logger);

    /// <summary>Most drops of one run; what is left is for the next one.</summary>
    public int MaxDrops { get; init; } = 1_000;

    /// <summary>Looks once and processes what was missed. A drop that fails stops no other; it is tried again by the run that comes past it
    /// next, and given up after as many tries as an event's.</summary>
    /// <exception cref="Azure.RequestFailedException">The drops can't be listed, or the bookmark can't be read or moved; the next run
    /// begins where this one did.</exception>
    public async Task<MissedDropCount> RunAsync(CancellationToken cancellationToken)
    {
        var bookmark = await bookmarks.FindAsync(cancellationToken);
        var run = new Run(DropRound.From(bookmark?.Token), clock);
        var (processed, failed) = (0, 0);
        var options = new ParallelOptions { MaxDegreeOfParallelism = Concurrency, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(FindAsync(run, cancellationToken), options, async (drop, token) =>
        {
            var isDone = await TryAsync(drop, token);
            Interlocked.Increment(ref isDone ? ref processed : ref failed);
            telemetry.Missed(isDone);
        });
        if (processed + failed > 0)
        {
            LogFound(processed + failed, failed);
        }

        // Only now: what was found is processed, so the next run loses nothing by not looking at it.
        await bookmarks.MoveAsync(bookmark, run.Left?.Token, cancellationToken);
        return new MissedDropCount(processed, failed);
    }

    private async IAsyncEnumerable<IDrop> FindAsync(Run run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var found = 0;
        await foreach (var page in search.PagesAsync(run.Left!, run.IsOver, cancellationToken))
        {
            // A run that stops within a page leaves the whole of it: the drops that it took are known to the next one by their receipts.
            foreach (var drop in page.Missed)
            {
                if (found++ == MaxDrops)
                {
                    LogTooMany(MaxDrops);
                    yield break;
                }

                if (run.IsOver())
                {
                    LogTimeOver();
                    yield break;
                }

                yield return drop;
            }

            run.Left = page.After;
        }

        if (run.Left is not null)
        {
            LogTimeOver();
        }
    }

    private async Task<bool> TryAsync(IDrop drop, CancellationToken cancellationToken)
    {
        try
        {
            return await drops.RunMissedAsync(drop, cancellationToken)
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "More than {Most} drops were missed; the next run goes on")]
    private partial void LogTooMany(int most);

    [LoggerMessage(
        Level = LogLevel.Information, Message = "The time of this run was over before all drops were looked at; the next one goes on")]
    private partial void LogTimeOver();

    /// <summary>How far one run has come, from <paramref name="left"/> on.</summary>
    private sealed class Run(DropRound left, TimeProvider clock)
    {
        private readonly long began = clock.GetTimestamp();

        /// <summary>What it has not looked at; null when nothing is left.</summary>
        public DropRound? Left { get; set; } = left;

        public bool IsOver() => clock.GetElapsedTime(began) > TimeLimit;
    }
}

/// <summary>What one look for missed drops came to.</summary>
/// <param name="Processed">Drops that were processed, those of which nothing could be read included.</param>
/// <param name="Failed">Drops whose try failed.</param>
public readonly record struct MissedDropCount(int Processed, int Failed);
