using Microsoft.Extensions.Logging;
using Pipeline.Core;
using Pipeline.Core.Drops;

namespace Pipeline.Adapters.Storage;

/// <summary>Drops that a blob trigger brings: the host tries again what throws, and in the end names it in its poison queue.
/// And drops of which no trigger was told.</summary>
/// <remarks>The host keeps no reason, so each failing try leaves its own beside the drop (<see cref="BlobDropArchive.NoteFailureAsync"/>).
/// Events come at least once and late: the newest version of the drop counts,
/// and one that has gone is nobody's fault. Thread-safe.</remarks>
public sealed partial class TriggeredDrops(
    StorageClients clients,
    DropFeed feed,
    DropReceipts receipts,
    BlobDropArchive archive,
    ArticleProcessor processor,
    TimeProvider clock,
    ILogger<TriggeredDrops> logger)
{
    /// <summary>Tries of a drop before it stands in <c>rejected</c>: <c>poisonBlobThreshold</c> in host.json.</summary>
    internal const int MaxTries = 5;

    /// <summary>Processes the newest version of a drop.</summary>
    /// <param name="blobName">Its name in the container of drops.</param>
    /// <param name="cancellationToken">Gives up; the host tries again.</param>
    /// <returns>What became of it.</returns>
    /// <remarks>A try that fails is held back before it throws: 2, 4, 8 and 16 seconds,
    /// so that five tries outlast a short outage.</remarks>
    public async Task<ProcessOutcome> RunAsync(string blobName, CancellationToken cancellationToken) =>
        await FindAsync(blobName, cancellationToken) is not { } drop
            ? new ProcessOutcome.Gone()
            : await TryAsync(
                drop,
                async (_, attempts) =>
                {
                    if (attempts < MaxTries)
                    {
                        // The host brings a failed blob back at once, and five tries within a second are over before any outage is.
                        // Where not even the note could be written, the client's own retries were the pause.
                        await Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempts)), clock, cancellationToken);
                    }

                    return null;
                },
                cancellationToken);

    /// <summary>Processes the newest version of a drop that no trigger brought, or that the host gave up although no try of it failed.
    /// No host counts its tries: the last one gives it up here.</summary>
    /// <param name="listed">The drop as a listing showed it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What became of it.</returns>
    /// <remarks>The try is noted before it begins, since one that ends with its process could not be counted afterwards: a drop that is
    /// the death of every process that reads it would stand in the way of all others for ever. So would one that is listed and can't be
    /// read under its name, were that no failed try.</remarks>
    internal async Task<ProcessOutcome> RunMissedAsync(IDrop listed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(listed);
        if (await FindMissedAsync(listed, cancellationToken) is not { } drop)
        {
            LogGone(listed.BlobName);
            return new ProcessOutcome.Gone();
        }

        if (await receipts.LookUpAsync(drop.BlobName, drop.ETag, cancellationToken))
        {
            return new ProcessOutcome.Settled();
        }

        if (await archive.NoteFailureAsync(drop, BlobDropArchive.Interrupted, clock.GetUtcNow(), cancellationToken) > MaxTries)
        {
            return await processor.GiveUpAsync(drop, MaxTries, BlobDropArchive.Interrupted, cancellationToken);
        }

        return await TryAsync(
            drop,
            async (failure, attempts) => attempts < MaxTries
                ? null
                : await processor.GiveUpAsync(drop, attempts, WordsOf(failure), cancellationToken),
            cancellationToken,
            isListed: true);
    }

    /// <summary>The newest version of a listed drop; null when it is listed no longer.</summary>
    /// <remarks>Under some names nothing is found, or another blob, though the listing shows them: an address resolves <c>w/../x.txt</c>. Such
    /// a drop is the one that was listed.</remarks>
    private async Task<IDrop?> FindMissedAsync(IDrop listed, CancellationToken cancellationToken)
    {
        var found = await feed.FindAsync(listed.BlobName, cancellationToken);
        return found?.ETag != listed.ETag && await feed.IsListedAsync(listed, cancellationToken) ? listed : found;
    }

    private async Task<IDrop?> FindAsync(string blobName, CancellationToken cancellationToken)
    {
        var drop = await feed.FindAsync(blobName, cancellationToken);
        if (drop is null)
        {
            LogGone(blobName);
        }

        return drop;
    }

    /// <summary>Processes a drop.</summary>
    /// <param name="drop">The drop.</param>
    /// <param name="afterFailure">What a failed and noted try comes to, by how many have failed; null to throw what failed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="isListed">Whether a listing will bring the drop again, so that its having gone is a failed try.</param>
    private async Task<ProcessOutcome> TryAsync(
        IDrop drop, Func<Exception, int, Task<ProcessOutcome?>> afterFailure, CancellationToken cancellationToken, bool isListed = false)
    {
        try
        {
            var outcome = await processor.ProcessAsync(drop, cancellationToken);
            return isListed && outcome is ProcessOutcome.Gone ? throw new UnreadDropException() : outcome;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (await NoteAsync(drop, exception, cancellationToken) is { } attempts
                && await afterFailure(exception, attempts) is { } outcome)
            {
                return outcome;
            }

            throw;
        }
    }

    /// <summary>Moves a drop that the host gave up into <c>rejected</c>, with the reason of its last try. One of which no try failed, since
    /// each was cancelled or ended with its process, is no fault of the drop's: it is left to <see cref="MissedDropSweep"/>.</summary>
    /// <param name="poisonMessage">The message of the poison queue.</param>
    /// <param name="cancellationToken">Gives up; the message comes again.</param>
    /// <returns>What became of it; null when it is left to the sweep, or when the message is of another container or of no blob at all,
    /// and is dropped.</returns>
    public async Task<ProcessOutcome?> GiveUpAsync(string poisonMessage, CancellationToken cancellationToken)
    {
        if (PoisonedBlob.Parse(poisonMessage) is not { } poisoned || poisoned.Container != clients.Articles.Name)
        {
            LogForeign();
            return null;
        }

        if (await FindAsync(poisoned.BlobName, cancellationToken) is not { } drop)
        {
            return new ProcessOutcome.Gone();
        }

        if (poisoned.ETag is { } version && drop.ETag != version)
        {
            // The newer version has an event of its own.
            LogGone(poisoned.BlobName);
            return new ProcessOutcome.Gone();
        }

        if (await receipts.LookUpAsync(drop.BlobName, drop.ETag, cancellationToken))
        {
            // Events come twice: the other one's run was more fortunate, and a rejection now would overtake its analysis.
            LogSettled(drop.BlobName);
            return new ProcessOutcome.Settled();
        }

        if (await archive.FindFailureAsync(drop, cancellationToken) is not { } note || note.Detail == BlobDropArchive.Interrupted)
        {
            await archive.NoteFailureAsync(drop, BlobDropArchive.Interrupted, clock.GetUtcNow(), cancellationToken);
            LogInterrupted(drop.BlobName);
            return null;
        }

        return await processor.GiveUpAsync(drop, note.Attempts ?? MaxTries, note.Detail, cancellationToken);
    }

    /// <summary>Notes the failed try beside the drop.</summary>
    /// <returns>How many tries have failed; null when that could not be noted, or no longer matters.</returns>
    private async Task<int?> NoteAsync(IDrop drop, Exception failure, CancellationToken cancellationToken)
    {
        try
        {
            if (await receipts.LookUpAsync(drop.BlobName, drop.ETag, cancellationToken))
            {
                LogSettled(drop.BlobName);
                return null;
            }

            var attempts = await archive.NoteFailureAsync(drop, WordsOf(failure), clock.GetUtcNow(), cancellationToken);
            LogFailed(drop.BlobName, attempts, MaxTries);
            return attempts;
        }
        catch (Exception exception) when (exception.IsStorageFailure() && !cancellationToken.IsCancellationRequested)
        {
            // The failure itself goes to the host; that its note could not be written must not hide it.
            LogNotNoted(exception, drop.BlobName);
            return null;
        }
    }

    private static string WordsOf(Exception failure)
    {
        var end = failure.Message.AsSpan().IndexOfAny('\r', '\n');
        return $"{failure.GetType().Name}: {(end < 0 ? failure.Message : failure.Message[..end])}";
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The drop {BlobName} has gone or was replaced")]
    private partial void LogGone(string blobName);

    [LoggerMessage(Level = LogLevel.Information, Message = "A failed try of {BlobName} is of no matter: another run has come to its end")]
    private partial void LogSettled(string blobName);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Try {Attempt} of {MaxTries} of {BlobName} failed")]
    private partial void LogFailed(string blobName, int attempt, int maxTries);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "The host gave {BlobName} up, but each of its tries was cancelled or ended with its process; the function MissedDrops "
            + "takes it up again")]
    private partial void LogInterrupted(string blobName);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A poison message is of no drop of this pipeline and is dropped")]
    private partial void LogForeign();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Why {BlobName} failed could not be noted")]
    private partial void LogNotNoted(Exception exception, string blobName);
}
