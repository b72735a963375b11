using System.Runtime.CompilerServices;
using Pipeline.Core.Alerts;
using Pipeline.Core.Articles;
using Pipeline.Core.Drops;
using Pipeline.Core.Novelty;
using Pipeline.Core.Watches;

namespace Pipeline.Core;

/// <summary>One article of a rehearsal: what would become of it.</summary>
/// <param name="Drop">Its drop's name.</param>
/// <param name="Article">The article; null when the drop would be rejected.</param>
/// <param name="Decision">What would be decided; null when the drop would be rejected.</param>
/// <param name="Rejection">Why the drop, or a part of it, would be rejected.</param>
public sealed record ReplayedArticle(string Drop, Article? Article, NoveltyDecision? Decision, Rejection? Rejection);

/// <summary>Runs drops again without writing anything, to see what would be new: after a change of rules, settings or analyzer.</summary>
/// <remarks>The drops are decided on one after the other, each against the ledger as the ones before would leave it.
/// Safe for concurrent use.</remarks>
public sealed class ArticleReplay(DropReader reader, IWatchSettingsSource settings, ILedgerStore ledgers, TimeProvider clock)
{
    /// <summary>Rehearses <paramref name="drops"/> of <paramref name="watch"/>.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="drops">Its drops, in the order in which they are decided on; one that has gone meanwhile is passed over.</param>
    /// <param name="fromNothing">Begins with an empty ledger, as if the watch had just begun, in place of what it knows.</param>
    /// <param name="cancellationToken">Ends the rehearsal.</param>
    public async IAsyncEnumerable<ReplayedArticle> RunAsync(
        string watch, IAsyncEnumerable<IDrop> drops, bool fromNothing, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(drops);
        var watchSettings = await settings.GetAsync(watch, cancellationToken);
        WatchKnowledge knowledge = fromNothing ? Ledger.Empty(watch) : (await ledgers.LoadAsync(watch, cancellationToken)).Ledger;
        await foreach (var drop in drops.WithCancellation(cancellationToken))
        {
            if (!DropPath.TryParse(drop.BlobName, out var path, out var problem))
            {
                yield return new(drop.BlobName, null, null, new Rejection(RejectionReason.WatchName, problem));
                continue;
            }

            if (await reader.ReadAsync(drop, path.Name, cancellationToken) is not { } read)
            {
                continue;
            }

            foreach (var rejection in read.Rejections)
            {
                yield return new(drop.BlobName, null, null, rejection);
            }

            foreach (var article in read.Articles)
            {
                var decision = NoveltyDetector.Decide(
                    knowledge, article.Article, article.Facts, article.Statements, watchSettings, drop.DroppedAt, clock.GetUtcNow());
                knowledge = decision.Knowledge;
                yield return new(drop.BlobName, article.Article, decision, null);
            }
        }
    }
}
