using System.CommandLine;
using System.Text;
using Azure;
using Azure.Identity;
using Microsoft.Extensions.Options;
using Pipeline.Local;
using Pipeline.Local.Azurite;
using Pipeline.Local.Commands;
using Pipeline.Local.Rendering;

// Article text is Unicode whatever the machine's code page says, and a byte-order mark would break a reader of JSON Lines.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var output = Output.Console();
var root = new RootCommand(
    "Watches stories: articles dropped into storage are read, "
    + "and what is new in them (a country, a target group, a victim count) is told once.")
{
    DemoCommand.Create(output),
    RunCommand.Create(output),
    DropCommand.Create(output),
    AnalyzeCommand.Create(output),
    WatchesCommand.Create(output),
    AlertsCommand.Create(output),
    RejectedCommand.Create(output),
    ReplayCommand.Create(output),
    RequeueCommand.Create(output),
    DoctorCommand.Create(output),
    BenchCommand.Create(output),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        output.Error(error.Message);
    }

    output.Progress($"Help: {parsed.CommandResult.Command.Name} --help");
    return ExitCode.WrongUsage;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration
    {
        EnableDefaultExceptionHandler = false,
        // Ctrl+C ends the search for work; what is under way is finished, and that may take a delivery's time limit.
        ProcessTerminationTimeout = TimeSpan.FromMinutes(2),
    });
}
catch (OperationCanceledException)
{
    output.Progress("Stopped.");
    return ExitCode.Failed;
}
catch (OptionsValidationException exception)
{
    foreach (var failure in exception.Failures)
    {
        output.Error(failure);
    }

    return ExitCode.WrongUsage;
}
catch (Exception exception)
    when (exception is AzuriteException or IOException or UnauthorizedAccessException or InvalidDataException or UsageException)
{
    output.Error(exception.Message);
    return exception is UsageException or InvalidDataException ? ExitCode.WrongUsage : ExitCode.Failed;
}
catch (AuthenticationFailedException exception)
{
    output.Error($"Storage needs an identity, and none was found; sign in with 'az login'. {exception.Message.Split('\n')[0].Trim()}");
    return ExitCode.Failed;
}
catch (Exception exception) when (exception is RequestFailedException or AggregateException { InnerException: RequestFailedException })
{
    var refused = exception as RequestFailedException ?? (RequestFailedException)exception.InnerException!;
    output.Error($"Storage: {refused.ErrorCode ?? "no answer"} ({refused.Status}): {refused.Message.Split('\n')[0].Trim()}");
    return ExitCode.Failed;
}
