using System.CommandLine;
using System.Text.Json;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Serialization;
using Pipeline.Local.Hosting;
using Pipeline.Local.Rendering;
using Spectre.Console;

namespace Pipeline.Local.Commands;

/// <summary><c>rejected</c>: drops that could not be read, and why.</summary>
internal static class RejectedCommand
{
    public static Command Create(Output output)
    {
        var watch = new Option<string?>("--watch", "-w") { Description = "Only the drops of this watch.", HelpName = "NAME" };
        var command = new Command(
            "rejected", "Show the drops that could not be read, each with its reason; JSON Lines when piped.") { watch };
        var common = new CommonOptions().AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var pipeline = await LocalPipeline.OpenAsync(
                common.Storage(parsed), output, LocalSettings.Load(), common.Verbosity(parsed), cancellationToken);
            var table = new Table { Border = TableBorder.Rounded }.AddColumns("Rejected (UTC)", "Drop", "Reason", "What to mend");
            var any = false;
            var unreadable = new Unreadable(output);
            await foreach (var drop in pipeline.Get<BlobDropArchive>()
                .ListRejectedAsync(parsed.GetValue(watch), unreadable.Tell, cancellationToken))
            {
                any = true;
                if (output.IsPiped)
                {
                    output.Line(JsonSerializer.Serialize(drop, PipelineJson.Documents.RejectedDrop));
                }
                else
                {
                    table.AddRow(
                        $"{drop.RejectedAt:yyyy-MM-dd HH:mm}",
                        Marked.Inert(drop.BlobName),
                        drop.Reason.ToString(),
                        Marked.Inert(drop.Detail));
                }
            }

            if (!output.IsPiped)
            {
                output.Result.Write(any ? table : new Spectre.Console.Text("No drop was rejected.\n"));
            }

            return unreadable.Code;
        });
        return command;
    }
}
