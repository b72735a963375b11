using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Pipeline.Adapters.Storage;
using Pipeline.Local.Azurite;

namespace Pipeline.Local.Bench;

/// <summary><c>start</c>: from starting a published build to its first processed article.</summary>
internal sealed class StartBench : IBenchPart
{
    private const string Project = "src/Pipeline.Local";
    private const int UntilIdle = 1;

    /// <inheritdoc/>
    public string Name => "start";

    /// <inheritdoc/>
    public string Description => "from the start of a published build to its first processed article";

    /// <inheritdoc/>
    public bool IsQuick => false;

    /// <inheritdoc/>
    public async IAsyncEnumerable<Figure> RunAsync(
        BenchStorage storage, BenchSizes options, Action<string> progress, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var starts = options.Size(options.Rounds, 5, 11);
        var published = options.Published ?? await PublishAsync(storage, progress, cancellationToken);
        List<double> all = [], withoutWait = [];
        for (var start = 0; start <= starts; start++)
        {
            progress($"start: {start} of {starts}");
            var space = storage.NewSpace();
            await using (var pipeline = (await space.OpenAsync(cancellationToken)).Pipeline)
            {
                await Drops.UploadAsync(pipeline.Get<DropFeed>(), [start], _ => "start", BenchArticles.OfOneStory, cancellationToken);
            }

            var began = Stopwatch.GetTimestamp();
            await using var host = HostProcess.Start(storage, space.Settings(), UntilIdle, published);
            var processed = Stopwatch.GetElapsedTime(began, await host.ProcessedAt.ReadAsync(cancellationToken)).TotalSeconds;
            var tally = await host.EndAsync(cancellationToken);
            // The first start reads the program from disk.
            if (start > 0)
            {
                all.Add(processed);
                withoutWait.Add(processed - tally.AnalyzerWait);
            }
        }

        yield return new Figure("start to first processed article", Statistics.Median(all), "s");
        yield return new Figure("the same without waiting for the analyzer's load", Statistics.Median(withoutWait), "s", Floor.AtMost(1.5));
        yield return new Figure("longest start", all.Max(), "s");
    }

    private static async Task<DirectoryInfo> PublishAsync(BenchStorage storage, Action<string> progress,
        CancellationToken cancellationToken)
    {
        var root = new AzuriteInstaller().Root;
        if (!Directory.Exists(Path.Combine(root, Project)))
        {
            throw new UsageException($"start needs --published FOLDER here: {Project} is not in {root}.");
        }

        progress("start: publishing, which takes about a minute");
        var folder = Path.Combine(storage.Folder, "published");
        // Artifacts of its own, so that the source tree's are left as they are.
        var publish = new ProcessStartInfo(
            "dotnet",
            [
                "publish", Project, "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, "--self-contained", "false", "--nologo",
                    "-v", "q",
                "--artifacts-path", Path.Combine(storage.Folder, "artifacts"), "-o", folder,
            ])
        {
            WorkingDirectory = root,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(publish)!;
        var said = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return process.ExitCode == 0 ? new DirectoryInfo(folder) : throw new IOException($"dotnet publish failed. {said.Trim()}");
    }
}
