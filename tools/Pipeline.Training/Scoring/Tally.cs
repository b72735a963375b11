namespace Pipeline.Training.Scoring;

/// <summary>Right and wrong answers of one kind, document by document.</summary>
/// <param name="name">The row's name in the table.</param>
internal sealed class Tally(string name)
{
    private const int Resamples = 300;
    private readonly List<Counts> documents = [];
    private readonly List<Errors> errors = [];

    /// <summary>The numbers of one document. What is found of the gold and what is right among the predictions differ where several
    /// predictions may match one gold answer, or where an answer is neither required nor wrong.</summary>
    /// <param name="Gold">Answers that are required.</param>
    /// <param name="Found">Those of them that were given.</param>
    /// <param name="Predicted">Answers given.</param>
    /// <param name="Right">Those of them that are right.</param>
    internal readonly record struct Counts(int Gold, int Found, int Predicted, int Right);

    /// <summary>What was missed and what was wrong in one document.</summary>
    internal sealed record Errors(string Document, IReadOnlyList<string> Missed, IReadOnlyList<string> Wrong);

    /// <summary>Precision, recall and their harmonic mean over all documents (micro average), with half the 95 % bootstrap
    /// interval of F1 over documents.</summary>
    internal sealed record Score(int Gold, int Predicted, double Precision, double Recall, double F1, double HalfInterval);

    /// <summary>The row's name.</summary>
    public string Name => name;

    /// <summary>Documents with at least one error, in the order of the corpus.</summary>
    public IReadOnlyList<Errors> DocumentsWithErrors => errors;

    /// <summary>Adds a document's numbers.</summary>
    public void Add(string document, Counts counts, IEnumerable<string> missed, IEnumerable<string> wrong)
    {
        documents.Add(counts);
        var entry = new Errors(document, [.. missed.Order(StringComparer.Ordinal)], [.. wrong.Order(StringComparer.Ordinal)]);
        if (entry.Missed.Count + entry.Wrong.Count > 0)
        {
            errors.Add(entry);
        }
    }

    /// <summary>Adds a document where an answer is right when it is among the gold answers.</summary>
    public void AddSets<T>(string document, IReadOnlySet<T> gold, IReadOnlySet<T> predicted, Func<T, string> show) =>
        AddSets(document, gold, gold, predicted, show);

    /// <summary>Adds a document where some right answers are not required.</summary>
    public void AddSets<T>(
        string document, IReadOnlySet<T> required, IReadOnlySet<T> permitted, IReadOnlySet<T> predicted, Func<T, string> show) =>
        Add(
            document,
            new Counts(required.Count, required.Count(predicted.Contains), predicted.Count, predicted.Count(permitted.Contains)),
            required.Where(answer => !predicted.Contains(answer)).Select(show),
            predicted.Where(answer => !permitted.Contains(answer)).Select(show));

    /// <summary>The score of all documents.</summary>
    public Score Total()
    {
        var total = Sum(documents);
        var (precision, recall, f1) = Rates(total);
        return new Score(total.Gold, total.Predicted, precision, recall, f1, HalfInterval());
    }

    private double HalfInterval()
    {
        // A fixed seed: the same answers give the same interval.
        var random = new Random(7);
        var scores = new double[Resamples];
        for (var i = 0; i < Resamples; i++)
        {
            var sample = default(Counts);
            for (var d = 0; d < documents.Count; d++)
            {
                sample = Sum(sample, documents[random.Next(documents.Count)]);
            }

            scores[i] = Rates(sample).F1;
        }

        Array.Sort(scores);
        return (scores[(int)(Resamples * 0.975)] - scores[(int)(Resamples * 0.025)]) / 2;
    }

    private static (double Precision, double Recall, double F1) Rates(Counts counts)
    {
        var precision = counts.Predicted > 0 ? (double)counts.Right / counts.Predicted : 0;
        var recall = counts.Gold > 0 ? (double)counts.Found / counts.Gold : 0;
        return (precision, recall, precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0);
    }

    private static Counts Sum(IEnumerable<Counts> documents) => documents.Aggregate(default(Counts), Sum);

    private static Counts Sum(Counts a, Counts b) => new(a.Gold + b.Gold, a.Found + b.Found, a.Predicted + b.Predicted, a.Right + b.Right);
}
