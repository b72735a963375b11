using Azure;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Options;
using Pipeline.Adapters.Language;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;

namespace Pipeline.Adapters.Health;

/// <summary>Looks at everything that the pipeline needs. Thread-safe.</summary>
/// <remarks>Six requests, one per 5,000 ledgers and timeline blobs, and as long as deliveries wait those that it takes to see for whom: made for a look every few minutes. The settings' own faults stop
/// the start, so a host that answers has valid ones.</remarks>
public sealed class HealthCheck(
    StorageClients clients,
    BlobWatchSettings settings,
    BlobLedgerStore ledgers,
    DeliveryQueue queue,
    IAlertSender sender,
    UnknownDestinations destinations,
    IOptions<AnalyzerOptions> analyzer,
    TimeProvider clock)
{
    /// <summary>Longest look: who asks gives up after that or little more, and the storage clients' own retries take minutes.</summary>
    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(20);

    /// <summary>Looks now, for at most 20 seconds.</summary>
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
        using var limit = new CancellationTokenSource(TimeLimit, clock);
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var problem = await settings.CheckAsync(limited.Token);
            var (waiting, poison) = await queue.CountAsync(limited.Token);
            var drops = await PoisonedDropsAsync(limited.Token);
            var outboxes = 0;
            await foreach (var _ in ledgers.WatchesWithOutboxAsync(limited.Token))
            {
                outboxes++;
            }

            IReadOnlyList<string> unknown =
            [
                .. destinations.InSettings(),
                .. waiting == 0 ? [] : await destinations.WaitedForAsync(limited.Token),
            ];
            return report with
            {
                Status = problem is null && poison == 0 && drops == 0 && unknown.Count == 0 ? HealthStatus.Healthy : HealthStatus.Degraded,
                WatchSettings = problem,
                UnknownDestinations = unknown.Count == 0 ? null : unknown,
                Backlog = new Backlog(waiting, poison, drops, outboxes),
                Watches = await WatchesAsync(report.At, limited.Token),
            };
        }
        catch (Exception exception) when (exception.IsStorageFailure() && !cancellationToken.IsCancellationRequested)
        {
            return report with
            {
                Status = HealthStatus.Unhealthy,
                Storage = limit.IsCancellationRequested ? $"no answer within {TimeLimit.TotalSeconds} seconds" : WordsOf(exception),
            };
        }
    }

    private async Task<int> PoisonedDropsAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await clients.DropsPoison.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount;
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == QueueErrorCode.QueueNotFound)
        {
            // Only a Functions host has it, and makes it with its first message.
            return 0;
        }
    }

    /// <summary>The newest timeline blob of each watch tells when its last article was processed.</summary>
    private async Task<IReadOnlyList<WatchHealth>> WatchesAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        var last = new SortedDictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        await foreach (var page in clients.Timeline.GetBlobsAsync(cancellationToken: cancellationToken)
            .AsPages(pageSizeHint: clients.Options.PageSize))
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

        return [.. last.OrderBy(pair => pair.Value)
            .Select(pair => new WatchHealth(pair.Key, pair.Value, Math.Max(0, (long)(now - pair.Value).TotalSeconds)))];
    }

    /// <summary>The kind of failure: a storage error's message may hold addresses and headers.</summary>
    private static string WordsOf(Exception exception) => exception switch
    {
        AggregateException { InnerException: { } first } => WordsOf(first),
        RequestFailedException failed => $"{failed.ErrorCode ?? "no answer"} ({failed.Status})",
        OperationCanceledException => "no answer",
        _ => exception.GetType().Name,
    };
}
