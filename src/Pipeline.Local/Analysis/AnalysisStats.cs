using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Local.Analysis;

/// <summary>What analysing cost: time and allocations of one thread that reads texts in memory, parsing and facts included.</summary>
/// <remarks>The first text is read twice: its first reading loads the tables and compiles the code, and what it takes longer than the second is
/// the loading time, which no rate contains. A .NET process compiles its code for speed while it runs, so afterwards all texts are read again
/// until that has happened, and then measured: a host that runs for hours works at that rate. Texts stay in memory. Not safe for concurrent
/// use: measured runs are on one thread.</remarks>
internal sealed class AnalysisStats
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(2);

    private readonly List<Func<Task>> again = [];
    private TimeSpan warm;
    private int passes;
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
        again.Add(analyze);
        return result;
    }

    /// <summary>Reads all texts again, for some seconds, to learn the rate of a process that has been running for a while.</summary>
    public async Task MeasureWarmAsync(CancellationToken cancellationToken)
    {
        if (again.Count == 0)
        {
            return;
        }

        _ = await PassesAsync(WarmUp, cancellationToken);
        (passes, warm) = await PassesAsync(Measured, cancellationToken);
    }

    private async Task<(int Passes, TimeSpan Took)> PassesAsync(TimeSpan atLeast, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var done = 0;
        do
        {
            foreach (var analyze in again)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await analyze();
            }

            done++;
        }
        while (Stopwatch.GetElapsedTime(start) < atLeast);
        return (done, Stopwatch.GetElapsedTime(start));
    }

    /// <summary>The line that tells it: files, megabytes (10^6 bytes), MB/s once warm and the first time, loading, working set of the process, allocations.</summary>
    public string Line()
    {
        using var process = Process.GetCurrentProcess();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{files} files, {bytes / 1e6:0.000} MB: {Rate(warm, passes):0.00} MB/s on one core once warm, {Rate(elapsed, 1):0.00} MB/s the first time, text in memory, facts included; "
            + $"loading {(loading ?? TimeSpan.Zero).TotalMilliseconds:0} ms, working set {process.WorkingSet64 / 1e6:0} MB, "
            + $"{(files > 0 ? allocated / 1e3 / files : 0):0} KB allocated per file");
    }

    private double Rate(TimeSpan time, int times) => time > TimeSpan.Zero ? bytes / 1e6 * times / time.TotalSeconds : 0;
}
