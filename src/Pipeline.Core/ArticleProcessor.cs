using Microsoft.Extensions.Logging;
using Pipeline.Core.Alerts;
using Pipeline.Core.Analysis;
using Pipeline.Core.Articles;
using Pipeline.Core.Drops;
using Pipeline.Core.Novelty;
using Pipeline.Core.Telemetry;
using Pipeline.Core.Watches;

namespace Pipeline.Core;

/// <summary>Takes one drop from bytes to queued alerts. The same call serves every host.</summary>
/// <remarks>
/// The order of writes is the promise that nothing is lost and nothing told twice: (1) the ledger with the new facts and the complete
/// alert in its outbox, in one conditional write; (2) the alert; (3) one queue message per destination; (4) the ledger without the
/// outbox entry; (5) timeline and analysis, which is the receipt. A crash after any step leaves only work that may be repeated: running
/// the drop again finds its own facts in the ledger, and <see cref="Outbox.SweepAsync"/> finds the alert.
/// Failures of storage or of an analysis service propagate to the host, which retries the drop and in the end gives it up; it then stands in
/// <c>rejected</c>, with nothing of it decided, and tells everything when it is run again. Safe for concurrent use.
/// </remarks>
public sealed partial class ArticleProcessor(
    DropReader reader,
    IWatchSettingsSource settings,
    ILedgerStore ledgers,
    IAlertSender sender,
    Outbox outbox,
    IDropArchive archive,
    TimeProvider clock,
    PipelineTelemetry telemetry,
    ILogger<ArticleProcessor> logger)
{
    private readonly WatchTurns turns = new();

    /// <summary>Processes <paramref name="drop"/>.</summary>
    /// <exception cref="OperationCanceledException">Cancelled; the drop may be processed again.</exception>
    public async Task<ProcessOutcome> ProcessAsync(IDrop drop, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(drop);
        using var activity = telemetry.StartProcessing(drop.BlobName);
        if (!DropPath.TryParse(drop.BlobName, out var path, out var problem))
        {
            return await RejectAsync(drop, null, new Rejection(RejectionReason.WatchName, problem), cancellationToken);
        }

        activity?.SetTag("pipeline.watch", path.Watch);
        if (path.Problem is { } unreadable)
        {
            return await RejectAsync(drop, path, new Rejection(RejectionReason.WatchName, unreadable), cancellationToken);
        }

        // From here on what storage confirms of the ledger counts for this drop too, whichever drop of the watch asked.
        var known = ledgers.Open(path.Watch);
        using var turn = turns.Reserve(path.Watch);
        if (await reader.ReadAsync(drop, path.Name, cancellationToken) is not { } read)
        {
            LogGone(path.Watch, path.Name);
            return new ProcessOutcome.Gone();
        }

        if (read.Rejection is { } rejection)
        {
            return await RejectAsync(drop, path, rejection, cancellationToken);
        }

        var articles = await AnnounceAsync(path.Watch, read.Articles, drop.DroppedAt, known, turn, cancellationToken);
        var now = clock.GetUtcNow();
        var analysis = new DropAnalysis
        {
            BlobName = drop.BlobName,
            Watch = path.Watch,
            Name = path.Name,
            ETag = drop.ETag,
            DroppedAt = drop.DroppedAt,
            ProcessedAt = now,
            Articles = articles,
            Rejections = read.Rejections.Count > 0 ? read.Rejections : null,
        };
        await archive.AppendTimelineAsync(
            path.Watch, [.. articles.Select(article => TimelineLine.From(article, drop.ETag, now))], cancellationToken);
        await archive.SaveAnalysisAsync(analysis, cancellationToken);
        LogProcessed(path.Watch, path.Name, articles.Count, articles.Sum(a => a.Facts.Count), articles.Count(a => a.AlertId is not null));
        return new ProcessOutcome.Processed(analysis);
    }

    /// <summary>Gives up on a drop that failed too often: it stands in <c>rejected</c> with the last error.</summary>
    public Task<ProcessOutcome> GiveUpAsync(IDrop drop, int attempts, string lastError, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(drop);
        var path = DropPath.TryParse(drop.BlobName, out var parsed, out _) ? parsed : null;
        return RejectAsync(drop, path, new Rejection(RejectionReason.Failed, lastError), cancellationToken, attempts);
    }

    private async Task<IReadOnlyList<ArticleAnalysis>> AnnounceAsync(
        string watch, IReadOnlyList<ReadArticle> articles, DateTimeOffset droppedAt, IOpenLedger known, WatchTurns.Turn turn,
        CancellationToken cancellationToken)
    {
        var watchSettings = await settings.GetAsync(watch, cancellationToken);
        await turn.ComeAsync(cancellationToken);
        var announced = new List<ArticleAnalysis>(articles.Count);
        foreach (var read in articles)
        {
            var decision = await DecideAsync(watch, known, read, droppedAt, watchSettings, cancellationToken);
            telemetry.Processed(decision);
            announced.Add(ArticleAnalysis.From(read.Article, read.Analysis, decision));
        }

        turn.Dispose();
        return announced;
    }

    private async Task<NoveltyDecision> DecideAsync(
        string watch, IOpenLedger known, ReadArticle read, DateTimeOffset droppedAt, WatchSettings watchSettings,
        CancellationToken cancellationToken)
    {
        var article = read.Article;
        var races = LostRaces.OfLedger(watch);
        while (true)
        {
            var stored = await known.LoadAsync(cancellationToken);
            var now = clock.GetUtcNow();
            var decision = NoveltyDetector.Decide(
                stored.Ledger, article, read.Facts, read.Statements, watchSettings, droppedAt, now);
            var alert = AlertComposer.Compose(decision, article, watchSettings, sender.Destinations, now);
            var ledger = stored.Ledger.With(decision.Knowledge);
            ledger = alert is null ? ledger : ledger.WithPending(alert with { DroppedAt = droppedAt });
            if (!ReferenceEquals(ledger, stored.Ledger))
            {
                if (await ledgers.TrySaveAsync(ledger, stored.Version, cancellationToken) is not { } version)
                {
                    telemetry.LostRace();
                    LogLostRace(ledger.Watch, article.Id);
                    races.Add(stored.Version);
                    known = ledgers.Open(ledger.Watch);
                    continue;
                }

                stored = new StoredLedger(ledger, version);
            }

            // Flushed even without an alert of our own: an earlier run of this very drop may have crashed before its flush.
            await outbox.FlushAsync(stored, article.Id, cancellationToken);
            return decision;
        }
    }

    private async Task<ProcessOutcome> RejectAsync(
        IDrop drop, DropPath? path, Rejection rejection, CancellationToken cancellationToken, int? attempts = null)
    {
        await archive.SaveRejectionAsync(
            new RejectedDrop
            {
                BlobName = drop.BlobName,
                Watch = path?.Watch,
                ETag = drop.ETag,
                Size = drop.Size,
                RejectedAt = clock.GetUtcNow(),
                Reason = rejection.Reason,
                Detail = rejection.Detail,
                Attempts = attempts,
            },
            cancellationToken);
        telemetry.Rejected(rejection.Reason);
        LogRejected(drop.BlobName, rejection.Reason, rejection.Detail);
        return new ProcessOutcome.Rejected(rejection.Reason, rejection.Detail);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Processed {Watch}/{Name}: {Articles} articles, {Facts} facts, {Alerts} alerts")]
    private partial void LogProcessed(string watch, string name, int articles, int facts, int alerts);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Rejected {BlobName}: {Reason}: {Detail}")]
    private partial void LogRejected(string blobName, RejectionReason reason, string detail);

    [LoggerMessage(Level = LogLevel.Information, Message = "Drop {Watch}/{Name} changed or went before it was read")]
    private partial void LogGone(string watch, string name);

    [LoggerMessage(Level = LogLevel.Debug, Message = "Another process saved the ledger of {Watch} first; deciding again on {ArticleId}")]
    private partial void LogLostRace(string watch, string articleId);
}
