using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Threading.Channels;
using Pipeline.Bench.Commands;
using Pipeline.Bench.Storage;
using Pipeline.Local;
using Pipeline.Local.Hosting;

namespace Pipeline.Bench.Hosts;

/// <summary>A host in a process of its own: this very program once more, which counts what it does (<see cref="HostCommand"/>), or a
/// published build of the command, as people run it.</summary>
internal sealed class HostProcess : IAsyncDisposable
{
    private const string Processed = "Processed ";

    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task reading;
    private readonly TaskCompletionSource ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<Uri> dashboard = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Channel<long> processed = Channel.CreateUnbounded<long>(new UnboundedChannelOptions { SingleWriter = true });
    private readonly Queue<string> lastLines = new();

    private HostProcess(Process process)
    {
        this.process = process;
        output = process.StandardOutput.ReadToEndAsync();
        reading = ReadAsync();
    }

    /// <summary>When each drop was processed (<see cref="Stopwatch.GetTimestamp"/>), as the process told; ends with it.</summary>
    public ChannelReader<long> ProcessedAt => processed.Reader;

    /// <summary>Completes when storage is open and the analyzer loaded.</summary>
    /// <exception cref="IOException">The process ended before.</exception>
    public Task IsReadyAsync(CancellationToken cancellationToken) => ready.Task.WaitAsync(cancellationToken);

    /// <summary>Where its dashboard is, once it is served: only by a host that is not to end by itself.</summary>
    /// <exception cref="IOException">The process ended before.</exception>
    public Task<Uri> DashboardAsync(CancellationToken cancellationToken) => dashboard.Task.WaitAsync(cancellationToken);

    /// <summary>How long storage was open and the analyzer not loaded yet, once a published host has ended; null of one that did not
    /// say.</summary>
    public TimeSpan? AnalyzerWait { get; private set; }

    /// <summary>Bytes of memory that it has now; 0 when it has ended.</summary>
    public long WorkingSet
    {
        get
        {
            process.Refresh();
            return process.HasExited ? 0 : process.WorkingSet64;
        }
    }

    /// <summary>Starts this very program once more, as a host that counts.</summary>
    /// <param name="storage">What is measured on; the settings are kept in its folder.</param>
    /// <param name="settings">All settings.</param>
    /// <param name="untilIdle">Seconds of idleness after which it ends; null lets it run until it is disposed.</param>
    public static HostProcess Start(BenchStorage storage, IReadOnlyDictionary<string, string?> settings, int? untilIdle)
    {
        var file = Path.Combine(storage.Folder, $"{Guid.NewGuid():N}.json");
        File.WriteAllText(file, JsonSerializer.Serialize(settings));
        return Start(Self(), storage, [HostCommand.Name, file], untilIdle);
    }

    /// <summary>Starts a published build of the command.</summary>
    /// <param name="published">Its folder.</param>
    /// <param name="storage">What is measured on; its folder is the process's.</param>
    /// <param name="settings">All settings: what this machine has configured besides is kept from the process.</param>
    /// <param name="untilIdle">Seconds of idleness after which it ends; null lets it run until it is disposed.</param>
    public static HostProcess StartPublished(
        DirectoryInfo published, BenchStorage storage, IReadOnlyDictionary<string, string?> settings, int? untilIdle)
    {
        const string name = "Pipeline.Local";
        var program = new ProcessStartInfo(Path.Combine(published.FullName, Executable(name)));
        // The runtime that runs this program: a program of its own would look for one in the usual places alone.
        program.Environment["DOTNET_ROOT"] = Path.GetFullPath(
            Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        foreach (var variable in program.Environment.Keys.Where(IsSetting).ToArray())
        {
            program.Environment.Remove(variable);
        }

        // User secrets are looked for there before anywhere else, on every system; the folder has none.
        program.Environment["APPDATA"] = storage.Folder;
        foreach (var (setting, value) in settings)
        {
            program.Environment[setting.Replace(":", "__", StringComparison.Ordinal)] = value;
        }

        // With --verbose it says how long it waited for the analyzer.
        return Start(program, storage, ["run", "--verbose"], untilIdle);
    }

    /// <summary>Waits for the end.</summary>
    /// <exception cref="IOException">It failed; the message has its last lines.</exception>
    public async Task EndAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        await reading;
        if (process.ExitCode != ExitCode.Done)
        {
            throw Failed();
        }
    }

    /// <summary>Waits for the end of a host that counts.</summary>
    /// <exception cref="IOException">It failed; the message has its last lines.</exception>
    public async Task<RunTally> TallyAsync(CancellationToken cancellationToken)
    {
        await EndAsync(cancellationToken);
        return RunTally.Parse((await output).TrimEnd().Split('\n')[^1]);
    }

    /// <summary>Ends it at once.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        await reading;
        process.Dispose();
    }

    private static HostProcess Start(ProcessStartInfo start, BenchStorage storage, IEnumerable<string> arguments, int? untilIdle)
    {
        start.WorkingDirectory = storage.Folder;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        foreach (var argument in untilIdle is { } seconds ? [.. arguments, HostCommand.UntilIdle, $"{seconds}"] : arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return new HostProcess(Process.Start(start)!);
    }

    private static bool IsSetting(string variable) =>
        variable.Replace("__", ":", StringComparison.Ordinal).StartsWith("Pipeline:", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("OTEL_", StringComparison.Ordinal);

    private static string Executable(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;

    private static ProcessStartInfo Self()
    {
        var name = typeof(HostProcess).Assembly.GetName().Name!;
        if (Environment.ProcessPath is { } self && Path.GetFileName(self) == Executable(name))
        {
            return new ProcessStartInfo(self);
        }

        var hosted = new ProcessStartInfo("dotnet");
        hosted.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, name + ".dll"));
        return hosted;
    }

    private async Task ReadAsync()
    {
        while (await process.StandardError.ReadLineAsync() is { } line)
        {
            if (line.Contains(Processed, StringComparison.Ordinal))
            {
                processed.Writer.TryWrite(Stopwatch.GetTimestamp());
            }
            else if (line.Contains(LocalHost.ReadyLine, StringComparison.Ordinal))
            {
                ready.TrySetResult();
            }
            else if (line.StartsWith(LocalHost.DashboardLine, StringComparison.Ordinal))
            {
                dashboard.TrySetResult(new Uri(line[LocalHost.DashboardLine.Length..]));
            }
            else if (line.IndexOf(LocalHost.AnalyzerLine, StringComparison.Ordinal) is >= 0 and var at)
            {
                AnalyzerWait = TimeSpan.FromMilliseconds(
                    int.Parse(line.AsSpan(at + LocalHost.AnalyzerLine.Length), CultureInfo.InvariantCulture));
            }
            else
            {
                lastLines.Enqueue(line);
                if (lastLines.Count > 10)
                {
                    lastLines.Dequeue();
                }
            }
        }

        ready.TrySetException(Failed());
        dashboard.TrySetException(Failed());
        // Nobody need wait for these, so nobody need see that they never came.
        _ = (ready.Task.Exception, dashboard.Task.Exception);
        processed.Writer.TryComplete();
    }

    private IOException Failed() => new($"A host that was measured ended early. {string.Join(Environment.NewLine, lastLines)}");
}
