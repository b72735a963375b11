using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using Pipeline.Local.Commands;

namespace Pipeline.Local.Bench;

/// <summary>A host in a process of its own: this very command, or a published build of it, as <c>run --bench</c>.</summary>
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

    /// <summary>Bytes of memory that it has now; 0 when it has ended.</summary>
    public long WorkingSet
    {
        get
        {
            process.Refresh();
            return process.HasExited ? 0 : process.WorkingSet64;
        }
    }

    /// <summary>Starts a host.</summary>
    /// <param name="storage">What is measured on; the settings are kept in its folder.</param>
    /// <param name="settings">All settings.</param>
    /// <param name="untilIdle">Seconds of idleness after which it ends; null lets it run until it is disposed.</param>
    /// <param name="published">Folder of a published build; null starts this very program once more.</param>
    public static HostProcess Start(BenchStorage storage, Dictionary<string, string?> settings, int? untilIdle,
        DirectoryInfo? published = null)
    {
        var file = Path.Combine(storage.Folder, $"{Guid.NewGuid():N}.json");
        File.WriteAllText(file, JsonSerializer.Serialize(settings));
        var start = Program(published);
        start.WorkingDirectory = storage.Folder;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.UseShellExecute = false;
        string[] arguments = ["run", "--bench", file, .. untilIdle is { } seconds ? new[] { "--until-idle", $"{seconds}" } : []];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return new HostProcess(Process.Start(start)!);
    }

    /// <summary>Waits for the end.</summary>
    /// <exception cref="IOException">It failed; the message has its last lines.</exception>
    public async Task<RunTally> EndAsync(CancellationToken cancellationToken)
    {
        await process.WaitForExitAsync(cancellationToken);
        await reading;
        return process.ExitCode == ExitCode.Done
            ? RunTally.Parse((await output).TrimEnd().Split('\n')[^1])
            : throw Failed();
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

    private static ProcessStartInfo Program(DirectoryInfo? published)
    {
        const string name = "Pipeline.Local";
        if (published is not null)
        {
            var program = new ProcessStartInfo(Path.Combine(published.FullName, OperatingSystem.IsWindows() ? name + ".exe" : name));
            // The runtime that runs this program: a program of its own would look for one in the usual places alone.
            program.Environment["DOTNET_ROOT"] = Path.GetFullPath(
                Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
            return program;
        }

        if (Environment.ProcessPath is { } self && Path.GetFileNameWithoutExtension(self) == name)
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
            else if (line.Contains(RunCommand.ReadyLine, StringComparison.Ordinal))
            {
                ready.TrySetResult();
            }
            else if (line.StartsWith(RunCommand.DashboardLine, StringComparison.Ordinal))
            {
                dashboard.TrySetResult(new Uri(line[RunCommand.DashboardLine.Length..]));
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
