using System.Runtime.CompilerServices;
using Pipeline.Adapters.Storage;
using Pipeline.Bench.Hosts;
using Pipeline.Bench.Reporting;
using Pipeline.Bench.Storage;
using Pipeline.Bench.Stories;

namespace Pipeline.Bench.Parts;

/// <summary><c>memory</c>: the working set of <c>run</c> while it works off many drops.</summary>
internal sealed class MemoryBench : IBenchPart
{
    private const int UntilIdle = 3;
    private const int Watches = 20;
    private const double Megabyte = 1e6;

    private static readonly TimeSpan Sampling = TimeSpan.FromMilliseconds(250);

    /// <inheritdoc/>
    public string Name => "memory";

    /// <inheritdoc/>
    public string Description => "working set of run over many drops: its last quarter against its second";

    /// <inheritdoc/>
    public bool IsQuick => false;

    /// <inheritdoc/>
    public async IAsyncEnumerable<Figure> RunAsync(
        BenchStorage storage, BenchSizes options, Action<string> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var count = options.Size(options.Drops, 3_000, 20_000);
        var space = storage.NewSpace();
        var (pipeline, _) = await space.OpenAsync(cancellationToken);
        await using var opened = pipeline;
        progress($"memory: dropping {count:N0} articles");
        await Drops.UploadAsync(
            pipeline.Get<DropFeed>(),
            Enumerable.Range(0, count),
            number => $"memory-{number % Watches:00}",
            // A story has a limited number of figures: tolls come back after a thousand, or the ledgers would be what is measured.
            number => BenchArticles.Mixed(number, tolls: 1000),
            cancellationToken);
        progress("memory: processing them");
        await using var host = HostProcess.Start(storage, space.Settings(), UntilIdle);
        var samples = new List<(int Drops, double Megabytes)>();
        var processed = 0;
        var counting = Task.Run(
            async () =>
            {
                await foreach (var _ in host.ProcessedAt.ReadAllAsync(cancellationToken))
                {
                    Interlocked.Increment(ref processed);
                }
            },
            cancellationToken);
        using var timer = new PeriodicTimer(Sampling);
        while (!counting.IsCompleted && await timer.WaitForNextTickAsync(cancellationToken))
        {
            if (host.WorkingSet is > 0 and var bytes)
            {
                samples.Add((Volatile.Read(ref processed), bytes / Megabyte));
            }
        }

        await counting;
        var tally = await host.TallyAsync(cancellationToken);
        var second = Within(0.25, 0.5);
        var last = Within(0.75, 1);
        if (second is [] || last is [])
        {
            progress($"memory: {count:N0} drops were over between two looks at the process; quarters need more drops to be compared");
        }
        else
        {
            yield return new Figure($"working set, second quarter of {count:N0} drops", Statistics.Median(second), "MB");
            yield return new Figure("working set, last quarter", Statistics.Median(last), "MB");
            yield return new Figure(
                "last quarter to second", Statistics.Median(last) / Statistics.Median(second), "ratio", Floor.AtMost(1.1));
        }

        yield return new Figure("highest", samples.Select(sample => sample.Megabytes).DefaultIfEmpty().Max(), "MB");
        yield return new Figure("managed memory in use at the end", tally.LiveMemory / Megabyte, "MB");

        double[] Within(double from, double to) =>
            [.. samples.Where(sample => sample.Drops >= from * count && sample.Drops <= to * count).Select(sample => sample.Megabytes)];
    }
}
