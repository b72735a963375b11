using BenchmarkDotNet.Attributes;
using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Rules;
using Pipeline.Text.Analysis;

namespace Pipeline.Benchmarks;

/// <summary>Time and allocations of reading one article by size; cost linear in the text shows as equal time per byte.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private readonly FactExtractor facts = FactExtractor.WithAllRules();
    private string text = string.Empty;

    /// <summary>Characters of the article.</summary>
    [Params(5_000, 50_000, 5_000_000)]
    public int Length { get; set; }

    /// <summary>Writes the article.</summary>
    [GlobalSetup]
    public void Setup() => text = NewsText.Of(Length);

    /// <summary>The analyzer alone.</summary>
    [Benchmark(Baseline = true)]
    public TextAnalysis Analyzer() => EmbeddedTextAnalyzer.Analyze(text);

    /// <summary>The analyzer and the fact rules: what an article costs.</summary>
    [Benchmark]
    public IReadOnlyList<Fact> AnalyzerAndFacts() =>
        facts.Extract(new Article { Id = "article", Source = "article.txt", Body = text }, EmbeddedTextAnalyzer.Analyze(text));
}
