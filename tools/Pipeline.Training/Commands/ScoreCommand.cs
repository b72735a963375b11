using System.CommandLine;
using System.Globalization;
using Pipeline.Training.Scoring;

namespace Pipeline.Training.Commands;

/// <summary><c>score</c>: what the analyzer is worth on labelled articles.</summary>
internal static class ScoreCommand
{
    public static Command Create()
    {
        var folders = new Argument<DirectoryInfo[]>("FOLDER")
        {
            Description = "Corpora: folders with texts/*.txt and gold.jsonl.",
            Arity = ArgumentArity.OneOrMore
        };
        folders.AcceptExistingOnly();
        var split = new Option<string>("--split")
        {
            Description = "Which documents count: dev, test or all; "
                + "of dev those to learn from (open), or the fifth that is only counted (sealed).",
            DefaultValueFactory = _ => "dev"
        };
        split.AcceptOnlyFromAmong("dev", "test", "all", Fold.Open, Fold.Sealed);
        var predictions = new Option<FileInfo>("--predictions")
        {
            Description = "Score these lines (as analyze --format jsonl writes them) of one corpus instead of analysing its texts."
        };
        predictions.AcceptExistingOnly();
        var capitals = new Option<bool>("--capitals") { Description = "Read the texts in capitals." };
        var errors = new Option<int>("--errors")
        {
            Description = "List what was missed and what was wrong in the first N documents that have an error.",
            HelpName = "N"
        };
        var command = new Command("score", "Score the analyzer on labelled articles: precision, recall and F1 of every row of each corpus.")
        {
            folders, split, predictions, capitals, errors
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(predictions) is not null && (result.GetValue(capitals) || result.GetValue(folders)?.Length > 1))
            {
                result.AddError("--predictions are of one corpus, as its texts stand.");
            }
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            foreach (var folder in parsed.GetRequiredValue(folders))
            {
                var corpus = Corpus.Open(folder.FullName);
                var scorer = corpus.Scorer();
                var documents = parsed.GetRequiredValue(split);
                var answers = parsed.GetValue(predictions) is { } file
                    ? Predictions.Read(file.FullName)
                    : await Predictions.AnalyzeAsync(
                        corpus, scorer.Documents(corpus.GoldPath, documents), parsed.GetValue(capitals), cancellationToken);
                var (count, unanswered) = scorer.Score(corpus.GoldPath, documents, answers);
                if (unanswered > 0)
                {
                    await Console.Error.WriteLineAsync($"{corpus.Name}: {unanswered} of {count} documents have no answer");
                }

                Print(
                    $"{corpus.Name}{(parsed.GetValue(capitals) ? " in capitals" : string.Empty)} {documents}: {count} documents",
                    scorer.Rows);
                PrintErrors(scorer.Rows, parsed.GetValue(errors));
            }

            return 0;
        });
        return command;
    }

    private static void Print(string title, IEnumerable<Tally> rows)
    {
        Console.WriteLine(title);
        Console.WriteLine($"{string.Empty,-36}{"gold",6}{"pred",6}{"P",8}{"R",8}{"F1",8}{"±",7}");
        foreach (var row in rows)
        {
            var score = row.Total();
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{row.Name,-36}{score.Gold,6}{score.Predicted,6}"
                + $"{score.Precision,8:F3}{score.Recall,8:F3}{score.F1,8:F3}{score.HalfInterval,7:F3}"));
        }
    }

    private static void PrintErrors(IEnumerable<Tally> rows, int most)
    {
        foreach (var row in rows.Where(_ => most > 0))
        {
            Console.WriteLine($"\n{row.Name}: missed | wrong");
            foreach (var document in row.DocumentsWithErrors.Take(most))
            {
                Console.WriteLine($"  {document.Document}: {string.Join("; ", document.Missed)} | {string.Join("; ", document.Wrong)}");
            }
        }
    }
}
