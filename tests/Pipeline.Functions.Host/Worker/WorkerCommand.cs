using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Pipeline.Functions.Host.Worker;

/// <summary>How a worker is started: as the Functions host starts it.</summary>
internal static class WorkerCommand
{
    /// <summary>The command of a worker.</summary>
    /// <param name="options">Its app and settings.</param>
    /// <param name="host">Where it finds the host's gRPC server.</param>
    /// <param name="workerId">By which the host knows it again.</param>
    /// <exception cref="FileNotFoundException">The folder holds no app.</exception>
    public static ProcessStartInfo For(FunctionsHostOptions options, Uri host, string workerId)
    {
        using var config = JsonDocument.Parse(File.ReadAllText(Path.Combine(options.AppFolder, "worker.config.json")));
        var description = config.RootElement.GetProperty("description");
        var start = new ProcessStartInfo(description.GetProperty("defaultExecutablePath").GetString()!)
        {
            WorkingDirectory = options.AppFolder,
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

        return start;
    }
}
