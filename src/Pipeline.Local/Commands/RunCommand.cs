using System.CommandLine;
using Microsoft.Extensions.Logging;
using Pipeline.Core.Alerts;
using Pipeline.Local.Bench;
using Pipeline.Local.Hosting;
using Pipeline.Local.Rendering;

namespace Pipeline.Local.Commands;

/// <summary><c>run</c>: the host for a laptop or a single server.</summary>
internal static class RunCommand
{
    /// <summary>How the line begins that says that storage is open and the analyzer loaded: whoever starts this command
    /// waits for it.</summary>
    public const string ReadyLine = "Watching for drops";

    /// <summary>How the line begins that says where the dashboard is.</summary>
    public const string DashboardLine = "Dashboard: ";

    public static Command Create(Output output)
    {
        var untilIdle = new Option<double?>("--until-idle")
        {
            Description = "End once nothing was to do for this long; without it the host runs until Ctrl+C.",
            HelpName = "SECONDS",
        };
        untilIdle.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is not (null or > 0))
            {
                result.AddError("--until-idle takes a number of seconds above 0.");
            }
        });
        var bench = new Option<FileInfo?>("--bench")
        {
            Description =
                "Take the settings of this file and no others, and tell at the end what was done: how 'bench' measures this command.",
            Hidden = true,
        };
        var port = PortOption.Create();
        var command = new Command(
            "run", "Process drops and deliver alerts until stopped. Several processes may work on one storage.")
        {
            untilIdle, port, bench
        };
        var common = new CommonOptions().AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var idle = parsed.GetValue(untilIdle) is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
            var warm = WarmUp.StartAsync();
            using var measured = parsed.GetValue(bench) is { } file ? MeasuredRun.Of(file) : null;
            await using var pipeline = await LocalPipeline.OpenAsync(
                common.Storage(parsed),
                output,
                measured?.Settings ?? LocalSettings.Load().OrConsole(),
                common.Verbosity(parsed, LogLevel.Information),
                cancellationToken,
                measured is null ? null : measured.Replace);
            measured?.Opened(pipeline);
            await warm;
            measured?.Ready();
            var destinations = pipeline.Get<IAlertSender>().Destinations;
            output.Progress(
                $"{ReadyLine}; alerts go to {string.Join(", ", destinations.Select(destination => destination.Name))}."
                + $"{(idle is null ? " Ctrl+C stops." : "")}");
            // A batch run is over before anybody looks, unless somebody says where.
            await using var web = idle is null || parsed.GetValue(port) is not null
                ? await LocalWeb.StartAsync(pipeline, parsed.GetValue(port), cancellationToken)
                : null;
            if (web is not null)
            {
                output.Progress($"{DashboardLine}{web.Address}");
            }

            await RunAsync(pipeline, web, idle, cancellationToken);
            var monitor = pipeline.Get<ActivityMonitor>();
            output.Progress(
                $"{monitor.Drops.Done:N0} drops processed, {monitor.Drops.Failed:N0} rejected; "
                + $"{monitor.Deliveries.Done:N0} deliveries made, {monitor.Deliveries.Failed:N0} failed.");
            if (measured is not null)
            {
                output.Line(measured.Tally(monitor).ToJson());
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static async Task RunAsync(LocalPipeline pipeline, LocalWeb? web, TimeSpan? idle, CancellationToken stop)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var running = pipeline.Get<PipelineRunner>().RunAsync(idle, stop);
        var drawing = web is null ? Task.CompletedTask : FirstPages.DrawAsync(pipeline, web, ending.Token);
        try
        {
            await running;
        }
        finally
        {
            await ending.CancelAsync();
            await drawing;
        }
    }
}
