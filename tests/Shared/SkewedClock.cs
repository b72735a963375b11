using System.Globalization;

namespace Pipeline.Tests.Shared;

/// <summary>A clock for one process, which can jump while it runs: the library libfaketime reads the offset from a file
/// (https://github.com/wolfcw/libfaketime).</summary>
/// <param name="file">Where the offset stands.</param>
/// <param name="isExact">Whether a jump counts from the process's next look at the clock on, and not within a second: each look then reads
/// the file.</param>
internal sealed class SkewedClock(string file, bool isExact = false)
{
    private static readonly string[] Places =
        ["/usr/lib/x86_64-linux-gnu/faketime", "/usr/lib/aarch64-linux-gnu/faketime", "/usr/lib/faketime", "/usr/local/lib/faketime"];

    private static readonly string? Library = Places.Select(place => Path.Combine(place, "libfaketimeMT.so.1")).FirstOrDefault(File.Exists);

    /// <summary>Whether this machine has the library.</summary>
    public static bool IsAvailable => Library is not null;

    /// <summary>What the process must be started with.</summary>
    public IReadOnlyDictionary<string, string> Environment => Library is null
        ? new Dictionary<string, string>(StringComparer.Ordinal)
        : new(StringComparer.Ordinal)
        {
            ["LD_PRELOAD"] = Library,
            ["FAKETIME_TIMESTAMP_FILE"] = file,
            ["FAKETIME_CACHE_DURATION"] = "1",
            ["FAKETIME_NO_CACHE"] = isExact ? "1" : "0",
            // Timers run on the other clock, which never jumps.
            ["DONT_FAKE_MONOTONIC"] = "1",
            // Its remedy for old C libraries takes every timed wait to be over at once; a process with it is busy doing nothing,
            // and times out.
            ["FAKETIME_FORCE_MONOTONIC_FIX"] = "0",
        };

    /// <summary>Sets the clock to the true time and <paramref name="offset"/>.</summary>
    public void JumpTo(TimeSpan offset)
    {
        // Replaced whole: a file that is read half written would be no time at all.
        var next = file + ".next";
        File.WriteAllText(next, offset.TotalSeconds.ToString("+0;-0", CultureInfo.InvariantCulture));
        File.Move(next, file, overwrite: true);
    }
}
