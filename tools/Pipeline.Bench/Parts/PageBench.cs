using System.Diagnostics;
using System.Runtime.CompilerServices;
using Pipeline.Adapters.Storage;
using Pipeline.Bench.Hosts;
using Pipeline.Bench.Reporting;
using Pipeline.Bench.Storage;
using Pipeline.Bench.Stories;

namespace Pipeline.Bench.Parts;

/// <summary><c>page</c>: the dashboard's page of a watch as large as one may become, from a published build.</summary>
/// <remarks>The first view of a process compiles code and reads the ledger, unless the host has drawn the page already, which it does
/// when there is nothing else to do; later ones ask storage whether the ledger has changed.</remarks>
internal sealed class PageBench : IBenchPart
{
    /// <summary>How long people take, at least, from a start to their first look.</summary>
    private static readonly TimeSpan FirstLook = TimeSpan.FromSeconds(5);

    private const double Milliseconds = 1e3;
    private const double Kilobyte = 1024;

    /// <inheritdoc/>
    public string Name => "page";

    /// <inheritdoc/>
    public string Description => "the dashboard's page of a large watch, from a published build";

    /// <inheritdoc/>
    public bool IsQuick => false;

    /// <inheritdoc/>
    public async IAsyncEnumerable<Figure> RunAsync(
        BenchStorage storage, BenchSizes options, Action<string> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var starts = options.Size(options.Rounds, 3, 7);
        const int views = 10;
        var published = options.Published ?? await PublishedBuild.MakeAsync(Name, storage, progress, cancellationToken);
        var space = storage.NewSpace();
        progress($"page: a watch of {LargeWatch.Articles:N0} articles and {LargeWatch.Facts:N0} facts");
        await using (var pipeline = (await space.OpenAsync(cancellationToken)).Pipeline)
        {
            await LargeWatch.FillAsync(
                pipeline.Get<BlobLedgerStore>(), pipeline.Get<BlobAlertStore>(), pipeline.Get<BlobDropArchive>(),
                pipeline.Get<TimeProvider>().GetUtcNow(), cancellationToken);
        }

        List<double> atOnce = [], first = [], later = [];
        var size = 0;
        for (var start = 0; start < 2 * starts; start++)
        {
            progress($"page: start {start + 1} of {2 * starts}, {views} views each");
            var isAtOnce = start % 2 == 0;
            await using var host = HostProcess.StartPublished(published, storage, space.Settings(), untilIdle: null);
            using var client = new HttpClient { BaseAddress = await host.DashboardAsync(cancellationToken) };
            await Task.Delay(isAtOnce ? TimeSpan.Zero : FirstLook, cancellationToken);
            for (var view = 0; view < views; view++)
            {
                var began = Stopwatch.GetTimestamp();
                size = (await client.GetByteArrayAsync(new Uri($"watches/{LargeWatch.Name}", UriKind.Relative), cancellationToken)).Length;
                (view > 0 ? later : isAtOnce ? atOnce : first).Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
            }
        }

        yield return new Figure("view, median", Statistics.Median(later) * Milliseconds, "ms", Floor.AtMost(300));
        yield return new Figure(
            $"first view {FirstLook.TotalSeconds:0} s after a start, median", Statistics.Median(first) * Milliseconds, "ms",
            Floor.AtMost(300));
        yield return new Figure("first view at once after a start, median", Statistics.Median(atOnce) * Milliseconds, "ms");
        yield return new Figure("size", size / Kilobyte, "KB", Floor.AtMost(500));
    }
}
