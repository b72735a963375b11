using System.Diagnostics;
using System.Globalization;
using Pipeline.Core;

namespace Pipeline.Local.Analysis;

/// <summary>What analysing cost: time and allocations of one thread that reads texts in memory, parsing and facts included.</summary>
/// <remarks>Loading is that of the tables and word lists, before anything is read. The first text is read twice: in its first reading the
/// runtime compiles the code, and what that takes longer than the second no rate contains. A .NET process goes on compiling its code for
/// speed while it runs, so afterwards all texts are read again until that has happened, and then measured, pass by pass: a host that runs
/// for hours works at that rate. Texts stay in memory. Not safe for concurrent use: measured runs are on one thread.</remarks>
internal sealed class AnalysisStats
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(12);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(4);

    private readonly List<Func<Task>> again = [];
    private readonly TimeSpan loading;
    private TimeSpan warm;
    private TimeSpan? starting;
    private TimeSpan elapsed;
    private long bytes;
    private long allocated;
    private int files;

    /// <summary>Loads the tables and takes the time.</summary>
    public AnalysisStats()
    {
        var start = Stopwatch.GetTimestamp();
        DropReader.Load();
        loading = Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Runs the analysis of a text of <paramref name="length"/> bytes and counts what it took.</summary>
    public async Task<T> MeasureAsync<T>(int length, Func<Task<T>> analyze)
    {
        var first = TimeSpan.Zero;
        if (starting is null)
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
        starting ??= first - took;
        elapsed += took;
        bytes += length;
        files++;
        again.Add(analyze);
        return result;
    }

    /// <summary>Reads all texts again, for some seconds, to learn the rate of a process that has been running for a while:
    /// that of the median pass.</summary>
    public async Task MeasureWarmAsync(CancellationToken cancellationToken)
    {
        if (again.Count == 0)
        {
            return;
        }

        _ = await PassesAsync(WarmUp, cancellationToken);
        var passes = await PassesAsync(Measured, cancellationToken);
        passes.Sort();
        warm = passes[passes.Count / 2];
    }

    /// <summary>What each pass over all texts took, in no less than the time given.</summary>
    private async Task<List<TimeSpan>> PassesAsync(TimeSpan atLeast, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        var passes = new List<TimeSpan>();
        do
        {
            var begin = Stopwatch.GetTimestamp();
            foreach (var analyze in again)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await analyze();
            }

            passes.Add(Stopwatch.GetElapsedTime(begin));
        }
        while (Stopwatch.GetElapsedTime(start) < atLeast);
        return passes;
    }

    /// <summary>The line that tells it: files, megabytes (10^6 bytes), MB/s once warm and the first time, loading, first start,
    /// working set of the process, allocations.</summary>
    public string Line()
    {
        using var process = Process.GetCurrentProcess();
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{files} files, {bytes / 1e6:0.000} MB: {Rate(warm):0.00} MB/s on one core once warm, "
            + $"{Rate(elapsed):0.00} MB/s the first time, text in memory, facts included; "
            + $"loading {loading.TotalMilliseconds:0} ms, starting {(starting ?? TimeSpan.Zero).TotalMilliseconds:0} ms, "
            + $"working set {process.WorkingSet64 / 1e6:0} MB, {(files > 0 ? allocated / 1e3 / files : 0):0} KB allocated per file");
    }

    private double Rate(TimeSpan time) => time > TimeSpan.Zero ? bytes / 1e6 / time.TotalSeconds : 0;
}
