using System.CommandLine;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Watches;
using Pipeline.Local.Analysis;
using Pipeline.Local.Hosting;
using Pipeline.Local.Rendering;

namespace Pipeline.Local.Commands;

/// <summary><c>drop</c>: uploads files as drops of a watch.</summary>
internal static class DropCommand
{
    public static Command Create(Output output)
    {
        var paths = new Argument<FileSystemInfo[]>("PATH")
        {
            Description = "Files, or folders with all their files: "
                + "articles as text, Markdown, HTML, JSON, JSON Lines, CSV, RSS, Atom, e-mail or PDF, plain, gzipped or in a ZIP.",
            Arity = ArgumentArity.OneOrMore,
        };
        paths.AcceptExistingOnly();
        var watch = new Option<string>("--watch", "-w")
        {
            Description = "The story that the articles belong to.",
            HelpName = "NAME",
            Required = true
        };
        var command = new Command("drop", "Drop articles into a watch; 'run' picks them up.") { paths, watch };
        var common = new CommonOptions().AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var name = parsed.GetRequiredValue(watch);
            if (DropPath.ProblemWithWatch(name) is { } problem)
            {
                throw new UsageException($"--watch: {problem}");
            }

            await using var pipeline = await LocalPipeline.OpenAsync(
                common.Storage(parsed), output, LocalSettings.Load(), common.Verbosity(parsed), cancellationToken);
            var (dropped, missed) = (0, new Unreadable(output));
            foreach (var file in DroppedFile.In(parsed.GetRequiredValue(paths)))
            {
                if (DropFeed.ProblemWithName(name, file.Name) is { } unnameable)
                {
                    missed.Tell($"{file.Name}: {unnameable} Rename it.");
                    continue;
                }

                try
                {
                    await using var content = file.Info.OpenRead();
                    await pipeline.Get<DropFeed>().UploadAsync(name, file.Name, content, contentType: null, cancellationToken);
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    // A file that is gone, locked or a link to nothing costs itself alone.
                    missed.Tell($"{file.Name}: {exception.Message}");
                    continue;
                }

                dropped++;
                output.Line($"{name}/{file.Name}");
            }

            if (dropped == 0 && missed.Code == ExitCode.Done)
            {
                missed.Tell("There is no file to drop.");
            }

            output.Progress($"{dropped:N0} dropped.");
            return missed.Code;
        });
        return command;
    }
}
