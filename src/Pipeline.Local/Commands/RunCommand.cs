using System.CommandLine;
using Microsoft.Extensions.Logging;
using Pipeline.Local.Hosting;
using Pipeline.Local.Rendering;

namespace Pipeline.Local.Commands;

/// <summary><c>run</c>: the host for a laptop or a single server.</summary>
internal static class RunCommand
{
    // A week: nobody waits longer for a host to be idle.
    private const double LongestIdle = 604_800;

    public static Command Create(Output output)
    {
        var untilIdle = NumberOption.Create<double>(
            "--until-idle",
            "End once nothing was to do for this long and the queue holds nothing but what waits for a later time; "
                + "without it the host runs until Ctrl+C.",
            "SECONDS",
            seconds => seconds is > 0 and <= LongestIdle,
            $"a number of seconds above 0, {LongestIdle} at most");
        var port = PortOption.Create();
        var command = new Command(
            "run", "Process drops and deliver alerts until stopped. Several processes may work on one storage.")
        {
            untilIdle, port
        };
        var common = new CommonOptions().AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var idle = parsed.GetValue(untilIdle) is { } seconds ? TimeSpan.FromSeconds(seconds) : (TimeSpan?)null;
            await using var host = await LocalHost.OpenAsync(
                common.Storage(parsed),
                output,
                () => LocalSettings.Load().OrConsole(),
                common.Verbosity(parsed, LogLevel.Information),
                cancellationToken);
            await host.RunAsync(idle, parsed.GetValue(port), cancellationToken);
            return ExitCode.Done;
        });
        return command;
    }
}
