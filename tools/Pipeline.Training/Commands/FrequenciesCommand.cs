using System.CommandLine;
using Pipeline.Training.Frequencies;

namespace Pipeline.Training.Commands;

/// <summary><c>frequencies</c>: counts the table that key phrases are weighed with.</summary>
internal static class FrequenciesCommand
{
    public static Command Create()
    {
        var text = new Option<DirectoryInfo>("--text") { Description = "Folder of labelled text: every *.conll in it is counted.", Required = true };
        text.AcceptExistingOnly();
        var output = new Option<FileInfo>("--out") { Description = "The table to write, normally src/Pipeline.Text/Data/word-frequencies.tsv.", Required = true };
        var command = new Command("frequencies", "Count how common each word is: the table that key phrases are weighed with.") { text, output };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var counter = new WordFrequencies();
            foreach (var file in parsed.GetRequiredValue(text).EnumerateFiles("*.conll").OrderBy(file => file.Name, StringComparer.Ordinal))
            {
                counter.Add(File.ReadLines(file.FullName));
            }

            string[] rows =
            [
                "# Built by tools/Pipeline.Training frequencies; sources and licences in THIRD-PARTY-DATA.md. Do not edit by hand.",
                $"# word, how many pieces of {WordFrequencies.PieceLength} tokens have it; * is the number of pieces",
                .. counter.Rows(),
            ];
            var path = parsed.GetRequiredValue(output).FullName;
            await File.WriteAllTextAsync(path, string.Join('\n', rows) + "\n", cancellationToken);
            Console.WriteLine($"{path}: {rows.Length - 3} words in {counter.Pieces} pieces, {new FileInfo(path).Length:N0} bytes");
            return 0;
        });
        return command;
    }
}
