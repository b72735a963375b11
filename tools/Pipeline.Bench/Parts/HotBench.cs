using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using Pipeline.Adapters.Storage;
using Pipeline.Bench.Hosts;
using Pipeline.Bench.Reporting;
using Pipeline.Bench.Storage;
using Pipeline.Bench.Stories;
using Pipeline.Local.Hosting;

namespace Pipeline.Bench.Parts;

/// <summary><c>hot</c>: many drops at once in one watch, against as many spread over a tenth as many watches, with several processes at
/// work.</summary>
/// <remarks>One drop in <see cref="BenchArticles.NewsEvery"/> brings a new number; every watch has read the event
/// before, so that both sides raise the same number of alerts. Time runs from the first drop that any process has finished to the last
/// one, so that starting is no part of it.</remarks>
internal sealed class HotBench : IBenchPart
{
    private const int Processes = 4;
    private const int DropsPerWatch = 10;

    // Seconds without work after which the processes end; not part of the time.
    private const int UntilIdle = 3;

    /// <inheritdoc/>
    public string Name => "hot";

    /// <inheritdoc/>
    public string Description => string.Create(
        CultureInfo.InvariantCulture, $"one hot watch against many watches, {Processes} processes; lost races for the ledger");

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public async IAsyncEnumerable<Figure> RunAsync(
        BenchStorage storage, BenchSizes options, Action<string> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var count = options.Size(options.Drops, 400, 2_000);
        var rounds = options.Size(options.Rounds, 1, 3);
        var watches = Math.Max(1, count / DropsPerWatch);
        List<Round> hot = [], spread = [];
        for (var round = 1; round <= rounds; round++)
        {
            progress($"hot: round {round} of {rounds}, {count:N0} drops in one watch, {Processes} processes");
            hot.Add(await RunAsync(storage, count, 1, cancellationToken));
            progress($"hot: round {round} of {rounds}, {count:N0} drops in {watches:N0} watches");
            spread.Add(await RunAsync(storage, count, watches, cancellationToken));
        }

        var (one, many) = (Statistics.Median(hot.Select(round => round.Seconds)), Statistics.Median(spread.Select(round => round.Seconds)));
        yield return new Figure($"{count:N0} drops in one watch", one, "s");
        yield return new Figure($"{count:N0} drops in {watches:N0} watches", many, "s");
        yield return new Figure("one watch to many, median of the rounds",
            Statistics.Median(hot.Zip(spread, (a, b) => a.Seconds / b.Seconds)), "ratio", Floor.AtMost(2));
        foreach (var (name, side) in new[] { ("one watch", hot), ("many watches", spread) })
        {
            yield return new Figure($"ledger conflicts per drop, {name}", side.Average(round => (double)round.Conflicts) / count,
                "per drop");
            yield return new Figure($"runs per drop by all processes, {name}", side.Average(round => (double)round.Runs) / count,
                "per drop");
            yield return new Figure($"storage operations per drop, {name}", side.Average(round => (double)round.Operations) / count,
                "per drop");
        }
    }

    private static async Task<Round> RunAsync(BenchStorage storage, int count, int watches, CancellationToken cancellationToken)
    {
        var space = storage.NewSpace();
        var (pipeline, _) = await space.OpenAsync(cancellationToken);
        await using var opened = pipeline;
        var feed = pipeline.Get<DropFeed>();
        await Drops.UploadAsync(feed, Enumerable.Range(0, watches), WatchOf, BenchArticles.OfOneStory, cancellationToken);
        await pipeline.Get<DropPump>().PassAsync(cancellationToken);
        // What opened the stories is told to nobody, so that both sides deliver the news alone.
        await pipeline.Get<StorageClients>().Deliveries.ClearMessagesAsync(cancellationToken);
        await Drops.UploadAsync(feed, Enumerable.Range(watches, count), WatchOf, BenchArticles.MixedInAnyOrder, cancellationToken);
        var hosts = Enumerable.Range(0, Processes).Select(_ => HostProcess.Start(storage, space.Settings(), UntilIdle)).ToArray();
        try
        {
            var times = await Task.WhenAll(
                hosts.Select(host => host.ProcessedAt.ReadAllAsync(cancellationToken).ToArrayAsync(cancellationToken).AsTask()));
            var tallies = await Task.WhenAll(hosts.Select(host => host.TallyAsync(cancellationToken)));
            var all = times.SelectMany(at => at).ToArray();
            if (all.Length < count)
            {
                throw new IOException(string.Create(
                    CultureInfo.InvariantCulture, $"Of {count:N0} drops {all.Length:N0} were processed: this is no measurement."));
            }

            return new Round(
                Stopwatch.GetElapsedTime(all.Min(), all.Max()).TotalSeconds,
                tallies.Sum(tally => tally.Conflicts),
                tallies.Sum(tally => tally.Drops),
                tallies.Sum(tally => tally.Operations.Values.Sum()));
        }
        finally
        {
            foreach (var host in hosts)
            {
                await host.DisposeAsync();
            }
        }

        string WatchOf(int number) => string.Create(CultureInfo.InvariantCulture, $"hot-{number % watches:0000}");
    }

    private sealed record Round(double Seconds, long Conflicts, int Runs, int Operations);
}
