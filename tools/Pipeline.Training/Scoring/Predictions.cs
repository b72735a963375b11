using System.Collections.Concurrent;
using System.Text;
using Pipeline.Core;
using Pipeline.Core.Analysis;
using Pipeline.Core.Telemetry;

namespace Pipeline.Training.Scoring;

/// <summary>Where answers come from: a file of lines, or the analyzer itself. Both go through the same line of JSON, so that what is scored
/// is what <c>analyze --format jsonl</c> prints.</summary>
internal static class Predictions
{
    /// <summary>The answers in a JSON Lines file, by document.</summary>
    public static Dictionary<string, Answer> Read(string path) =>
        ByDocument(File.ReadLines(path).Where(line => !string.IsNullOrWhiteSpace(line)).Select(Answer.Parse));

    /// <summary>Analyses the texts of the documents, by their names.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="documents">Which of its documents.</param>
    /// <param name="capitals">Whether the texts are read in capitals, as agencies once sent them.</param>
    /// <param name="cancellationToken">Ends the work.</param>
    public static async Task<Dictionary<string, Answer>> AnalyzeAsync(
        Corpus corpus, IEnumerable<string> documents, bool capitals, CancellationToken cancellationToken)
    {
        using var telemetry = new PipelineTelemetry();
        var reader = DropReader.Embedded(telemetry);
        var answers = new ConcurrentBag<Answer>();
        await Parallel.ForEachAsync(
            documents.Where(document => File.Exists(corpus.TextPath(document))), cancellationToken, async (document, token) =>
            {
                var content = await File.ReadAllBytesAsync(corpus.TextPath(document), token);
                if (capitals)
                {
                    content = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(content).ToUpperInvariant());
                }

                var read = await reader.ReadAsync(document + ".txt", content, null, token);
                foreach (var line in read.Articles.Select(article => AnalysisLineWriter.Write(article))
                    .Concat(read.Rejections.Select(rejection => AnalysisLineWriter.Write(document + ".txt", rejection))))
                {
                    answers.Add(Answer.Parse(line));
                }
            });
        return ByDocument(answers);
    }

    private static Dictionary<string, Answer> ByDocument(IEnumerable<Answer> answers)
    {
        var byDocument = new Dictionary<string, Answer>(StringComparer.Ordinal);
        foreach (var answer in answers)
        {
            byDocument[answer.Document] = answer;
        }

        return byDocument;
    }
}
