using Pipeline.Core.Analysis;

namespace Pipeline.Local.Analysis;

/// <summary>Reads files as drops are read, without storage.</summary>
internal sealed class FileAnalyzer(DropAnalyzer analyzer)
{
    /// <summary>The articles of one file, and what of it could not be read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stats">What takes the time of the analysis, without that of the disk; null when nobody asks.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="IOException">The file can't be read.</exception>
    public async Task<IReadOnlyList<AnalyzedArticle>> AnalyzeAsync(string path, AnalysisStats? stats, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(path);
        if (analyzer.TooLarge(name, new FileInfo(path).Length) is { } tooLarge)
        {
            return [AnalyzedArticle.Rejected(name, tooLarge)];
        }

        var content = await File.ReadAllBytesAsync(path, cancellationToken);
        return stats is null
            ? await analyzer.AnalyzeAsync(name, content, cancellationToken)
            : await stats.MeasureAsync(content.Length, () => analyzer.AnalyzeAsync(name, content, cancellationToken));
    }
}
