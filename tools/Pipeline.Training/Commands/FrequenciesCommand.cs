using System.CommandLine;
using Pipeline.Training.Frequencies;

namespace Pipeline.Training.Commands;

/// <summary><c>frequencies</c>: counts the table that key phrases are weighed with.</summary>
internal static class FrequenciesCommand
{
    public static Command Create()
    {
        var text = new Option<DirectoryInfo>("--text")
        {
            Description = "Folder of labelled text: every *.conll in it is counted.",
            Required = true
        };
        text.AcceptExistingOnly();
        var repository = Repository.Option();
        var command = new Command("frequencies", "Count how common each word is: the table that key phrases are weighed with.")
        {
            text, repository
        };
        command.SetAction(parsed => Build(
            parsed.GetRequiredValue(text), new Repository(parsed.GetRequiredValue(repository)), parsed.InvocationConfiguration.Output));
        return command;
    }

    /// <summary>Writes <c>word-frequencies.tsv</c>.</summary>
    public static void Build(DirectoryInfo text, Repository repository, TextWriter console)
    {
        var counter = new WordFrequencies();
        foreach (var file in text.EnumerateFiles("*.conll").OrderBy(file => file.Name, StringComparer.Ordinal))
        {
            counter.Add(File.ReadLines(file.FullName));
        }

        string[] rows =
        [
            "# Built by tools/Pipeline.Training frequencies; sources and licences in THIRD-PARTY-DATA.md. Do not edit by hand.",
            $"# word, how many pieces of {WordFrequencies.PieceLength} tokens have it; * is the number of pieces",
            .. counter.Rows(),
        ];
        var path = repository.Table("word-frequencies.tsv");
        File.WriteAllText(path, string.Join('\n', rows) + "\n");
        console.WriteLine(
            $"word-frequencies.tsv: {new FileInfo(path).Length:N0} bytes, {rows.Length - 3:N0} words in {counter.Pieces} pieces");
    }
}
