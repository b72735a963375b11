using System.CommandLine;
using Azure;
using Azure.Identity;
using Microsoft.Extensions.Options;
using Pipeline.Local.Azurite;
using Pipeline.Local.Rendering;

namespace Pipeline.Local.Commands;

/// <summary>Runs a command line over the pipeline: what is wrong with it, or goes wrong, is said in a line, and told to the shell by an
/// <see cref="ExitCode"/>.</summary>
internal static class CommandLine
{
    /// <summary>Runs what <paramref name="args"/> ask of <paramref name="root"/>.</summary>
    /// <returns>What the shell is told.</returns>
    public static async Task<int> RunAsync(RootCommand root, string[] args, Output output)
    {
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
            output.Error(
                $"Storage needs an identity, and none was found; sign in with 'az login'. {exception.Message.Split('\n')[0].Trim()}");
            return ExitCode.Failed;
        }
        catch (Exception exception) when (exception is RequestFailedException
            or AggregateException { InnerException: RequestFailedException })
        {
            var refused = exception as RequestFailedException ?? (RequestFailedException)exception.InnerException!;
            output.Error($"Storage: {refused.ErrorCode ?? "no answer"} ({refused.Status}): {refused.Message.Split('\n')[0].Trim()}");
            return ExitCode.Failed;
        }
    }
}
