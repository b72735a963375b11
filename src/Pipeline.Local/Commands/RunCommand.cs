using System.CommandLine;
using Microsoft.Extensions.Logging;
using Pipeline.Local.Hosting;
using Pipeline.Local.Rendering;

namespace Pipeline.Local.Commands;

/// <summary><c>run</c>: the host for a laptop or a single server.</summary>
internal static class RunCommand
{
    public static Command Create(Output output)
    {
        var untilIdle = new Option<double?>("--until-idle")
        {
            Description = "End once nothing was to do for this long and the queue holds nothing but what waits for a later time; "
                + "without it the host runs until Ctrl+C.",
            HelpName = "SECONDS",
        };
        untilIdle.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is not (null or > 0))
            {
                result.AddError("--until-idle takes a number of seconds above 0.");
            }
        });
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
