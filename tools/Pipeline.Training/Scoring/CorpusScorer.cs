namespace Pipeline.Training.Scoring;

/// <summary>How the answers to one kind of corpus are scored.</summary>
internal interface ICorpusScorer
{
    /// <summary>The rows of the table, in its order.</summary>
    IReadOnlyList<Tally> Rows { get; }

    /// <summary>Scores the documents of <paramref name="split"/>; returns their number and how many have no answer,
    /// which count as empty.</summary>
    (int Documents, int Unanswered) Score(string goldPath, string split, IReadOnlyDictionary<string, Answer> answers);

    /// <summary>The documents of <paramref name="split"/>.</summary>
    IReadOnlyList<string> Documents(string goldPath, string split);
}

/// <summary>Scores document by document.</summary>
/// <typeparam name="TGold">What is known of a document.</typeparam>
internal abstract class CorpusScorer<TGold> : ICorpusScorer
    where TGold : GoldDocument
{
    /// <inheritdoc/>
    public abstract IReadOnlyList<Tally> Rows { get; }

    /// <inheritdoc/>
    public (int Documents, int Unanswered) Score(string goldPath, string split, IReadOnlyDictionary<string, Answer> answers)
    {
        var documents = GoldFile.Read<TGold>(goldPath, split);
        foreach (var document in documents)
        {
            Add(document, answers.GetValueOrDefault(document.Id, Answer.Nothing));
        }

        return (documents.Count, documents.Count(document => !answers.ContainsKey(document.Id)));
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Documents(string goldPath, string split) =>
        [.. GoldFile.Read<TGold>(goldPath, split).Select(document => document.Id)];

    /// <summary>Adds one document to every row.</summary>
    protected abstract void Add(TGold gold, Answer answer);
}
