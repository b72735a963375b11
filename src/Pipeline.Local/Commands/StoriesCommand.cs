using System.CommandLine;
using System.Text.Json;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Core.Watches;
using Pipeline.Local.Hosting;
using Pipeline.Local.Rendering;

namespace Pipeline.Local.Commands;

/// <summary><c>stories</c>: what is followed in a watch: its events with their figures, and the articles that tell of them.</summary>
internal static class StoriesCommand
{
    public static Command Create(Output output)
    {
        var watch = new Option<string>("--watch", "-w") { Description = "The watch.", HelpName = "NAME", Required = true };
        var format = new Option<string>("--format", "-f")
        {
            Description = "text for people, jsonl for programs (the default when piped): a story on each line."
        };
        format.AcceptOnlyFromAmong("text", "jsonl");
        var command = new Command("stories", "Show the stories of a watch: events with their figures, and the articles.") { watch, format };
        var common = new CommonOptions().AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var name = parsed.GetRequiredValue(watch);
            await using var pipeline = await LocalPipeline.OpenAsync(
                common.Storage(parsed), output, LocalSettings.Load(), common.Verbosity(parsed), cancellationToken);
            if (await FindAsync(pipeline, name, cancellationToken) is not { } found)
            {
                output.Error($"There is no watch {name}.");
                return ExitCode.Failed;
            }

            if ((parsed.GetValue(format) ?? (output.IsPiped ? "jsonl" : "text")) == "jsonl")
            {
                output.Line(JsonSerializer.Serialize(found.Row, StoryRowJsonContext.Default.StoryRow));
            }
            else
            {
                StoryView.Write(output.Result, found.Ledger, found.Row);
            }

            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>The story of a watch; null when there is no such watch.</summary>
    internal static async Task<(Ledger Ledger, StoryRow Row)?> FindAsync(
        LocalPipeline pipeline, string watch, CancellationToken cancellationToken)
    {
        if (await pipeline.Get<BlobLedgerStore>().LoadAsync(watch, cancellationToken) is not { Version: not null, Ledger: var ledger })
        {
            return null;
        }

        var settings = await pipeline.Get<IWatchSettingsSource>().GetAsync(watch, cancellationToken);
        return (ledger, StoryRow.Of(ledger, settings.Title, await ArticlesAsync(pipeline.Get<BlobTimeline>(), watch, cancellationToken)));
    }

    /// <summary>The places of the articles, each once, in the order in which they were processed.</summary>
    private static async Task<IReadOnlyList<string>> ArticlesAsync(
        BlobTimeline timelines, string watch, CancellationToken cancellationToken)
    {
        var names = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var line in timelines.ReadAsync(watch, from: null, to: null, cancellationToken))
        {
            if (seen.Add(line.Source))
            {
                names.Add(line.Source);
            }
        }

        return names;
    }
}
