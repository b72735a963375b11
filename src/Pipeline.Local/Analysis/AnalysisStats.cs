using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Local.Analysis;

/// <summary>What analysing cost: time and allocations of one thread that reads texts in memory, parsing and facts included.</summary>
/// <remarks>The first text is read twice: its first reading loads the tables and compiles the code, and what it takes longer than the second is
/// the loading time, which no rate contains. Not safe for concurrent use: measured runs are on one thread.</remarks>
internal sealed class AnalysisStats
{
    private TimeSpan? loading;
    private TimeSpan elapsed;
    private long bytes;
    private long allocated;
    private int files;

    /// <summary>Runs the analysis of a text of <paramref name="length"/> bytes and counts what it took.</summary>
    public async Task<T> MeasureAsync<T>(int length, Func<Task<T>> analyze)
    {
        var first = TimeSpan.Zero;
        if (loading is null)
        {
            var start = Stopwatch.GetTimestamp();
            await analyze();
            first = Stopwatch.GetElapsedTime(start);
        }

        var allocatedBefore = GC.GetTotalAllocatedBytes(precise: true);
        var begin = Stopwatch.GetTimestamp();
        var result = await analyze();
        var took = Stopwatch.GetElapsedTime(begin);
        allocated += GC.GetTotalAllocatedBytes(precise: true) - allocatedBefore;
        loading ??= first - took;
        elapsed += took;
        bytes += length;
        files++;
        return result;
    }

    /// <summary>The line that tells it: files, megabytes (10^6 bytes), seconds, MB/s, loading, working set of the process, allocations.</summary>
    public string Line()
    {
        using var process = Process.GetCurrentProcess();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{files} files, {bytes / 1e6:0.000} MB in {elapsed.TotalSeconds:0.000} s: {(elapsed > TimeSpan.Zero ? bytes / 1e6 / elapsed.TotalSeconds : 0):0.00} MB/s on one core, "
            + $"text in memory, facts included; loading {(loading ?? TimeSpan.Zero).TotalMilliseconds:0} ms, working set {process.WorkingSet64 / 1e6:0} MB, "
            + $"{(files > 0 ? allocated / 1e3 / files : 0):0} KB allocated per file");
    }
}
