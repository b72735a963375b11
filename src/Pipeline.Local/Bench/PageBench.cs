using System.Diagnostics;
using System.Runtime.CompilerServices;
using Pipeline.Adapters.Storage;

namespace Pipeline.Local.Bench;

/// <summary><c>page</c>: the dashboard's page of a watch as large as one may become, from a published build.</summary>
/// <remarks>The first view after a start reads the ledger; later ones ask storage whether it has changed.</remarks>
internal sealed class PageBench : IBenchPart
{
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
        var starts = options.Size(options.Rounds, 5, 11);
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

        List<double> first = [], later = [];
        var size = 0;
        for (var start = 0; start < starts; start++)
        {
            progress($"page: start {start + 1} of {starts}, {views} views each");
            await using var host = HostProcess.Start(storage, space.Settings(), untilIdle: null, published);
            using var client = new HttpClient { BaseAddress = await host.DashboardAsync(cancellationToken) };
            for (var view = 0; view < views; view++)
            {
                var began = Stopwatch.GetTimestamp();
                size = (await client.GetByteArrayAsync(new Uri($"watches/{LargeWatch.Name}", UriKind.Relative), cancellationToken)).Length;
                (view == 0 ? first : later).Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
            }
        }

        yield return new Figure("view, median", Statistics.Median(later) * Milliseconds, "ms", Floor.AtMost(300));
        yield return new Figure("first view after a start, median", Statistics.Median(first) * Milliseconds, "ms");
        yield return new Figure("longest view", first.Concat(later).Max() * Milliseconds, "ms");
        yield return new Figure("size", size / Kilobyte, "KB", Floor.AtMost(500));
    }
}
