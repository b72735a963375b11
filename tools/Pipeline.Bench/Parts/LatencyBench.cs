using System.Diagnostics;
using System.Runtime.CompilerServices;
using Pipeline.Adapters.Storage;
using Pipeline.Bench.Hosts;
using Pipeline.Bench.Reporting;
using Pipeline.Bench.Storage;
using Pipeline.Bench.Stories;

namespace Pipeline.Bench.Parts;

/// <summary><c>latency</c>: from the moment a drop is handed to storage to the first byte at the receiver, on a host that has nothing
/// else to do.</summary>
internal sealed class LatencyBench : IBenchPart
{
    // The first ones compile the host's code.
    private const int WarmUp = 3;

    // Longer than both pauses of the polling together, and not their multiple: samples fall anywhere between two looks.
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(1_130);

    /// <inheritdoc/>
    public string Name => "latency";

    /// <inheritdoc/>
    public string Description => "from a drop to the receiver's first byte, idle, default polling";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public async IAsyncEnumerable<Figure> RunAsync(
        BenchStorage storage, BenchSizes options, Action<string> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var samples = options.Size(options.Rounds, 20, 60);
        var space = storage.NewSpace();
        var (pipeline, _) = await space.OpenAsync(cancellationToken);
        await using var opened = pipeline;
        await using var receiver = await Receiver.StartAsync(cancellationToken);
        await using var host = HostProcess.Start(storage, space.Settings(receiver.Url), untilIdle: null);
        await host.IsReadyAsync(cancellationToken);
        progress($"latency: {samples} drops, one after the other");
        var random = new Random(20191101);
        var feed = pipeline.Get<DropFeed>();
        List<double> seconds = [];
        for (var number = 0; number < WarmUp + samples; number++)
        {
            await Task.Delay(Between * (1 + random.NextDouble()), cancellationToken);
            var began = Stopwatch.GetTimestamp();
            await Drops.UploadAsync(feed, [number], _ => "latency", n => BenchArticles.WithToll(n), cancellationToken);
            var arrived = await receiver.NextAsync(cancellationToken);
            if (number >= WarmUp)
            {
                seconds.Add(Stopwatch.GetElapsedTime(began, arrived).TotalSeconds);
            }
        }

        yield return new Figure("median", Statistics.Median(seconds), "s", Floor.AtMost(1));
        yield return new Figure("nine of ten within", Statistics.Quantile(seconds, 0.9), "s");
        yield return new Figure("longest", seconds.Max(), "s");
    }
}
