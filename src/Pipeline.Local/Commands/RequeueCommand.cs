using System.CommandLine;
using Pipeline.Adapters.Storage;
using Pipeline.Core;
using Pipeline.Core.Alerts;
using Pipeline.Local.Hosting;
using Pipeline.Local.Rendering;

namespace Pipeline.Local.Commands;

/// <summary><c>requeue</c>: puts deliveries that were given up back into the queue.</summary>
internal static class RequeueCommand
{
    public static Command Create(Output output)
    {
        var watch = new Option<string?>("--watch", "-w") { Description = "Only deliveries of this watch.", HelpName = "NAME" };
        var alert = new Option<string?>("--alert") { Description = "Only deliveries of this alert.", HelpName = "ID" };
        var destination = new Option<string?>("--destination") { Description = "Only deliveries to this destination.", HelpName = "NAME" };
        var pending = new Option<bool>("--pending")
        {
            Description = "Also those that are pending, or deferred until a time that is over: for a queue that was lost. "
                + "One that is queued after all is still made once.",
        };
        var command = new Command(
            "requeue", "Put failed deliveries back, with all their tries before them; 'run' or the Function app makes them.")
        {
            watch, alert, destination, pending,
        };
        var common = new CommonOptions().AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using var pipeline = await LocalPipeline.OpenAsync(
                common.Storage(parsed), output, LocalSettings.Load(), common.Verbosity(parsed), cancellationToken);
            var dispatcher = pipeline.Get<AlertDispatcher>();
            var count = 0;
            var unreadable = new Unreadable(output);
            await foreach (var found in pipeline.Get<BlobAlertStore>()
                .ListAsync(parsed.GetValue(watch), last: null, unreadable.Tell, cancellationToken))
            {
                if (parsed.GetValue(alert) is { } id && found.Id != id)
                {
                    continue;
                }

                foreach (var delivery in found.Deliveries
                    .Where(delivery => Selects(delivery, parsed.GetValue(destination), parsed.GetValue(pending))))
                {
                    if (await dispatcher.RequeueAsync(new DeliveryMessage(found.Watch, found.Id, delivery.Destination), cancellationToken))
                    {
                        count++;
                        output.Name($"{found.Watch}/{found.Id} {delivery.Destination}");
                    }
                }
            }

            output.Progress($"{count:N0} deliveries put back.");
            return unreadable.Code;
        });
        return command;
    }

    // One that says "sending" or "deferred" is taken by the dispatcher only when its time is over.
    private static bool Selects(Delivery delivery, string? destination, bool pending) =>
        (destination is null || delivery.Destination == destination)
        && (delivery.State is DeliveryState.Failed or DeliveryState.Sending
            || (pending && delivery.State is DeliveryState.Pending or DeliveryState.Deferred));
}
