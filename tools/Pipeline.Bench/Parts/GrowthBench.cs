using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Pipeline.Adapters.Storage;
using Pipeline.Bench.Reporting;
using Pipeline.Bench.Storage;
using Pipeline.Bench.Stories;
using Pipeline.Core;
using Pipeline.Core.Alerts;
using Pipeline.Core.Drops;
using Pipeline.Local.Hosting;

namespace Pipeline.Bench.Parts;

/// <summary><c>growth</c>: what an article costs in a young watch and in one that has taken in many, in turn on one machine.</summary>
/// <remarks>The big watch is filled with what so many articles leave: drops, receipts, timeline, a fact in the ledger for every
/// <see cref="ArticlesPerFact"/> articles, and a thousand events that were told; their texts are short, which nobody reads again. Finding drops is told apart: a local host
/// lists all of them, the Function app is told of each.</remarks>
internal sealed class GrowthBench : IBenchPart
{
    private const string Watch = "growth";
    private const int Young = 10;
    private const int ArticlesPerFact = 100;

    // As many as a story keeps, beside the one that the article opened.
    private const int Events = 999;

    private const int FillAtOnce = 32;
    private const int LinesAtOnce = 500;
    private const int Looks = 3;

    /// <inheritdoc/>
    public string Name => "growth";

    /// <inheritdoc/>
    public string Description => "cost per article in a young watch and in one that has taken in many";

    /// <inheritdoc/>
    public bool IsQuick => true;

    /// <inheritdoc/>
    public async IAsyncEnumerable<Figure> RunAsync(
        BenchStorage storage, BenchSizes options, Action<string> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var articles = options.Size(options.Articles, 3_000, 100_000);
        var count = options.Size(options.Drops, 150, 500);
        var rounds = options.Size(options.Rounds, 5, 9);
        var young = await storage.NewSpace().OpenAsync(cancellationToken);
        await using var youngOpened = young.Pipeline;
        var old = await storage.NewSpace().OpenAsync(cancellationToken);
        await using var oldOpened = old.Pipeline;
        await FillAsync(young.Pipeline, Young, cancellationToken);
        progress($"growth: a watch takes in {articles:N0} articles");
        await FillAsync(old.Pipeline, articles, cancellationToken);
        Func<int, string>[] texts = [BenchArticles.OfOneStory, number => BenchArticles.Mixed(number)];
        var (known, mixed) = (new Comparison(), new Comparison());
        for (var round = 0; round <= rounds; round++)
        {
            progress($"growth: round {round} of {rounds}, {count:N0} drops on each side");
            foreach (var (text, comparison) in texts.Zip([known, mixed]))
            {
                var first = articles + (((2 * round) + (comparison == mixed ? 1 : 0)) * count);
                // Each is first in every other round, so that neither gains by its place.
                var took = new double[2];
                foreach (var side in round % 2 == 0 ? [0, 1] : new[] { 1, 0 })
                {
                    took[side] = await TimeAsync(side == 0 ? young : old, first, count, text, options.Concurrency, cancellationToken);
                }

                if (round > 0)
                {
                    comparison.Add(took[0] / count, took[1] / count);
                    comparison.Operations =
                        (young.Operations.Counts.Values.Sum() / (double)count, old.Operations.Counts.Values.Sum() / (double)count);
                }
            }
        }

        yield return new Figure($"per article, {Young} before, nothing new", known.Young * 1e3, "ms");
        yield return new Figure($"per article, {articles:N0} before, nothing new", known.Old * 1e3, "ms");
        yield return new Figure("many to few, nothing new, median of the rounds", known.Ratio, "ratio", Floor.AtMost(1.1));
        yield return new Figure("storage operations, many to few, nothing new", known.Operations.Old / known.Operations.Young, "ratio",
            Floor.AtMost(1.1));
        yield return new Figure("storage operations per article, nothing new", known.Operations.Young, "operations");
        var withNews = $"one in {BenchArticles.NewsEvery} with news";
        yield return new Figure($"per article, {Young} before, {withNews}", mixed.Young * 1e3, "ms");
        yield return new Figure($"per article, {articles:N0} before, {withNews}", mixed.Old * 1e3, "ms");
        yield return new Figure($"storage operations per article, {withNews}", mixed.Operations.Young, "operations");
        yield return new Figure($"many to few, {withNews}", mixed.Ratio, "ratio");

        // Last: each takes as long as some rounds, and what was measured before is told already.
        List<double> looks = [];
        for (var look = 0; look < Looks; look++)
        {
            var began = Stopwatch.GetTimestamp();
            await old.Pipeline.Get<DropPump>().PassAsync(cancellationToken);
            looks.Add(Stopwatch.GetElapsedTime(began).TotalSeconds);
        }

        yield return new Figure($"one look for drops among {articles:N0}", Statistics.Median(looks), "s");
    }

    /// <summary>Processes new drops as a trigger hands them over: each is known by name, none is searched for.</summary>
    private static async Task<double> TimeAsync(
        (LocalPipeline Pipeline, StorageOperations Operations) side, int first, int count, Func<int, string> text, int concurrency,
        CancellationToken cancellationToken)
    {
        var feed = side.Pipeline.Get<DropFeed>();
        await Drops.UploadAsync(feed, Enumerable.Range(first, count), _ => Watch, text, cancellationToken);
        var drops = new List<IDrop>();
        foreach (var number in Enumerable.Range(first, count))
        {
            drops.Add(await feed.FindAsync($"{Watch}/{BenchArticles.NameOf(number)}", cancellationToken) ?? throw new IOException(
                "A drop that was just uploaded is gone."));
        }

        var processor = side.Pipeline.Get<ArticleProcessor>();
        side.Operations.Reset();
        var began = Stopwatch.GetTimestamp();
        await Parallel.ForEachAsync(
            drops, new ParallelOptions { MaxDegreeOfParallelism = concurrency, CancellationToken = cancellationToken },
                async (drop, token) => await processor.ProcessAsync(drop, token));
        return Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    /// <summary>Leaves behind what <paramref name="articles"/> processed articles do.</summary>
    private static async Task FillAsync(LocalPipeline pipeline, int articles, CancellationToken cancellationToken)
    {
        var feed = pipeline.Get<DropFeed>();
        var archive = pipeline.Get<BlobDropArchive>();
        await Drops.UploadAsync(feed, [0], _ => Watch, BenchArticles.OfOneStory, cancellationToken);
        await pipeline.Get<DropPump>().PassAsync(cancellationToken);
        var model = await archive.LoadAnalysisAsync($"{Watch}/{BenchArticles.NameOf(0)}", cancellationToken) ?? throw new IOException(
            "The first article was not processed.");
        await Parallel.ForEachAsync(
            Enumerable.Range(1, articles - 1),
                new ParallelOptions { MaxDegreeOfParallelism = FillAtOnce, CancellationToken = cancellationToken }, async (number, token) =>
            {
                var name = BenchArticles.NameOf(number);
                using var content = new MemoryStream(Encoding.UTF8.GetBytes($"Report {number}."));
                var drop = await feed.UploadAsync(Watch, name, content, "text/plain", token);
                await archive.SaveAnalysisAsync(model with { BlobName = drop.BlobName, Name = name, ETag = drop.ETag, Articles = [] },
                    token);
            });
        var line = TimelineLine.From(model.Articles[0], model.ETag, model.ProcessedAt);
        foreach (var lines in Enumerable.Range(1, articles - 1).Chunk(LinesAtOnce))
        {
            await archive.AppendTimelineAsync(Watch, [.. lines.Select(number => line with { ETag = $"{number}" })], cancellationToken);
        }

        var ledgers = pipeline.Get<ILedgerStore>();
        var stored = await ledgers.LoadAsync(Watch, cancellationToken);
        var (key, entry) = stored.Ledger.Facts.First();
        var more = Enumerable.Range(0, articles / ArticlesPerFact)
            .Select(number => KeyValuePair.Create(string.Create(CultureInfo.InvariantCulture, $"{key} {number}"), entry));
        var story = stored.Ledger.Story;
        var war = articles > Young ? LargeStory.War(2, Events, model.ProcessedAt) : [];
        _ = await ledgers.TrySaveAsync(
            stored.Ledger with
            {
                Facts = stored.Ledger.Facts.AddRange(more),
                Outbox = [],
                Story = story with { Events = story.Events.AddRange(war), EventsEver = story.EventsEver + Events },
            },
            stored.Version,
            cancellationToken)
            ?? throw new IOException("The ledger was saved by somebody else.");
    }

    /// <summary>Seconds per article on both sides, round by round.</summary>
    private sealed class Comparison
    {
        private readonly List<double> young = [];
        private readonly List<double> old = [];

        public double Young => Statistics.Median(young);

        public double Old => Statistics.Median(old);

        public double Ratio => Statistics.Median(old.Zip(young, (many, few) => many / few));

        public (double Young, double Old) Operations { get; set; }

        public void Add(double few, double many)
        {
            young.Add(few);
            old.Add(many);
        }
    }
}
