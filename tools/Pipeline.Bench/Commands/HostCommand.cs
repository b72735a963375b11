using System.CommandLine;
using Microsoft.Extensions.Logging;
using Pipeline.Bench.Hosts;
using Pipeline.Core.Telemetry;
using Pipeline.Local;
using Pipeline.Local.Hosting;
using Pipeline.Local.Rendering;

namespace Pipeline.Bench.Commands;

/// <summary><c>host FILE</c>: a host in a process of its own that tells at the end what it did; <see cref="HostProcess"/> starts
/// it.</summary>
internal static class HostCommand
{
    /// <summary>What it is called.</summary>
    public const string Name = "host";

    /// <summary>The option that has it end by itself.</summary>
    public const string UntilIdle = "--until-idle";

    public static Command Create(Output output)
    {
        var settings = new Argument<FileInfo>("FILE") { Description = "JSON with the settings, beside which no others count." };
        var untilIdle = new Option<int?>(UntilIdle)
        {
            Description = "End once nothing was to do for this long.",
            HelpName = "SECONDS",
        };
        var command = new Command(Name, "Run a host as the pipeline's command does, and tell at the end what was done.")
        {
            settings, untilIdle,
        };
        // People measure; this is what is measured.
        command.Hidden = true;
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var run = MeasuredRun.Of(parsed.GetRequiredValue(settings));
            await using var host = await LocalHost.OpenAsync(
                new StorageArguments(null, new DirectoryInfo(".")),
                output,
                () => run.Settings,
                LogLevel.Information,
                cancellationToken,
                run.Replace);
            using var conflicts = new ConflictCount(host.Pipeline.Get<PipelineTelemetry>());
            await host.RunAsync(
                parsed.GetValue(untilIdle) is { } seconds ? TimeSpan.FromSeconds(seconds) : null, port: null, cancellationToken);
            output.Line(run.Tally(host.Pipeline.Get<ActivityMonitor>(), conflicts).ToJson());
            return ExitCode.Done;
        });
        return command;
    }
}
