namespace Pipeline.Training.Scoring;

/// <summary>CASIE, news on cyber attacks: numbers of victims whatever the effect, and who they are. Numbers of records are
/// neither wanted nor wrong.</summary>
internal sealed class CyberAttackScorer : CorpusScorer<CyberAttackScorer.Gold>
{
    private readonly Tally numbers = new("victim numbers >= 2");
    private readonly Tally groups = new("victim groups (head noun)");

    internal sealed record Gold : GoldDocument
    {
        public required IReadOnlyList<long> Victims { get; init; }

        public required IReadOnlyList<long> Permitted { get; init; }

        /// <summary>Head nouns with the words of the text.</summary>
        public required IReadOnlyDictionary<string, string> Groups { get; init; }
    }

    public override IReadOnlyList<Tally> Rows => [numbers, groups];

    protected override void Add(Gold gold, Answer answer)
    {
        var required = gold.Victims.ToHashSet();
        var said = answer.Victims().Where(count => count.Value >= 2).Select(count => count.Value).ToHashSet();
        numbers.AddSets(gold.Id, required, required.Union(gold.Permitted).ToHashSet(), said, value => $"{value}");

        var wanted = gold.Groups.Keys.ToHashSet(StringComparer.Ordinal);
        var predicted = answer.Groups.Select(group => group.Heads()).ToList();
        var missed = wanted.Where(head => !predicted.Exists(heads => heads.Contains(head))).ToList();
        groups.Add(
            gold.Id,
            new Tally.Counts(
                wanted.Count, wanted.Count - missed.Count, predicted.Count, predicted.Count(heads => heads.Overlaps(wanted))),
            missed,
            []);
    }
}
