using System.Diagnostics;
using System.Runtime.CompilerServices;
using Pipeline.Adapters.Storage;
using Pipeline.Bench.Hosts;
using Pipeline.Bench.Reporting;
using Pipeline.Bench.Storage;
using Pipeline.Bench.Stories;

namespace Pipeline.Bench.Parts;

/// <summary><c>start</c>: from starting a published build to its first processed article.</summary>
internal sealed class StartBench : IBenchPart
{
    private const int UntilIdle = 1;

    /// <inheritdoc/>
    public string Name => "start";

    /// <inheritdoc/>
    public string Description => "from the start of a published build to its first processed article";

    /// <inheritdoc/>
    public bool IsQuick => false;

    /// <inheritdoc/>
    public async IAsyncEnumerable<Figure> RunAsync(
        BenchStorage storage, BenchSizes options, Action<string> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var starts = options.Size(options.Rounds, 5, 11);
        var published = options.Published ?? await PublishedBuild.MakeAsync(Name, storage, progress, cancellationToken);
        List<double> all = [], withoutWait = [];
        for (var start = 0; start <= starts; start++)
        {
            progress($"start: {start} of {starts}");
            var space = storage.NewSpace();
            await using (var pipeline = (await space.OpenAsync(cancellationToken)).Pipeline)
            {
                await Drops.UploadAsync(pipeline.Get<DropFeed>(), [start], _ => "start", BenchArticles.OfOneStory, cancellationToken);
            }

            var began = Stopwatch.GetTimestamp();
            await using var host = HostProcess.StartPublished(published, storage, space.Settings(), UntilIdle);
            var processed = Stopwatch.GetElapsedTime(began, await host.ProcessedAt.ReadAsync(cancellationToken)).TotalSeconds;
            await host.EndAsync(cancellationToken);
            var wait = host.AnalyzerWait ?? throw new IOException("The published build did not say how long it waited for the analyzer.");
            // The first start reads the program from disk.
            if (start > 0)
            {
                all.Add(processed);
                withoutWait.Add(processed - wait.TotalSeconds);
            }
        }

        yield return new Figure("start to first processed article", Statistics.Median(all), "s");
        yield return new Figure("the same without waiting for the analyzer's load", Statistics.Median(withoutWait), "s", Floor.AtMost(1.5));
        yield return new Figure("longest start", all.Max(), "s");
    }
}
