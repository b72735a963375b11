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

            var named = parsed.GetRequiredValue(paths);
            if (!named.Any(path => path.Exists))
            {
                throw new UsageException($"There is no {string.Join(" and no ", named.Select(path => path.ToString()))}.");
            }

            await using var pipeline = await LocalPipeline.OpenAsync(
                common.Storage(parsed), output, LocalSettings.Load(), common.Verbosity(parsed), cancellationToken);
            var (dropped, kept, missed) = (0, 0, new Unreadable(output));
            // The storage of a local Azurite is no article.
            var data = common.Storage(parsed).Data.FullName + Path.DirectorySeparatorChar;
            var files = DroppedFile.In(named, (folder, exception) => missed.Tell($"{folder.Name}: {exception.Message}"))
                .Where(file => !file.Info.FullName.StartsWith(data, StringComparison.Ordinal));
            var there = new HashSet<string>(StringComparer.Ordinal);
            foreach (var drop in DropNames.Apart([.. files], (file, exception) => missed.Tell($"{file.Name}: {exception.Message}")))
            {
                if (drop.SameAs is { } same && there.Contains(same))
                {
                    kept++;
                    output.Progress($"{drop.File.Info.FullName} has the content of {name}/{same}, and is no drop of its own.");
                    continue;
                }

                if (DropFeed.ProblemWithName(name, drop.Name) is { } unnameable)
                {
                    missed.Tell($"{drop.File.Name}: {unnameable} Rename it.");
                    continue;
                }

                AddedDrop? added;
                try
                {
                    await using var content = await ReadAgainAsync(drop.File.Info, cancellationToken);
                    added = await pipeline.Get<DropFeed>().AddAsync(
                        name, hash => DropNames.Choices(drop, hash).Where(choice => DropFeed.ProblemWithName(name, choice) is null), content,
                        cancellationToken);
                }
                catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
                {
                    // A file that is gone, locked or a link to nothing costs itself alone.
                    missed.Tell($"{drop.File.Name}: {exception.Message}");
                    continue;
                }

                if (added is null)
                {
                    missed.Tell($"{drop.File.Name}: other drops are kept under every name that it could have. Rename it.");
                    continue;
                }

                there.Add(drop.Name);
                if (!added.IsNew)
                {
                    kept++;
                    output.Progress($"{name}/{added.Name} is there already, with the same content.");
                    continue;
                }

                dropped++;
                output.Name($"{name}/{added.Name}");
                if (added.Name != drop.Name)
                {
                    output.Progress($"Another drop is kept as {name}/{drop.Name}.");
                }
            }

            if (dropped + kept == 0 && missed.Code == ExitCode.Done)
            {
                missed.Tell("There is no file to drop.");
            }

            output.Progress($"{dropped:N0} dropped{(kept == 0 ? "" : $", {kept:N0} there already")}.");
            return missed.Code;
        });
        return command;
    }

    /// <summary>The file's content; of a pipe, which is read once only, a copy.</summary>
    private static async Task<Stream> ReadAgainAsync(FileInfo file, CancellationToken cancellationToken)
    {
        var content = file.OpenRead();
        if (content.CanSeek)
        {
            return content;
        }

        await using (content)
        {
            var copy = new MemoryStream();
            await content.CopyToAsync(copy, cancellationToken);
            copy.Position = 0;
            return copy;
        }
    }
}
