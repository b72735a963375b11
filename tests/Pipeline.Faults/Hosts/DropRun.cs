using System.Diagnostics;
using Pipeline.Faults.Trouble;

namespace Pipeline.Faults.Hosts;

/// <summary>Runs the command <c>drop</c> as a process, over files that it writes for it.</summary>
internal static class DropRun
{
    /// <summary>Runs it.</summary>
    /// <param name="run">What is dropped.</param>
    /// <param name="folder">Where the files go, which nothing else is in.</param>
    /// <param name="connection">The storage.</param>
    /// <param name="prefix">How the names of its containers begin.</param>
    /// <returns>Its exit code, and what it said on both streams, as it said it.</returns>
    public static async Task<(int ExitCode, string Said)> RunAsync(PlannedRun run, string folder, string connection, string prefix = "")
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Directory.CreateDirectory(folder).FullName,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in new[] { Path.Combine(AppContext.BaseDirectory, "Pipeline.Local.dll"), "drop", "--watch", run.Watch })
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var file in run.Files)
        {
            var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, file.Folder)).FullName, file.Name);
            await File.WriteAllTextAsync(path, file.Content);
            start.ArgumentList.Add(path);
        }

        start.Environment["Pipeline__Storage__ConnectionString"] = connection;
        start.Environment["Pipeline__Storage__Prefix"] = prefix;
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, string.Concat(said));
    }
}
