using Azure;
using Azure.Identity;
using Microsoft.Extensions.Options;
using Pipeline.Adapters.Language;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;

namespace Pipeline.Adapters.Health;

/// <summary>Looks at everything that the pipeline needs. Thread-safe.</summary>
/// <remarks>Five requests, and one per 5,000 ledgers and timeline blobs: made for a look every few minutes. The settings' own faults stop the
/// start, so a host that answers has valid ones.</remarks>
public sealed class HealthCheck(
    StorageClients clients,
    BlobWatchSettings settings,
    BlobLedgerStore ledgers,
    DeliveryQueue queue,
    IAlertSender sender,
    IOptions<AnalyzerOptions> analyzer,
    TimeProvider clock)
{
    /// <summary>Looks now.</summary>
    /// <returns>The report; storage that fails is part of it, not an exception.</returns>
    public async Task<HealthReport> CheckAsync(CancellationToken cancellationToken)
    {
        var report = new HealthReport
        {
            Status = HealthStatus.Healthy,
            At = clock.GetUtcNow(),
            Analyzer = analyzer.Value.Analyzer.ToString(),
            Destinations = sender.Destinations.Count,
        };
        try
        {
            var problem = await settings.CheckAsync(cancellationToken);
            var (waiting, poison) = await queue.CountAsync(cancellationToken);
            var outboxes = 0;
            await foreach (var _ in ledgers.WatchesWithOutboxAsync(cancellationToken))
            {
                outboxes++;
            }

            return report with
            {
                Status = problem is null && poison == 0 ? HealthStatus.Healthy : HealthStatus.Degraded,
                WatchSettings = problem,
                Backlog = new Backlog(waiting, poison, outboxes),
                Watches = await WatchesAsync(report.At, cancellationToken),
            };
        }
        catch (Exception exception) when (exception is RequestFailedException or AuthenticationFailedException or AggregateException { InnerException: RequestFailedException })
        {
            return report with { Status = HealthStatus.Unhealthy, Storage = WordsOf(exception) };
        }
    }

    /// <summary>The newest timeline blob of each watch tells when its last article was processed.</summary>
    private async Task<IReadOnlyList<WatchHealth>> WatchesAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var last = new SortedDictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        await foreach (var page in clients.Timeline.GetBlobsAsync(cancellationToken: cancellationToken).AsPages(pageSizeHint: clients.Options.PageSize))
        {
            foreach (var blob in page.Values)
            {
                if (BlobNames.DayOfTimeline(blob.Name) is not null && blob.Properties.LastModified is { } at)
                {
                    var watch = blob.Name[..blob.Name.LastIndexOf('/')];
                    last[watch] = last.TryGetValue(watch, out var known) && known > at ? known : at;
                }
            }
        }

        return [.. last.OrderBy(pair => pair.Value).Select(pair => new WatchHealth(pair.Key, pair.Value, Math.Max(0, (long)(now - pair.Value).TotalSeconds)))];
    }

    /// <summary>The kind of failure: a storage error's message may hold addresses and headers.</summary>
    private static string WordsOf(Exception exception) => (exception as RequestFailedException ?? exception.InnerException as RequestFailedException) is { } failed
        ? $"{failed.ErrorCode ?? "no answer"} ({failed.Status})"
        : exception.GetType().Name;
}
