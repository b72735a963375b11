using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Text;

namespace Pipeline.Core.Analysis;

/// <summary>Reads drops as the pipeline reads them, but decides nothing: parse, analyse, extract. Safe for concurrent use.</summary>
public sealed class DropAnalyzer(ArticleParser parser, ITextAnalyzer analyzer, IFactExtractor extractor)
{
    /// <summary>A drop analyzer that needs no service: the embedded analyzer and every fact rule.</summary>
    public static DropAnalyzer Embedded() => new(new ArticleParser(), new EmbeddedTextAnalyzer(), FactExtractor.WithAllRules());

    /// <summary>Loads every table and word list, on two threads, so that the first drop does not wait for them.
    /// Calling it again does nothing.</summary>
    public static void Load() => Parallel.Invoke(EmbeddedTextAnalyzer.Load, FactExtractor.Load);

    /// <summary>The rejection of a drop of <paramref name="length"/> bytes that is not to be read at all; null when it may be.</summary>
    public Rejection? TooLarge(string name, long length) => parser.TooLarge(name, length);

    /// <summary>The articles of one drop in its order, then what of it could not be read.</summary>
    /// <param name="name">The drop's name; its extension helps where the content is ambiguous.</param>
    /// <param name="content">All of its bytes.</param>
    /// <param name="cancellationToken">Ends the wait for a service.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or empty.</exception>
    public async Task<IReadOnlyList<AnalyzedArticle>> AnalyzeAsync(
        string name, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var parsed = parser.Parse(name, content);
        var results = new List<AnalyzedArticle>(parsed.Articles.Count + parsed.Rejections.Count);
        foreach (var article in parsed.Articles)
        {
            var analysis = await analyzer.AnalyzeAsync(article.Body, cancellationToken);
            results.Add(new AnalyzedArticle(article.Source, article, analysis, extractor.Extract(article, analysis), null));
        }

        results.AddRange(parsed.Rejections.Select(rejection => AnalyzedArticle.Rejected(name + rejection.Part, rejection)));
        return results;
    }
}
