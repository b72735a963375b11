using System.Collections.Immutable;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Pipeline.Bench.Stories;
using Pipeline.Core.Alerts;
using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Reading.Rules;
using Pipeline.Core.Serialization;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Watches;
using Pipeline.Text.Analysis;

namespace Pipeline.Benchmarks;

/// <summary>What a decision costs on a young and on an old watch, and what it costs to write and read the ledger when one is
/// needed.</summary>
[MemoryDiagnoser]
public class LedgerBenchmarks
{
    private const int Few = 10;
    private const int Many = 5_000;

    private static readonly DateTimeOffset Now = new(2019, 11, 1, 6, 30, 0, TimeSpan.Zero);

    private readonly Article article = new() { Id = "article", Source = "article.txt", Publisher = "Benchmark Times",
        Body = NewsText.Of(5_000) };
    private TextAnalysis analysis = EmbeddedTextAnalyzer.Analyze("");
    private IReadOnlyList<Fact> facts = [];
    private Ledger before = Ledger.Empty("watch");
    private Ledger after = Ledger.Empty("watch");
    private byte[] stored = [];

    /// <summary>Facts that the watch holds already.</summary>
    [Params(Few, Many)]
    public int Known { get; set; }

    /// <summary>Fills the ledger with facts that no article of the benchmark states, then lets it learn the article.</summary>
    [GlobalSetup]
    public void Setup()
    {
        analysis = EmbeddedTextAnalyzer.Analyze(article.Body);
        facts = FactExtractor.WithAllRules().Extract(article, analysis);
        before = before with
        {
            Opened = new Announcement(Now, "alert-0", "article-0"),
            Headline = "Report 0 of the agency",
            Story = Known == Many ? LargeStory.State(Now) : Young(LargeStory.State(Now)),
            Facts = Known == Many ? LargeStory.Facts(Many, Now) : Young(LargeStory.Facts(Many, Now)),
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

    private NoveltyDecision Decide(Ledger ledger) => NoveltyDetector.Decide(ledger, article, analysis, facts, WatchSettings.Default, Now);

    /// <summary>A story that has told of a few groups.</summary>
    private static StoryState Young(StoryState large) => StoryState.Empty with
    {
        HasTold = true,
        Newest = large.Newest,
        Groups = large.Groups.RemoveRange(large.Groups.Keys.Skip(Few)),
    };

    /// <summary>The record of these.</summary>
    private static ImmutableSortedDictionary<string, LedgerEntry> Young(ImmutableSortedDictionary<string, LedgerEntry> large) =>
        Young(LargeStory.State(Now)).Groups.Keys.Select(label => $"group:{label}")
            .ToImmutableSortedDictionary(key => key, key => large[key], StringComparer.Ordinal);
}
