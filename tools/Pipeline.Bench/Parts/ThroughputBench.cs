using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Azure.Storage.Blobs;
using Pipeline.Adapters.Storage;
using Pipeline.Bench.Reporting;
using Pipeline.Bench.Storage;
using Pipeline.Bench.Stories;
using Pipeline.Core;
using Pipeline.Local.Hosting;

namespace Pipeline.Bench.Parts;

/// <summary><c>throughput</c>: articles that bring nothing new, through the host and through a loop that only moves their bytes, in
/// turn.</summary>
internal sealed class ThroughputBench : IBenchPart
{
    private const string Watch = "throughput";

    // Both sides' code is compiled anew, and better, while it runs.
    private const int WarmUps = 3;

    /// <inheritdoc/>
    public string Name => "throughput";

    /// <inheritdoc/>
    public string Description => "drops per second that bring nothing new, next to the bare minimum; storage operations per article";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public async IAsyncEnumerable<Figure> RunAsync(
        BenchStorage storage, BenchSizes options, Action<string> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var count = options.Size(options.Drops, 500, 1_000);
        var rounds = options.Size(options.Rounds, 5, 7);
        List<double> host = [], bare = [];
        IReadOnlyDictionary<string, int> counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var round = -WarmUps; round < rounds; round++)
        {
            var first = (round + WarmUps) * (BenchArticles.Stories + count);
            var took = await RoundAsync(storage, first, count, options.Concurrency, cancellationToken);
            var (ours, least) = (count / took.Host.TotalSeconds, count / took.Bare.TotalSeconds);
            progress(string.Create(
                CultureInfo.InvariantCulture,
                $"throughput: {(round < 0 ? "warming up" : $"round {round + 1} of {rounds}")}, "
                + $"{count:N0} drops: {ours:0} to {least:0} drops/s"));
            if (round >= 0)
            {
                host.Add(ours);
                bare.Add(least);
                counts = took.Operations;
            }
        }

        yield return new Figure("pipeline", Statistics.Median(host), "drops/s");
        yield return new Figure("bare minimum", Statistics.Median(bare), "drops/s");
        yield return new Figure("pipeline to bare minimum, median of the rounds",
            Statistics.Median(host.Zip(bare, (pipeline, minimum) => pipeline / minimum)), "ratio", Floor.AtLeast(0.7));
        yield return new Figure("storage operations per article", (double)StorageOperations.ForDrops(counts) / count, "operations",
            Floor.AtMost(4));
        foreach (var (kind, made) in counts)
        {
            yield return new Figure($"  {kind}", (double)made / count, "per article");
        }
    }

    /// <summary>One round in containers of its own: what earlier rounds left would only make the host's listings longer.</summary>
    private static async Task<(TimeSpan Host, TimeSpan Bare, IReadOnlyDictionary<string, int> Operations)> RoundAsync(
        BenchStorage storage, int first, int count, int concurrency, CancellationToken cancellationToken)
    {
        var (pipeline, operations) = await storage.NewSpace().OpenAsync(cancellationToken);
        await using var opened = pipeline;
        var side = new Side(pipeline, operations);
        await side.ProcessAsync(first, BenchArticles.Stories, mayTell: true, cancellationToken);
        var known = first + BenchArticles.Stories;
        var host = await side.ProcessAsync(known, count, mayTell: false, cancellationToken);
        var counts = operations.Counts;
        var clients = pipeline.Get<StorageClients>();
        var minimum = new BareMinimum(
            clients, await side.ResultLengthAsync(cancellationToken), await side.LineLengthAsync(cancellationToken));
        string[] names = [.. Enumerable.Range(known, count).Select(number => $"{Watch}/{BenchArticles.NameOf(number)}")];
        var bare = await minimum.RunAsync(names, concurrency, cancellationToken);
        return (host, bare, counts);
    }

    /// <summary>The host's side.</summary>
    private sealed class Side(LocalPipeline pipeline, StorageOperations operations)
    {
        private int processed;
        private int alerts;

        /// <summary>Drops articles, then lets the host find and process them, which alone is timed and counted.</summary>
        public async Task<TimeSpan> ProcessAsync(int first, int count, bool mayTell, CancellationToken cancellationToken)
        {
            await Drops.UploadAsync(pipeline.Get<DropFeed>(), Enumerable.Range(first, count), _ => Watch, BenchArticles.Known,
                cancellationToken);
            (processed, alerts) = (0, 0);
            var pump = pipeline.Get<DropPump>();
            pump.OnProcessed = (_, outcome) =>
            {
                Interlocked.Increment(ref processed);
                Interlocked.Add(ref alerts, outcome is ProcessOutcome.Processed done
                    ? done.Analysis.Articles.Count(article => article.AlertId is not null) : 0);
            };
            operations.Reset();
            var began = Stopwatch.GetTimestamp();
            await pump.PassAsync(cancellationToken);
            var took = Stopwatch.GetElapsedTime(began);
            return processed == count && (mayTell || alerts == 0)
                ? took
                : throw new IOException(
                    $"Of {count} drops {processed} were processed, and {alerts} told something new: "
                    + "this is no measurement of known articles.");
        }

        public Task<int> ResultLengthAsync(CancellationToken cancellationToken) =>
            MeanAsync(pipeline.Get<StorageClients>().Analyses, 1, cancellationToken);

        public async Task<int> LineLengthAsync(CancellationToken cancellationToken)
        {
            var clients = pipeline.Get<StorageClients>();
            var articles = 0;
            await foreach (var _ in clients.Analyses.GetBlobsAsync(cancellationToken: cancellationToken))
            {
                articles++;
            }

            return await MeanAsync(clients.Timeline, articles, cancellationToken);
        }

        // Blobs' mean length, or with more lines than blobs their lines'.
        private static async Task<int> MeanAsync(BlobContainerClient container, int lines, CancellationToken cancellationToken)
        {
            var (bytes, blobs) = (0L, 0);
            await foreach (var blob in container.GetBlobsAsync(cancellationToken: cancellationToken))
            {
                bytes += blob.Properties.ContentLength ?? 0;
                blobs++;
            }

            return (int)(bytes / Math.Max(1, Math.Max(lines, blobs)));
        }
    }
}
