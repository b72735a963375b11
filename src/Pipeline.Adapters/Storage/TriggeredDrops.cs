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

    private const string NoReason =
        "processing failed repeatedly and left no reason; the log has the errors of the function ArticleDropped";

    /// <summary>Processes the newest version of a drop.</summary>
    /// <param name="blobName">Its name in the container of drops.</param>
    /// <param name="cancellationToken">Gives up; the host tries again.</param>
    /// <returns>What became of it.</returns>
    /// <remarks>A try that fails is held back before it throws: 2, 4, 8 and 16 seconds,
    /// so that five tries outlast a short outage.</remarks>
    public Task<ProcessOutcome> RunAsync(string blobName, CancellationToken cancellationToken) => TryAsync(
        blobName,
        async (_, _, attempts) =>
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

    /// <summary>Processes the newest version of a drop that no trigger brought. No host counts its tries:
    /// the last one gives it up here.</summary>
    /// <param name="blobName">Its name in the container of drops.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>What became of it.</returns>
    internal Task<ProcessOutcome> RunMissedAsync(string blobName, CancellationToken cancellationToken) => TryAsync(
        blobName,
        async (drop, failure, attempts) => attempts < MaxTries
            ? null
            : await processor.GiveUpAsync(drop, attempts, WordsOf(failure), cancellationToken),
        cancellationToken);

    /// <summary>Processes the newest version of a drop.</summary>
    /// <param name="blobName">Its name in the container of drops.</param>
    /// <param name="afterFailure">What a failed and noted try comes to, by how many have failed; null to throw what failed.</param>
    /// <param name="cancellationToken">Gives up.</param>
    private async Task<ProcessOutcome> TryAsync(
        string blobName, Func<IDrop, Exception, int, Task<ProcessOutcome?>> afterFailure, CancellationToken cancellationToken)
    {
        if (await feed.FindAsync(blobName, cancellationToken) is not { } drop)
        {
            LogGone(blobName);
            return new ProcessOutcome.Gone();
        }

        try
        {
            return await processor.ProcessAsync(drop, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            if (await NoteAsync(drop, exception, cancellationToken) is { } attempts
                && await afterFailure(drop, exception, attempts) is { } outcome)
            {
                return outcome;
            }

            throw;
        }
    }

    /// <summary>Moves a drop that the host gave up into <c>rejected</c>, with the reason of its last try.</summary>
    /// <param name="poisonMessage">The message of the poison queue.</param>
    /// <param name="cancellationToken">Gives up; the message comes again.</param>
    /// <returns>What became of it; null when the message is of another container or of no blob at all, and is dropped.</returns>
    public async Task<ProcessOutcome?> GiveUpAsync(string poisonMessage, CancellationToken cancellationToken)
    {
        if (PoisonedBlob.Parse(poisonMessage) is not { } poisoned || poisoned.Container != clients.Articles.Name)
        {
            LogForeign();
            return null;
        }

        if (await feed.FindAsync(poisoned.BlobName, cancellationToken) is not { } drop
            || (poisoned.ETag is { } version && drop.ETag != version))
        {
            // Gone, or replaced: the newer version has an event of its own.
            LogGone(poisoned.BlobName);
            return new ProcessOutcome.Gone();
        }

        if (await receipts.LookUpAsync(drop.BlobName, drop.ETag, cancellationToken))
        {
            // Events come twice: the other one's run was more fortunate, and a rejection now would overtake its analysis.
            LogSettled(drop.BlobName);
            return new ProcessOutcome.Settled();
        }

        var note = await archive.FindFailureAsync(drop, cancellationToken);
        return await processor.GiveUpAsync(drop, Math.Max(1, note?.Attempts ?? 1), note?.Detail ?? NoReason, cancellationToken);
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

            return await archive.NoteFailureAsync(drop, WordsOf(failure), clock.GetUtcNow(), cancellationToken);
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

    [LoggerMessage(Level = LogLevel.Warning, Message = "A poison message is of no drop of this pipeline and is dropped")]
    private partial void LogForeign();

    [LoggerMessage(Level = LogLevel.Warning, Message = "Why {BlobName} failed could not be noted")]
    private partial void LogNotNoted(Exception exception, string blobName);
}
