using System.Text.Json;
using Pipeline.Adapters.Destinations.Console;
using Pipeline.Core.Alerts;
using Pipeline.Core.Serialization;

namespace Pipeline.Local.Rendering;

/// <summary>Shows alerts of console destinations: as a panel to a person, as a line of JSON to a program.</summary>
internal sealed class ConsoleAlerts(Output output) : IConsoleAlerts
{
    public Task ShowAsync(Alert alert, string destination, CancellationToken cancellationToken)
    {
        if (output.IsPiped)
        {
            output.Line(JsonSerializer.Serialize(alert, PipelineJson.Documents.Alert));
        }
        else
        {
            lock (output.Result)
            {
                output.Result.Write(AlertView.Of(alert));
            }
        }

        return Task.CompletedTask;
    }
}
