using System.CommandLine;
using System.Text.Json;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Naming;
using Pipeline.Core.Serialization;
using Pipeline.Local.Hosting;
using Pipeline.Local.Rendering;
using Spectre.Console;

namespace Pipeline.Local.Commands;

/// <summary><c>alerts</c>: what was announced, oldest first.</summary>
internal static class AlertsCommand
{
    public static Command Create(Output output)
    {
        var watch = new Option<string?>("--watch", "-w") { Description = "Only the alerts of this watch.", HelpName = "NAME" };
        var format = new Option<string>("--format", "-f")
        {
            Description = "text for people, jsonl for programs (the default when piped): the stored documents, one a line."
        };
        format.AcceptOnlyFromAmong("text", "jsonl");
        var command = new Command("alerts", "Show the alerts that were raised, with the state of each delivery.") { watch, format };
        var common = new CommonOptions().AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var pipeline = await LocalPipeline.OpenAsync(
                common.Storage(parsed), output, LocalSettings.Load(), common.Verbosity(parsed), cancellationToken);
            var asText = (parsed.GetValue(format) ?? (output.IsPiped ? "jsonl" : "text")) == "text";
            var unreadable = new Unreadable(output);
            await foreach (var alert in pipeline.Get<BlobAlertStore>()
                .ListAsync(parsed.GetValue(watch), last: null, unreadable.Tell, cancellationToken))
            {
                if (!asText)
                {
                    output.Line(JsonSerializer.Serialize(alert, PipelineJson.Documents.Alert));
                    continue;
                }

                output.Result.Write(AlertView.Of(alert));
                foreach (var delivery in alert.Deliveries)
                {
                    var error = delivery.LastError is { } words ? $": {words}" : "";
                    output.Result.MarkupLine(
                        $"  [grey]{alert.RaisedAt:yyyy-MM-dd HH:mm} UTC → {Marked.Inert(delivery.Destination)} "
                        + $"{delivery.State.Name()} after {delivery.Attempts} tries{Marked.Inert(error)}[/]");
                }
            }

            return unreadable.Code;
        });
        return command;
    }
}
