using Pipeline.Core.Analysis;

namespace Pipeline.Local.Analysis;

/// <summary>Reads files as drops are read, without storage.</summary>
internal sealed class FileAnalyzer(DropAnalyzer analyzer)
{
    /// <summary>The articles of one file, and what of it could not be read.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    public async Task<IReadOnlyList<AnalyzedArticle>> AnalyzeAsync(string path, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(path);
        return analyzer.TooLarge(name, new FileInfo(path).Length) is { } tooLarge
            ? [AnalyzedArticle.Rejected(name, tooLarge)]
            : await analyzer.AnalyzeAsync(name, await File.ReadAllBytesAsync(path, cancellationToken), cancellationToken);
    }
}
