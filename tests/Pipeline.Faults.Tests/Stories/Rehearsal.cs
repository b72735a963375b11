using System.Text;
using System.Text.Json;
using Pipeline.Core;
using Pipeline.Core.Alerts;
using Pipeline.Core.Drops;
using Pipeline.Core.Novelty;
using Pipeline.Core.Serialization;
using Pipeline.Core.Telemetry;
using Pipeline.Core.Watches;
using Pipeline.Faults.Stories;
using Pipeline.Text.Analysis;

namespace Pipeline.Faults.Tests.Stories;

/// <summary>Lets the pipeline's reader and rules decide on a plan, in an order that a seed chooses, without storage.</summary>
internal sealed class Rehearsal(StoryPlan plan) : IDisposable
{
    private static readonly DateTimeOffset DroppedFrom = new(2026, 11, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly TextAnalysis Unread = EmbeddedTextAnalyzer.Analyze("");

    private readonly PipelineTelemetry telemetry = new();

    /// <inheritdoc/>
    public void Dispose() => telemetry.Dispose();

    /// <summary>What is announced when everything is read in the order of the plan; with a seed in one that it chooses, with what is
    /// deleted or overwritten read before that now and then.</summary>
    public async Task<IReadOnlyList<ToldFact>> RunAsync(int? seed, CancellationToken cancellationToken)
    {
        var random = seed is { } value ? new Random(value) : null;
        var settings = WatchSettingsDocument.Parse(Encoding.UTF8.GetBytes(plan.Settings), out var problem);
        Assert.Null(problem);
        var replay = new ArticleReplay(
            DropReader.Embedded(telemetry), new Settings(settings!), new Ledgers(plan.Earlier), TimeProvider.System);
        var told = new List<ToldFact>(plan.Earlier.SelectMany(watch => watch.Told));
        foreach (var watch in plan.Decided.Index().GroupBy(drop => drop.Item.BlobName.Split('/')[0], StringComparer.Ordinal))
        {
            Drop[] drops = [.. watch.SelectMany(drop => Versions(drop.Item, drop.Index, random))];
            random?.Shuffle(drops);
            var isOpen = plan.Earlier.Any(one => one.Watch == watch.Key);
            // Each once more, as after a crash: nothing is told again, and the article still names its alert.
            var (raised, twice) = (new Dictionary<string, string>(StringComparer.Ordinal), drops.SelectMany(drop => new[] { drop, drop }));
            await foreach (var article in replay.RunAsync(watch.Key, twice.ToAsyncEnumerable(), fromNothing: false, cancellationToken))
            {
                Assert.Equal(plan.Unreadable.Contains(article.Drop), article.Rejection is not null);
                if (article.Decision is not { } decision)
                {
                    continue;
                }

                Assert.False(decision.Opened && isOpen);
                isOpen |= decision.Opened;
                if (decision.AlertId is { } id)
                {
                    told.AddRange(ToldBy(decision, id));
                    raised[article.Article!.Id] = id;
                }

                Assert.Equal(
                    raised.GetValueOrDefault(article.Article!.Id) ?? EarlierAlertOf(article.Article.Id),
                    ArticleAnalysis.From(article.Article, Unread, decision).AlertId);
            }
        }

        return told;
    }

    private string? EarlierAlertOf(string articleId) =>
        plan.Earlier.Select(watch => watch.AlertOf(articleId)).FirstOrDefault(id => id is not null);

    private static IEnumerable<ToldFact> ToldBy(NoveltyDecision decision, string alertId) =>
        from entry in decision.Knowledge.Facts
        from state in entry.Value.States
        where state.Announced?.AlertId == alertId
        let said = state.Role?.ToString() ?? state.Value?.ToString()
        select new ToldFact(decision.Knowledge.Watch, said is null ? entry.Key : $"{entry.Key}={said}");

    private static IEnumerable<Drop> Versions(PlannedDrop drop, int number, Random? random)
    {
        var isRead = random is not null && random.Next(2) == 0;
        var contents = drop.IsDeleted || drop.Contents.Count > 1
            ? isRead ? drop.Contents : drop.Contents.Skip(drop.IsDeleted ? drop.Contents.Count : drop.Contents.Count - 1)
            : drop.Contents;
        return contents.Select(content => new Drop(drop.BlobName, Encoding.UTF8.GetBytes(content), DroppedFrom.AddSeconds(number)));
    }

    private sealed record Drop(string BlobName, byte[] Content, DateTimeOffset DroppedAt) : IDrop
    {
        public string ETag => "0x1";

        public long Size => Content.Length;

        public string? ContentType => null;

        public Task<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken) =>
            Task.FromResult<ReadOnlyMemory<byte>?>(Content);
    }

    private sealed class Settings(WatchSettingsDocument document) : IWatchSettingsSource
    {
        public ValueTask<WatchSettings> GetAsync(string watch, CancellationToken cancellationToken) => new(document.For(watch));
    }

    /// <summary>Ledgers as an earlier version left them.</summary>
    private sealed class Ledgers(IReadOnlyList<EarlierWatch> earlier) : ILedgerStore
    {
        public Task<StoredLedger> LoadAsync(string watch, CancellationToken cancellationToken)
        {
            var left = earlier.FirstOrDefault(one => one.Watch == watch);
            return Task.FromResult(new StoredLedger(
                left is null
                    ? Ledger.Empty(watch)
                    : LedgerFormat.Current(JsonSerializer.Deserialize(left.Ledger, PipelineJson.Documents.Ledger)!, DroppedFrom)!,
                null));
        }

        public IOpenLedger Open(string watch) => throw new NotSupportedException();

        public Task<string?> TrySaveAsync(Ledger ledger, string? version, CancellationToken cancellationToken) =>
            throw new NotSupportedException();

        public IAsyncEnumerable<string> WatchesWithOutboxAsync(CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
