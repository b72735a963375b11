using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Pipeline.Tests.Shared;

/// <summary>What the current thread has cost, whatever else the machine does.</summary>
internal static class ThreadTime
{
    // CLOCK_THREAD_CPUTIME_ID of Linux and of macOS.
    private static readonly int ThreadClock = OperatingSystem.IsMacOS() ? 16 : 3;

    /// <summary>Processor time of this thread so far; elapsed time on Windows, which is more and so as strict.</summary>
    public static TimeSpan Now => !OperatingSystem.IsWindows() && Clock(ThreadClock, out var time) == 0
        ? TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000)
        : Stopwatch.GetElapsedTime(0);

    /// <summary>Does <paramref name="work"/> on a thread of its own, its stack that of a pool's, and tells its processor time.</summary>
    /// <exception cref="TimeoutException">It was not done after <paramref name="limit"/>, a minute unless told.</exception>
    public static TimeSpan Of(Action work, TimeSpan? limit = null)
    {
        var spent = TimeSpan.Zero;
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    var start = Now;
                    work();
                    spent = Now - start;
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            maxStackSize: 1536 * 1024) { IsBackground = true };
        thread.Start();
        if (!thread.Join(limit ?? TimeSpan.FromMinutes(1)))
        {
            throw new TimeoutException("Not done in time.");
        }

        return failure is null ? spent : throw new InvalidOperationException(failure.Message, failure);
    }

#pragma warning disable SYSLIB1054 // LibraryImport would need unsafe code for one call.
    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Clock(int clock, out TimeOfClock time);
#pragma warning restore SYSLIB1054

    [StructLayout(LayoutKind.Sequential)]
    private readonly struct TimeOfClock
    {
        public readonly nint Seconds;
        public readonly nint Nanoseconds;
    }
}
