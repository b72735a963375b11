using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Pipeline.Faults.Storage;
using Pipeline.Local.Hosting;
using Pipeline.Tests.Shared;

namespace Pipeline.Faults.Hosts;

/// <summary>A place for one running process: when that is killed, the next one takes it, with the same gates to storage.</summary>
internal sealed class HostSlot : IAsyncDisposable
{
    private readonly int number;
    private readonly string folder;
    private readonly StorageGate blobs;
    private readonly StorageGate queues;
    private readonly SkewedClock clock;
    private readonly Func<Uri, Uri, string> connection;
    private readonly Func<string, IReadOnlyDictionary<string, string>> settings;
    private readonly Lock gate = new();
    private Process? process;
    private Task logged = Task.CompletedTask;
    private TaskCompletionSource ready = new();
    private int generation;

    private HostSlot(
        int number, string folder, StorageGate blobs, StorageGate queues,
        Func<Uri, Uri, string> connection, Func<string, IReadOnlyDictionary<string, string>> settings)
    {
        this.number = number;
        this.folder = folder;
        this.blobs = blobs;
        this.queues = queues;
        this.connection = connection;
        this.settings = settings;
        clock = new SkewedClock(Path.Combine(folder, $"clock-{number}"));
        clock.JumpTo(TimeSpan.Zero);
        // A campaign that is broken off must leave nobody behind.
        AppDomain.CurrentDomain.ProcessExit += OnExit;
    }

    /// <summary>Names of the processes that were killed.</summary>
    public ConcurrentDictionary<string, byte> Killed { get; } = new(StringComparer.Ordinal);

    /// <summary>Processes that ended though nobody ended them, with the end of what they said.</summary>
    public ConcurrentQueue<string> Deserters { get; } = new();

    /// <summary>Completes when the process has begun to watch.</summary>
    public Task Ready => ready.Task;

    /// <summary>Whether the clock of this place may jump. One of them keeps the true time.</summary>
    public bool HasSkewedClock => number > 0 && SkewedClock.IsAvailable;

    private string Instance => string.Create(CultureInfo.InvariantCulture, $"{number}.{generation}");

    private string LogFile => Path.Combine(folder, $"host-{Instance}.log");

    /// <summary>Makes a place.</summary>
    /// <param name="number">Its number, from 0.</param>
    /// <param name="folder">Where its logs go.</param>
    /// <param name="storage">The storage.</param>
    /// <param name="weather">What happens on the way to it.</param>
    /// <param name="settings">Settings of the process with a given name.</param>
    public static async Task<HostSlot> CreateAsync(
        int number, string folder, FaultyStorage storage, StorageWeather weather,
        Func<string, IReadOnlyDictionary<string, string>> settings) => new(
            number, folder,
            await StorageGate.OpenAsync(() => storage.Blobs, weather),
            await StorageGate.OpenAsync(() => storage.Queues, weather),
            storage.Through, settings);

    /// <summary>Starts a process, unless one is running.</summary>
    public void Start()
    {
        lock (gate)
        {
            if (process is { HasExited: false })
            {
                return;
            }

            CountDeserter();
            process?.Dispose();
            generation++;
            ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
            var start = new ProcessStartInfo("dotnet")
            {
                WorkingDirectory = folder,
                UseShellExecute = false,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            };
            foreach (var argument in new[]
                { Path.Combine(AppContext.BaseDirectory, "Pipeline.Local.dll"), "run", "--connection", connection(blobs.Url, queues.Url) })
            {
                start.ArgumentList.Add(argument);
            }

            foreach (var (name, value) in settings(Instance)
                .Concat(HasSkewedClock ? clock.Environment : new Dictionary<string, string>(StringComparer.Ordinal)))
            {
                start.Environment[name] = value;
            }

            process = Process.Start(start)!;
            logged = LogAsync(process, LogFile, ready);
        }
    }

    /// <summary>Kills the process, as a power cut would. Nothing happens when none is running.</summary>
    public void Kill()
    {
        lock (gate)
        {
            if (process is { HasExited: false })
            {
                Killed.TryAdd(Instance, 0);
                process.Kill();
                process.WaitForExit();
            }
        }
    }

    /// <summary>Plans a kill at a request to storage.</summary>
    /// <returns>Completes when it came to that.</returns>
    public Task KillAt(StorageStep step, int count, bool isAfter)
    {
        var point = new CrashPoint(step, count, isAfter, Kill);
        blobs.Crash = point;
        queues.Crash = point;
        return point.Reached;
    }

    /// <summary>Forgets a planned kill.</summary>
    public void Spare()
    {
        blobs.Crash = null;
        queues.Crash = null;
    }

    /// <summary>Lets the clock jump.</summary>
    public void JumpTo(TimeSpan offset) => clock.JumpTo(offset);

    /// <summary>Asks the process to stop, as a service manager does, and waits for it.</summary>
    /// <returns>Its exit code; null when it did not stop in <paramref name="patience"/>, or there is none.</returns>
    public async Task<int?> StopAsync(TimeSpan patience)
    {
        if (process is null)
        {
            return null;
        }

        // One that is only just starting has nothing to finish, and ends as the signal says.
        await Task.WhenAny(Ready, Task.Delay(patience));
        using (var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        using var end = new CancellationTokenSource(patience);
        try
        {
            await process.WaitForExitAsync(end.Token);
            await logged;
            return process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnExit;
        Kill();
        await logged;
        process?.Dispose();
        await blobs.DisposeAsync();
        await queues.DisposeAsync();
    }

    private void OnExit(object? sender, EventArgs e) => Kill();

    // A host that can't reach storage when it starts says so and ends; once it watches, no outage may end it.
    private void CountDeserter()
    {
        if (process is not null && ready.Task.IsCompleted && !Killed.ContainsKey(Instance))
        {
            Deserters.Enqueue($"{Instance} ended by itself with code {process.ExitCode}: {LogFile}");
        }
    }

    private static async Task LogAsync(Process running, string file, TaskCompletionSource isReady)
    {
        await using var log = new StreamWriter(file);
        using var turn = new SemaphoreSlim(1);
        await Task.WhenAll(CopyAsync(running.StandardOutput), CopyAsync(running.StandardError));

        async Task CopyAsync(StreamReader reader)
        {
            while (await reader.ReadLineAsync() is { } line)
            {
                if (line.Contains(LocalHost.ReadyLine, StringComparison.Ordinal))
                {
                    isReady.TrySetResult();
                }

                await turn.WaitAsync();
                try
                {
                    await log.WriteLineAsync(line);
                }
                finally
                {
                    turn.Release();
                }
            }
        }
    }
}
