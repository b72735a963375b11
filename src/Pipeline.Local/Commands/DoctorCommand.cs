using System.CommandLine;
using Azure;
using Microsoft.Extensions.Options;
using Pipeline.Adapters.Destinations;
using Pipeline.Adapters.Health;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Local.Azurite;
using Pipeline.Local.Hosting;
using Pipeline.Local.Rendering;
using Spectre.Console;

namespace Pipeline.Local.Commands;

/// <summary><c>doctor</c>: checks everything that a run needs, and says what to mend.</summary>
internal static class DoctorCommand
{
    public static Command Create(Output output)
    {
        var quiet = new Option<bool>("--no-messages") { Description = "Send no test message to the destinations." };
        var command = new Command(
            "doctor", "Check storage, drops, settings and destinations; each destination gets a test message.") { quiet };
        var common = new CommonOptions().AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var report = new Report(output);
            LocalPipeline pipeline;
            try
            {
                pipeline = await LocalPipeline.OpenAsync(
                    common.Storage(parsed), output, LocalSettings.Load().OrConsole(), common.Verbosity(parsed), cancellationToken);
            }
            catch (OptionsValidationException exception)
            {
                foreach (var failure in exception.Failures)
                {
                    report.Bad("settings", failure);
                }

                return ExitCode.Failed;
            }
            catch (Exception exception) when (exception is RequestFailedException or AggregateException or AzuriteException)
            {
                report.Bad("storage", exception.Message.Split('\n')[0].Trim());
                return ExitCode.Failed;
            }

            await using (pipeline)
            {
                return await CheckAsync(pipeline, output, !parsed.GetValue(quiet), cancellationToken);
            }
        });
        return command;
    }

    /// <summary>Checks what is open.</summary>
    /// <returns>The command's exit code.</returns>
    public static async Task<int> CheckAsync(
        LocalPipeline pipeline, Output output, bool sendsMessages, CancellationToken cancellationToken)
    {
        var report = new Report(output);
        report.Good("settings", "valid");
        foreach (var warning in pipeline.Get<DestinationSender>().Warnings)
        {
            report.Note(warning);
        }

        await report.CheckAsync(
            "storage", async () => (true, await StorageProbe.CheckAsync(pipeline.Get<StorageClients>(), cancellationToken)));
        await report.CheckAsync(
            "drops",
            async () => DropsVerdict.On(
                await pipeline.Get<MissedDropSearch>().CountAsync(cancellationToken), pipeline.Get<TimeProvider>().GetUtcNow()));
        await report.CheckAsync(
            "documents", async () => DocumentsVerdict.On(await pipeline.Get<UnreadableSearch>().FindAsync(cancellationToken)));
        var problem = await pipeline.Get<BlobWatchSettings>().CheckAsync(cancellationToken);
        report.Add("config/watches.json", problem is null, problem ?? "valid, or absent: every watch has the defaults");
        var destinations = pipeline.Get<UnknownDestinations>();
        foreach (var unknown in destinations.InSettings())
        {
            report.Bad("config/watches.json", unknown);
        }

        await report.CheckAsync("deliveries", async () => await destinations.WaitedForAsync(cancellationToken) is { Count: > 0 } waited
            ? (false, $"{string.Join("; ", waited)}: configure it, or it fails")
            : (true, "none waits for a destination that is not configured"));
        if (sendsMessages)
        {
            await SendAsync(pipeline.Get<DestinationSender>(), report, cancellationToken);
        }

        return report.AllGood ? ExitCode.Done : ExitCode.Failed;
    }

    private static async Task SendAsync(DestinationSender sender, Report report, CancellationToken cancellationToken)
    {
        foreach (var destination in sender.Destinations)
        {
            var outcome = await sender.TestAsync(destination.Name, cancellationToken);
            report.Add(
                $"destination {destination.Name}",
                outcome is DeliveryOutcome.Delivered,
                outcome switch
                {
                    DeliveryOutcome.Delivered delivered => delivered.Answer,
                    DeliveryOutcome.Deferred deferred => deferred.Error,
                    DeliveryOutcome.Failed failed => failed.Error,
                    _ => outcome.ToString(),
                });
        }
    }

    /// <summary>One line per check, as it is made.</summary>
    private sealed class Report(Output output)
    {
        public bool AllGood { get; private set; } = true;

        public void Good(string what, string words) => Add(what, true, words);

        public void Bad(string what, string words) => Add(what, false, words);

        /// <summary>Something that works and that the user may want otherwise.</summary>
        public void Note(string words) => output.Result.MarkupLine($"[yellow]note[/] {Marked.Inert(words)}");

        public void Add(string what, bool good, string words)
        {
            AllGood &= good;
            output.Result.MarkupLine($"{(good ? "[green]ok  [/]" : "[red]FAIL[/]")} {Marked.Inert(what)}: {Marked.Inert(words)}");
        }

        public async Task CheckAsync(string what, Func<Task<(bool Good, string Words)>> check)
        {
            try
            {
                var (good, words) = await check();
                Add(what, good, words);
            }
            catch (RequestFailedException exception)
            {
                Bad(what, exception.Message.Split('\n')[0].Trim());
            }
        }
    }
}
