using System.Text.Json;

namespace Pipeline.Training.Scoring;

/// <summary>A folder of labelled articles: <c>texts/*.txt</c> and <c>gold.jsonl</c>.</summary>
internal sealed class Corpus
{
    private readonly Func<ICorpusScorer> scorer;

    private Corpus(string folder, Func<ICorpusScorer> scorer)
    {
        Folder = folder;
        this.scorer = scorer;
    }

    /// <summary>The corpus's folder.</summary>
    public string Folder { get; }

    /// <summary>The folder's own name.</summary>
    public string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(Folder)));

    /// <summary>The file with the labels.</summary>
    public string GoldPath => Path.Combine(Folder, "gold.jsonl");

    /// <summary>The corpus in <paramref name="folder"/>; what its labels say decides how it is scored.</summary>
    /// <exception cref="InvalidDataException">There are no labels, or they are of no known kind.</exception>
    public static Corpus Open(string folder)
    {
        var gold = Path.Combine(folder, "gold.jsonl");
        if (!File.Exists(gold))
        {
            throw new InvalidDataException($"{folder} holds no gold.jsonl.");
        }

        foreach (var line in File.ReadLines(gold).Where(line => !string.IsNullOrWhiteSpace(line)))
        {
            using var row = JsonDocument.Parse(line);
            if (ScorerFor(row.RootElement) is { } scorer)
            {
                return new Corpus(folder, scorer);
            }
        }

        throw new InvalidDataException($"{gold}: no line tells what is labelled.");
    }

    /// <summary>An empty scorer of the corpus's kind.</summary>
    public ICorpusScorer Scorer() => scorer();

    /// <summary>The text of a document.</summary>
    public string TextPath(string document) => Path.Combine(Folder, "texts", document + ".txt");

    /// <summary>The scorer for a labelled line; null when its lists are empty, so that the line fits several kinds.</summary>
    private static Func<ICorpusScorer>? ScorerFor(JsonElement row)
    {
        if (row.TryGetProperty("spans", out _))
        {
            return () => new PlaceScorer();
        }

        if (row.TryGetProperty("victims", out _))
        {
            return () => new CyberAttackScorer();
        }

        if (row.TryGetProperty("entities", out _))
        {
            return () => new EntityScorer();
        }

        if (row.TryGetProperty("keyPhrases", out _))
        {
            return () => new KeyPhraseScorer();
        }

        if (FirstHas(row, "groups", "descriptions"))
        {
            return () => new IncidentScorer();
        }

        if (FirstHas(row, "countries", "roles") || FirstHas(row, "groups", "heads"))
        {
            return () => new FactScorer();
        }

        return FirstHas(row, "counts", "stated") ? () => new GunViolenceScorer() : null;
    }

    private static bool FirstHas(JsonElement row, string list, string property) =>
        row.TryGetProperty(list, out var items) && items.GetArrayLength() > 0
            && items[0] is { ValueKind: JsonValueKind.Object } first && first.TryGetProperty(property, out _);
}
