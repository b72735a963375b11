using Pipeline.Core;
using Pipeline.Core.Analysis;

namespace Pipeline.Local.Analysis;

/// <summary>Reads files as drops are read, without storage.</summary>
internal sealed class FileAnalyzer(DropReader reader)
{
    /// <summary>What one file holds.</summary>
    /// <param name="path">The file.</param>
    /// <param name="stats">What takes the time of the analysis, without that of the disk; null when nobody asks.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="IOException">The file can't be read.</exception>
    public async Task<ReadDrop> ReadAsync(string path, AnalysisStats? stats, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(path);
        if (reader.TooLarge(name, new FileInfo(path).Length) is { } tooLarge)
        {
            return new ReadDrop([], [tooLarge]);
        }

        var content = await File.ReadAllBytesAsync(path, cancellationToken);
        return stats is null
            ? await reader.ReadAsync(name, content, null, cancellationToken)
            : await stats.MeasureAsync(content.Length, () => reader.ReadAsync(name, content, null, cancellationToken));
    }
}
