using System.CommandLine;
using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Pipeline.Adapters.Storage;
using Pipeline.Core;
using Pipeline.Core.Drops;
using Pipeline.Local.Azurite;
using Pipeline.Local.Hosting;
using Pipeline.Local.Rendering;
using Spectre.Console;

namespace Pipeline.Local.Commands;

/// <summary><c>demo</c>: the whole pipeline on three articles, in a storage of its own that is gone afterwards.</summary>
internal static class DemoCommand
{
    private const string Watch = "whatsapp-hack";

    public static Command Create(Output output)
    {
        var command = new Command(
            "demo",
            "Run the whole pipeline on the three articles of seeds/ and show each alert; needs no account and leaves nothing behind.");
        var verbose = new Option<bool>("--verbose", "-v") { Description = "Log every step to the error stream." };
        var keep = new Option<bool>("--keep") { Description = "Serve the result as web pages until Ctrl+C; it is gone afterwards." };
        var port = PortOption.Create();
        command.Options.Add(keep);
        command.Options.Add(port);
        command.Options.Add(verbose);
        command.Validators.Add(result =>
        {
            if (result.GetResult(port) is not null && !result.GetValue(keep))
            {
                result.AddError("--port goes with --keep: without it nothing is served.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var seeds = SeedFolder();
            var folder = Directory.CreateTempSubdirectory("pipeline-demo-");
            try
            {
                return await RunAsync(
                    output,
                    seeds,
                    folder,
                    parsed.GetValue(verbose) ? LogLevel.Debug : LogLevel.Warning,
                    parsed.GetValue(keep),
                    parsed.GetValue(port),
                    cancellationToken);
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        });
        return command;
    }

    private static async Task<int> RunAsync(
        Output output,
        DirectoryInfo seeds,
        DirectoryInfo folder,
        LogLevel verbosity,
        bool keep,
        int? port,
        CancellationToken cancellationToken)
    {
        var warm = WarmUp.StartAsync();
        await using var azurite = await AzuriteServer.StartAsync(folder.FullName, output.Progress, cancellationToken);
        output.Progress("Azurite is running; its data is in a temporary folder.");
        var storage = new StorageArguments(azurite.ConnectionString, folder);
        // Only the console, whatever this machine has configured: a demo must not page a newsroom.
        await using var pipeline = await LocalPipeline.OpenAsync(
            storage, output, LocalSettings.Only(LocalDestinations.Console), verbosity, cancellationToken);
        await warm;
        var drops = pipeline.Get<DropPump>();
        var tally = new Tally();
        drops.OnProcessed = tally.Add;
        foreach (var seed in InOrderOfPublication(seeds))
        {
            output.Progress($"Dropping {Watch}/{seed.Name} …");
            await using (var content = seed.OpenRead())
            {
                await pipeline.Get<DropFeed>().UploadAsync(Watch, seed.Name, content, contentType: null, cancellationToken);
            }

            var started = Stopwatch.GetTimestamp();
            await drops.PassAsync(cancellationToken);
            tally.Elapsed += Stopwatch.GetElapsedTime(started);
            await DeliverAsync(pipeline.Get<DeliveryPump>(), cancellationToken);
            if (tally.LastWasSilent)
            {
                output.Result.MarkupLine(
                    $"[grey]{Marked.Inert(seed.Name)}: nothing new, no alert. {tally.LastSuppressed} facts were known already.[/]");
            }
        }

        output.Result.MarkupLine(
            $"[bold]{tally.Articles}[/] articles · [bold]{tally.Facts}[/] facts · "
            + $"[bold]{tally.Alerts}[/] alerts · [bold]{tally.Suppressed}[/] suppressed · "
            + $"[bold]{tally.Elapsed.TotalMilliseconds / Math.Max(1, tally.Articles):0}[/] ms per article through real storage");
        if (await StoriesCommand.FindAsync(pipeline, Watch, cancellationToken) is { } story)
        {
            StoryView.Write(output.Result, story.Ledger, story.Row);
        }

        output.Progress("Try your own: drop ARTICLE --watch NAME, then run. Slack and Teams: see README.md.");
        if (keep)
        {
            await KeepAsync(pipeline, output, port, cancellationToken);
        }
        else
        {
            output.Progress("Look at the result in a browser: demo --keep serves it.");
        }

        return tally.Rejected == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task KeepAsync(LocalPipeline pipeline, Output output, int? port, CancellationToken cancellationToken)
    {
        await using var web = await LocalWeb.StartAsync(pipeline, port, cancellationToken);
        output.Progress($"Look at the result: {web.Watch(Watch)} (Ctrl+C ends it)");
        var drawing = FirstPages.DrawAsync(pipeline, web, cancellationToken);
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await drawing;
    }

    private static async Task DeliverAsync(DeliveryPump deliveries, CancellationToken cancellationToken)
    {
        while (await deliveries.PassAsync(cancellationToken) > 0)
        {
            await deliveries.DrainAsync();
        }
    }

    // Their names begin with the time of publication; one of them states only the day in its text.
    private static IEnumerable<FileInfo> InOrderOfPublication(DirectoryInfo seeds) =>
        seeds.EnumerateFiles().OrderBy(file => file.Name, StringComparer.Ordinal);

    private static DirectoryInfo SeedFolder()
    {
        var seeds = new DirectoryInfo(Path.Combine(new AzuriteInstaller().Root, "seeds"));
        return seeds.Exists ? seeds : throw new UsageException($"The demo's articles are missing: {seeds.FullName}.");
    }

    /// <summary>What the summary tells.</summary>
    private sealed class Tally
    {
        public int Articles { get; private set; }

        public int Facts { get; private set; }

        public int Alerts { get; private set; }

        public int Suppressed { get; private set; }

        public int Rejected { get; private set; }

        public int LastSuppressed { get; private set; }

        public bool LastWasSilent { get; private set; }

        public TimeSpan Elapsed { get; set; }

        public void Add(IDrop drop, ProcessOutcome outcome)
        {
            if (outcome is not ProcessOutcome.Processed { Analysis.Articles: var articles })
            {
                Rejected++;
                return;
            }

            var facts = articles.SelectMany(article => article.Facts).ToArray();
            var alerts = articles.Count(article => article.AlertId is not null);
            LastSuppressed = facts.Count(fact => fact.Suppressed is not null);
            LastWasSilent = alerts == 0;
            Articles += articles.Count;
            Facts += facts.Length;
            Alerts += alerts;
            Suppressed += LastSuppressed;
        }
    }
}
