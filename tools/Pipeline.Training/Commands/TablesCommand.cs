using System.CommandLine;
using System.Diagnostics;
using Pipeline.Training.Gazetteers;

namespace Pipeline.Training.Commands;

/// <summary><c>tables</c>: rebuilds everything that is shipped, in the order in which one table feeds the next.</summary>
internal static class TablesCommand
{
    public static Command Create()
    {
        var text = new Option<DirectoryInfo>("--text")
        {
            Description = "Folder with the labelled text and the lists of names.",
            Required = true
        };
        text.AcceptExistingOnly();
        var repository = Repository.Option();
        var command = new Command(
            "tables", "Rebuild every table from the labelled text and the pinned word lists; the same input gives the same bytes.")
        {
            text, repository
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var console = parsed.InvocationConfiguration.Output;
            var root = parsed.GetRequiredValue(repository);
            var checkout = new Repository(root);
            var labelled = parsed.GetRequiredValue(text);
            GazetteerCommand.Build(root, console);
            WordsCommand.Build(checkout, console);
            FrequenciesCommand.Build(labelled, checkout, console);
            if (await TrainAsync(checkout, labelled, cancellationToken) is not 0 and var code)
            {
                return code;
            }

            var total = Directory.EnumerateFiles(checkout.Tables)
                .Where(file => Path.GetExtension(file) is ".bin" or ".tsv")
                .Sum(file => new FileInfo(file).Length);
            await console.WriteLineAsync($"All tables: {total:N0} bytes");
            return 0;
        });
        return command;
    }

    /// <summary>Trains in a process of its own, built anew: the names' features look into the gazetteer, which is embedded
    /// when the project is built.</summary>
    private static async Task<int> TrainAsync(Repository checkout, DirectoryInfo text, CancellationToken cancellationToken)
    {
        var artifacts = Directory.CreateTempSubdirectory("pipeline-training-");
        try
        {
            string[] arguments =
            [
                "run", "-c", "Release", "--artifacts-path", artifacts.FullName, "--project", checkout.Trainer, "--",
                "train", "--text", text.FullName, "--output", checkout.Tables,
            ];
            using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { UseShellExecute = false })
                ?? throw new InvalidOperationException("dotnet did not start.");
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode;
        }
        finally
        {
            artifacts.Delete(recursive: true);
        }
    }
}
