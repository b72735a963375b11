using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Text;

namespace Pipeline.Local.Analysis;

/// <summary>Reads files as drops are read, without storage: parse, analyse, extract.</summary>
internal sealed class FileAnalyzer(ArticleParser parser, ITextAnalyzer analyzer, IFactExtractor extractor)
{
    /// <summary>One article of a file with everything that was read in it.</summary>
    internal sealed record Result(string Source, Article? Article, TextAnalysis? Analysis, IReadOnlyList<Fact> Facts, Rejection? Rejection);

    /// <summary>The articles of one file, and what of it could not be read.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    public async Task<IReadOnlyList<Result>> AnalyzeAsync(string path, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(path);
        if (parser.TooLarge(name, new FileInfo(path).Length) is { } tooLarge)
        {
            return [Rejected(name, tooLarge)];
        }

        var parsed = parser.Parse(name, await File.ReadAllBytesAsync(path, cancellationToken));
        var results = new List<Result>(parsed.Articles.Count + parsed.Rejections.Count);
        foreach (var article in parsed.Articles)
        {
            var analysis = await analyzer.AnalyzeAsync(article.Body, cancellationToken);
            results.Add(new Result(article.Source, article, analysis, extractor.Extract(article, analysis), null));
        }

        results.AddRange(parsed.Rejections.Select(rejection => Rejected(name + rejection.Part, rejection)));
        return results;
    }

    private static Result Rejected(string source, Rejection rejection) => new(source, null, null, [], rejection);
}
