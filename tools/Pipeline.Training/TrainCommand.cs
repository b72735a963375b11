using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Pipeline.Text.Tagging;
using Pipeline.Training.Corpora;
using Pipeline.Training.Tagging;

namespace Pipeline.Training;

/// <summary><c>train</c>: rebuilds the tables of the taggers from labelled text.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var text = new Option<DirectoryInfo>("--text")
        {
            Description = "Folder with gum.conll, wikigold.conll, wnut17.conll and the two lists of names.",
            Required = true
        };
        text.AcceptExistingOnly();
        var output = new Option<DirectoryInfo>("--output")
        {
            Description = "Folder to write the tables to.",
            DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("src", "Pipeline.Text", "Data")),
        };
        var command = new Command("train", "Train the taggers for parts of speech and names; the same text gives the same tables.")
        {
            text, output
        };
        command.SetAction(parsed => Train(
            parsed.GetRequiredValue(text).FullName, parsed.GetRequiredValue(output).FullName, parsed.InvocationConfiguration.Output));
        return command;
    }

    private static void Train(string folder, string outputFolder, TextWriter console)
    {
        var (training, apart) = CorpusReader.Read(folder);
        var clock = Stopwatch.StartNew();

        // Scores are those of a tagger that has not seen the documents kept apart; the one that is shipped has.
        var (right, words) = PartOfSpeechTraining.Score(PartOfSpeechTraining.Train(training, out _), apart);
        var tagger = PartOfSpeechTraining.Train([.. training, .. apart], out var lost);
        var size = Write(outputFolder, PartOfSpeechTagger.Table, tagger.Write);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{PartOfSpeechTagger.Table}: {size:N0} bytes, {lost} features lost, {clock.Elapsed.TotalSeconds:F0} s; "
            + $"{right:P2} of {words:N0} words kept apart right"));

        clock.Restart();
        var names = NameLists.Read(folder);
        var judged = NameTraining.Train(training, names, new byte[NameLabels.Types.Length * NameTagger.Bins], out _);
        var shares = NameTraining.Calibrate(judged, apart);
        judged = judged.With(shares);
        var named = NameTraining.Train([.. training, .. apart], names, shares, out lost);
        size = Write(outputFolder, NameTagger.Table, named.Write);
        console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{NameTagger.Table}: {size:N0} bytes, {lost} features lost, "
            + $"{clock.Elapsed.TotalSeconds:F0} s; on documents kept apart, all stages:"));
        foreach (var line in NameScore.Lines(apart, judged))
        {
            console.WriteLine(line);
        }
    }

    private static long Write(string folder, string name, Action<Stream> write)
    {
        using var file = File.Create(Path.Combine(folder, name));
        write(file);
        return file.Length;
    }
}
