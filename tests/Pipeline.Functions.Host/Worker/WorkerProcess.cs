using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Pipeline.Functions.Host.Worker;

/// <summary>The operating system's process of a worker, started as the Functions host starts it.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process process;
    private readonly TaskCompletionSource<int> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private WorkerProcess(ProcessStartInfo start, HostLog log)
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

    /// <summary>Starts a worker.</summary>
    /// <param name="options">Its app and settings.</param>
    /// <param name="host">Where it finds the host's gRPC server.</param>
    /// <param name="workerId">By which the host knows it again.</param>
    /// <param name="log">Told what it prints.</param>
    /// <exception cref="FileNotFoundException">The folder holds no app.</exception>
    public static WorkerProcess Start(FunctionsHostOptions options, Uri host, string workerId, HostLog log)
    {
        using var config = JsonDocument.Parse(File.ReadAllText(Path.Combine(options.AppFolder, "worker.config.json")));
        var description = config.RootElement.GetProperty("description");
        var start = new ProcessStartInfo(description.GetProperty("defaultExecutablePath").GetString()!)
        {
            WorkingDirectory = options.AppFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        var largest = int.MaxValue.ToString(CultureInfo.InvariantCulture);
        foreach (var argument in new[]
        {
            Path.Combine(options.AppFolder, description.GetProperty("defaultWorkerPath").GetString()!),
            "--functions-uri", host.AbsoluteUri,
            "--functions-worker-id", workerId,
            "--functions-request-id", workerId,
            "--functions-grpc-max-message-length", largest,
        })
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        start.Environment["FUNCTIONS_WORKER_DIRECTORY"] = options.AppFolder;
        start.Environment["FUNCTIONS_APPLICATION_DIRECTORY"] = options.AppFolder;
        start.Environment["AZURE_FUNCTIONS_ENVIRONMENT"] = options.Environment;
        foreach (var (name, value) in options.Settings)
        {
            start.Environment[name] = value;
        }

        var worker = new WorkerProcess(start, log);
        worker.process.Start();
        worker.process.BeginOutputReadLine();
        worker.process.BeginErrorReadLine();
        return worker;
    }

    /// <summary>Ends it at once, as a machine that fails would.</summary>
    public void Kill() => process.Kill(entireProcessTree: true);

    /// <inheritdoc/>
    public void Dispose() => process.Dispose();
}
