using System.Net;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using Pipeline.Core.Articles;

namespace Pipeline.Benchmarks;

/// <summary>From a drop's bytes to its article, by format: the first thing that happens to every drop.</summary>
[MemoryDiagnoser]
public class ParsingBenchmarks
{
    private readonly ArticleParser parser = new();
    private readonly byte[] plain = Encoding.UTF8.GetBytes(NewsText.Of(5_000));
    private readonly byte[] json = Encoding.UTF8.GetBytes(
        $$"""{"title":"The toll rose","body":"{{JsonEncodedText.Encode(NewsText.Of(5_000))}}"}""");
    private readonly byte[] html = Encoding.UTF8.GetBytes(
        "<html><head><title>The toll rose</title></head>"
            + $"<body><article><h1>The toll rose</h1><p>{Paragraphs()}</p></article></body></html>");

    /// <summary>Plain text of 5,000 characters.</summary>
    [Benchmark(Baseline = true)]
    public ArticleParseResult Text() => parser.Parse("article.txt", plain);

    /// <summary>The same in JSON.</summary>
    [Benchmark]
    public ArticleParseResult Json() => parser.Parse("article.json", json);

    /// <summary>The same in a page.</summary>
    [Benchmark]
    public ArticleParseResult Html() => parser.Parse("article.html", html);

    private static string Paragraphs() => WebUtility.HtmlEncode(NewsText.Of(5_000)).Replace("\n\n", "</p><p>", StringComparison.Ordinal);
}
