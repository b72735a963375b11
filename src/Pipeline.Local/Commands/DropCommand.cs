using System.CommandLine;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Watches;
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
                + "articles as text, Markdown, HTML, JSON, JSON Lines, RSS or Atom, plain or gzipped.",
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
            var files = Files(parsed.GetRequiredValue(paths)).ToArray();
            foreach (var (file, dropName) in files)
            {
                await using var content = file.OpenRead();
                await pipeline.Get<DropFeed>().UploadAsync(name, dropName, content, contentType: null, cancellationToken);
                output.Line($"{name}/{dropName}");
            }

            output.Progress($"{files.Length:N0} dropped.");
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>Every file with its name as a drop: relative to the folder that was named, with forward slashes;
    /// in ordinal order.</summary>
    public static IEnumerable<(FileInfo File, string Name)> Files(IEnumerable<FileSystemInfo> paths) =>
        paths.SelectMany(path => path is DirectoryInfo folder
            ? folder.EnumerateFiles("*", SearchOption.AllDirectories)
                .Select(file =>
                    (File: file, Name: Path.GetRelativePath(folder.FullName, file.FullName).Replace(Path.DirectorySeparatorChar, '/')))
                .OrderBy(pair => pair.Name, StringComparer.Ordinal)
            : (IEnumerable<(FileInfo File, string Name)>)[(new FileInfo(path.FullName), path.Name)]);
}
