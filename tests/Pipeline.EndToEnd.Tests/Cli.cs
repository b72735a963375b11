using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Core.Serialization;
using Pipeline.Tests.Shared;

namespace Pipeline.EndToEnd.Tests;

/// <summary>The real command in processes of its own, all on one storage that no other test sees.</summary>
internal sealed class Cli : IDisposable
{
    private readonly Dictionary<string, string> environment = new(StringComparer.Ordinal);
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("pipeline-test-");
    private readonly string connection;

    public Cli(AzuriteFixture azurite)
    {
        var options = azurite.NewOptions();
        connection = options.ConnectionString!;
        Storage = StorageClients.Create(options);
        Set("Storage:Prefix", options.Prefix);
    }

    /// <summary>An empty folder that is gone after the test; the current folder of the command.</summary>
    public string Folder => folder.FullName;

    /// <summary>The storage itself, for what no command does.</summary>
    public StorageClients Storage { get; }

    /// <summary>Sets <c>Pipeline:{name}</c> by an environment variable.</summary>
    public Cli Set(string name, string value)
    {
        environment[$"Pipeline:{name}".Replace(":", "__", StringComparison.Ordinal)] = value;
        return this;
    }

    /// <summary>Adds a destination.</summary>
    public Cli SendTo(int index, string kind, string name, string url) =>
        Set($"Destinations:{index}:Kind", kind).Set($"Destinations:{index}:Name", name).Set($"Destinations:{index}:Url", url);

    /// <summary>Runs the command on this storage to its end.</summary>
    public async Task<CliResult> OnStorageAsync(params string[] arguments) => await RunAsync([.. arguments, "--connection", connection]);

    /// <summary>Runs the command to its end; with a code other than 0 too.</summary>
    public async Task<CliResult> RunAsync(params string[] arguments)
    {
        using var running = Start(arguments);
        return await running.EndAsync();
    }

    /// <summary>Starts the host on this storage.</summary>
    public RunningCli StartRun(params string[] arguments) => Start(["run", .. arguments, "--connection", connection]);

    /// <summary>Works off everything that is there, and expects it to go well.</summary>
    public async Task RunUntilIdleAsync()
    {
        var result = await OnStorageAsync("run", "--until-idle", "1.5");
        Assert.True(result.ExitCode == 0, result.Error);
    }

    /// <summary>Writes a file into <see cref="Folder"/> and drops it under that name.</summary>
    public async Task DropAsync(string watch, string name, string content)
    {
        var path = Path.Combine(Folder, name);
        await File.WriteAllTextAsync(path, content, TestContext.Current.CancellationToken);
        var result = await OnStorageAsync("drop", path, "--watch", watch);
        Assert.True(result.ExitCode == 0, result.Error);
    }

    /// <summary>The stored alerts, oldest first.</summary>
    public async Task<IReadOnlyList<Alert>> AlertsAsync()
    {
        var result = await OnStorageAsync("alerts", "--format", "jsonl");
        Assert.True(result.ExitCode == 0, result.Error);
        return [.. result.Lines.Select(line => JsonSerializer.Deserialize(line, PipelineJson.Documents.Alert)!)];
    }

    public void Dispose() => folder.Delete(recursive: true);

    public RunningCli Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Pipeline.Local.dll"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new RunningCli(Process.Start(start)!);
    }
}

/// <summary>A command that is running.</summary>
internal sealed class RunningCli : IDisposable
{
    // No command of these tests takes this long; a hanging one must fail the test, not the build.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> error;

    public RunningCli(Process process)
    {
        this.process = process;
        output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Ends the process as a power cut would.</summary>
    public void Kill() => process.Kill();

    /// <summary>Asks it to stop, as a service manager does. Not as Ctrl+C: whoever runs the tests in the background has them,
    /// and their processes, ignore that.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public async Task<CliResult> EndAsync()
    {
        using var patience = new CancellationTokenSource(Patience);
        await process.WaitForExitAsync(patience.Token);
        return new CliResult(process.ExitCode, await output, await error);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }

        process.Dispose();
    }
}

/// <summary>What a command left.</summary>
internal sealed record CliResult(int ExitCode, string Output, string Error)
{
    public IEnumerable<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
