using System.Collections.Immutable;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Pipeline.Core.Alerts;
using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Reading.Rules;
using Pipeline.Core.Serialization;
using Pipeline.Core.Watches;
using Pipeline.Text.Analysis;

namespace Pipeline.Benchmarks;

/// <summary>What a decision costs on a young and on an old watch, and what it costs to write and read the ledger when one is
/// needed.</summary>
[MemoryDiagnoser]
public class LedgerBenchmarks
{
    private static readonly DateTimeOffset Now = new(2019, 11, 1, 6, 30, 0, TimeSpan.Zero);

    private readonly Article article = new() { Id = "article", Source = "article.txt", Publisher = "Benchmark Times",
        Body = NewsText.Of(5_000) };
    private IReadOnlyList<Fact> facts = [];
    private Ledger before = Ledger.Empty("watch");
    private Ledger after = Ledger.Empty("watch");
    private byte[] stored = [];

    /// <summary>Facts that the watch holds already.</summary>
    [Params(10, 5_000)]
    public int Known { get; set; }

    /// <summary>Fills the ledger with counts that no article of the benchmark states, then lets it learn the article.</summary>
    [GlobalSetup]
    public void Setup()
    {
        facts = FactExtractor.WithAllRules().Extract(article, EmbeddedTextAnalyzer.Analyze(article.Body));
        var evidence = new Evidence("A storm killed 7 people in the north, the interior ministry said.", 15, 8, "bench", "article-0");
        var first = new Sighting("article-0", "article-0.txt", Now, evidence);
        var told = new Announcement(Now, "alert-0", "article-0");
        before = before with
        {
            Opened = told,
            Facts = Enumerable.Range(0, Known).ToImmutableSortedDictionary(
                number => $"count:killed:group {number}",
                number => new LedgerEntry
                {
                    Label = "7 people killed",
                    States = [new FactState { Value = 7, Bound = CountBound.Exact, First = first, Sources = ["Benchmark Times"],
                        Announced = told }],
                },
                StringComparer.Ordinal),
        };
        after = before.With(Decide(before).Knowledge);
        stored = Serialize();
    }

    /// <summary>An article that brings facts.</summary>
    [Benchmark]
    public NoveltyDecision DecideNew() => Decide(before);

    /// <summary>The same article once more: nothing is new.</summary>
    [Benchmark(Baseline = true)]
    public NoveltyDecision DecideKnown() => Decide(after);

    /// <summary>The ledger as it is written.</summary>
    [Benchmark]
    public byte[] Serialize() => JsonSerializer.SerializeToUtf8Bytes(after, PipelineJson.Documents.Ledger);

    /// <summary>The ledger as it is read after another process wrote it.</summary>
    [Benchmark]
    public Ledger? Deserialize() => JsonSerializer.Deserialize(stored, PipelineJson.Documents.Ledger);

    private NoveltyDecision Decide(Ledger ledger) => NoveltyDetector.Decide(ledger, article, facts, WatchSettings.Default, Now);
}
