using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Pipeline.Core.Alerts;
using Pipeline.Core.Articles;
using Pipeline.Core.Drops;
using Pipeline.Core.Novelty;
using Pipeline.Core.Reading.Rules;
using Pipeline.Core.Serialization;
using Pipeline.Core.Watches;
using Pipeline.Text.Analysis;

namespace Pipeline.Benchmarks;

/// <summary>Writing down what became of an article of 5,000 characters: its analysis and its line in the timeline.</summary>
[MemoryDiagnoser]
public class RecordBenchmarks
{
    private static readonly DateTimeOffset Now = new(2019, 11, 1, 6, 30, 0, TimeSpan.Zero);

    private readonly DropAnalysis analysis = Analyzed();

    /// <summary>The analysis.</summary>
    [Benchmark]
    public byte[] Analysis() => JsonSerializer.SerializeToUtf8Bytes(analysis, PipelineJson.Documents.DropAnalysis);

    /// <summary>The line.</summary>
    [Benchmark]
    public byte[] Line() =>
        JsonSerializer.SerializeToUtf8Bytes(TimelineLine.From(analysis.Articles[0], analysis.ETag, Now),
            PipelineJson.Documents.TimelineLine);

    private static DropAnalysis Analyzed()
    {
        var article = new Article { Id = "article", Source = "article.txt", Body = NewsText.Of(5_000) };
        var read = EmbeddedTextAnalyzer.Analyze(article.Body);
        var facts = FactExtractor.WithAllRules().Extract(article, read);
        var decision = NoveltyDetector.Decide(Ledger.Empty("watch"), article, read, facts, WatchSettings.Default, Now);
        return new DropAnalysis
        {
            BlobName = "watch/article.txt",
            Watch = "watch",
            Name = "article.txt",
            ETag = "0x1",
            DroppedAt = Now,
            ProcessedAt = Now,
            Articles = [ArticleAnalysis.From(article, read, decision)],
        };
    }
}
