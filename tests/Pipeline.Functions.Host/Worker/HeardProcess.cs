using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Pipeline.Functions.Host.Worker;

/// <summary>A process of the operating system of which everything that it prints is heard.</summary>
internal sealed class HeardProcess : IDisposable
{
    private readonly Process process;
    private readonly TaskCompletionSource<int> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HeardProcess(ProcessStartInfo start, HostLog log)
    {
        process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data, LogLevel.Information);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, LogLevel.Error);
        process.Exited += async (_, _) =>
        {
            // The end may be told before the last lines are.
            await process.WaitForExitAsync();
            ended.TrySetResult(process.ExitCode);
        };

        void Hear(string? line, LogLevel level)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                log.Add(new LogEntry(LogSource.Output, level, "", line, "", null));
            }
        }
    }

    /// <summary>Completes with the exit code once the process has ended and all it said was heard.</summary>
    public Task<int> Ended => ended.Task;

    /// <summary>Starts a process.</summary>
    /// <param name="start">Which; where its output goes is set here.</param>
    /// <param name="log">Told what it prints.</param>
    public static HeardProcess Start(ProcessStartInfo start, HostLog log)
    {
        (start.RedirectStandardOutput, start.RedirectStandardError, start.UseShellExecute) = (true, true, false);
        var heard = new HeardProcess(start, log);
        heard.process.Start();
        heard.process.BeginOutputReadLine();
        heard.process.BeginErrorReadLine();
        return heard;
    }

    /// <summary>Asks it to end: SIGTERM, as a platform does that stops a container.</summary>
    public void Terminate()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Ends it at once, as a machine that fails would.</summary>
    public void Kill() => process.Kill(entireProcessTree: true);

    /// <inheritdoc/>
    public void Dispose() => process.Dispose();
}
