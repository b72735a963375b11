using System.Diagnostics;
using System.Runtime.InteropServices;
using Pipeline.Bench.Storage;
using Pipeline.Local;
using Pipeline.Local.Azurite;

namespace Pipeline.Bench.Hosts;

/// <summary>The program as <c>dotnet publish</c> makes it: compiled ahead of time, which a build in the source tree is not.</summary>
internal static class PublishedBuild
{
    private const string Project = "src/Pipeline.Local";

    /// <summary>Publishes the source tree's program into the folder of <paramref name="storage"/>, once for all parts of a run.</summary>
    /// <param name="part">What is measured, for messages.</param>
    /// <param name="storage">Its folder is gone afterwards.</param>
    /// <param name="progress">Told that it takes a while.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="UsageException">This program does not stand in its source tree.</exception>
    public static async Task<DirectoryInfo> MakeAsync(
        string part, BenchStorage storage, Action<string> progress, CancellationToken cancellationToken)
    {
        var root = new AzuriteInstaller().Root;
        if (!Directory.Exists(Path.Combine(root, Project)))
        {
            throw new UsageException($"{part} needs --published FOLDER here: {Project} is not in {root}.");
        }

        // A publishing that failed or was cancelled ends the whole run, so a folder that is there is complete.
        var folder = new DirectoryInfo(Path.Combine(storage.Folder, "published"));
        if (folder.Exists)
        {
            return folder;
        }

        progress($"{part}: publishing, which takes about a minute");
        var publish = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            UseShellExecute = false,
            ArgumentList =
            {
                "publish", Project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false",
                "--nologo", "-v", "q", "-o", folder.FullName,
                // Artifacts of its own, so that the source tree's are left as they are.
                "--artifacts-path", Path.Combine(storage.Folder, "artifacts"),
            },
        };
        using var process = Process.Start(publish)!;
        var said = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? folder : throw new IOException($"dotnet publish failed. {said.Trim()}");
    }
}
