using Pipeline.Core;
using Pipeline.Core.Analysis;

namespace Pipeline.Local.Analysis;

/// <summary>Reads files as drops are read, without storage.</summary>
internal sealed class FileAnalyzer(DropReader reader)
{
    /// <summary>What one file holds.</summary>
    /// <param name="file">The file.</param>
    /// <param name="stats">What takes the time of the analysis, without that of the disk; null when nobody asks.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    /// <exception cref="IOException">The file can't be read.</exception>
    public async Task<ReadDrop> ReadAsync(DroppedFile file, AnalysisStats? stats, CancellationToken cancellationToken)
    {
        if (reader.TooLarge(file.Name, file.Info.Length) is { } tooLarge)
        {
            return new ReadDrop([], [tooLarge]);
        }

        var content = await File.ReadAllBytesAsync(file.Info.FullName, cancellationToken);
        return stats is null
            ? await reader.ReadAsync(file.Name, content, null, cancellationToken)
            : await stats.MeasureAsync(content.Length, () => reader.ReadAsync(file.Name, content, null, cancellationToken));
    }
}
