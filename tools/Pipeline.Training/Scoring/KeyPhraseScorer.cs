namespace Pipeline.Training.Scoring;

/// <summary>Key phrases by <see cref="HeadNouns.PhraseKey"/>: the first ten and the first fifteen that differ.</summary>
internal sealed class KeyPhraseScorer : CorpusScorer<KeyPhraseScorer.Gold>
{
    private readonly (Tally Tally, int Most)[] rows = [(new Tally("key phrases, first 10"), 10), (new Tally("key phrases, first 15"), 15)];

    internal sealed record Gold : GoldDocument
    {
        public required IReadOnlyList<string> KeyPhrases { get; init; }
    }

    public override IReadOnlyList<Tally> Rows => [.. rows.Select(row => row.Tally)];

    protected override void Add(Gold gold, Answer answer)
    {
        var wanted = gold.KeyPhrases.Select(HeadNouns.PhraseKey).ToHashSet(StringComparer.Ordinal);
        var said = answer.KeyPhrases.Select(HeadNouns.PhraseKey).Distinct(StringComparer.Ordinal).ToList();
        foreach (var (tally, most) in rows)
        {
            tally.AddSets(gold.Id, wanted, said.Take(most).ToHashSet(StringComparer.Ordinal), phrase => phrase);
        }
    }
}
