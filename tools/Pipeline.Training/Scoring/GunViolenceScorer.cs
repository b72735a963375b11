namespace Pipeline.Training.Scoring;

/// <summary>Gun Violence Archive: one incident an article; what is killed and injured there,
/// and which of the values its text states.</summary>
internal sealed class GunViolenceScorer : CorpusScorer<GunViolenceScorer.Gold>
{
    private readonly Tally killed = new("killed >= 2");
    private readonly Tally injured = new("injured >= 2");
    private readonly Tally both = new("both >= 2");
    private readonly Tally killedOne = new("killed = 1 (recall only)");
    private readonly Tally injuredOne = new("injured = 1 (recall only)");
    private readonly Tally first = new("first killed/injured count >= 2");

    internal sealed record Gold : GoldDocument
    {
        public required IReadOnlyList<GoldCount> Counts { get; init; }
    }

    /// <remarks>Values are those that are right, stated those of them that the text states.</remarks>
    internal sealed record GoldCount(string Effect, IReadOnlyList<long> Values, IReadOnlyList<long> Stated);

    public override IReadOnlyList<Tally> Rows => [killed, injured, both, killedOne, injuredOne, first];

    protected override void Add(Gold gold, Answer answer)
    {
        var said = answer.Victims().ToList();
        foreach (var count in gold.Counts)
        {
            var predicted = said.Where(c => c.Effect == count.Effect && c.Value >= 2).Select(c => c.Value).ToHashSet();
            var isNeeded = count.Stated.Any(value => value >= 2);
            var isFound = isNeeded && predicted.Overlaps(count.Stated);
            var numbers = new Tally.Counts(isNeeded ? 1 : 0, isFound ? 1 : 0, predicted.Count, predicted.Count(count.Values.Contains));
            foreach (var tally in new[] { count.Effect == "killed" ? killed : injured, both })
            {
                tally.Add(
                    gold.Id,
                    numbers,
                    isNeeded && !isFound ? [$"{count.Effect} {string.Join(", ", count.Stated.Order())}"] : [],
                    predicted.Where(value => !count.Values.Contains(value)).Select(value => $"{count.Effect} {value}"));
            }

            if (count.Stated.Count > 0 && count.Stated.All(value => value == 1))
            {
                var hit = said.Contains((count.Effect, 1)) ? 1 : 0;
                (count.Effect == "killed" ? killedOne : injuredOne).Add(
                    gold.Id, new Tally.Counts(1, hit, hit, hit), hit == 1 ? [] : [count.Effect], []);
            }

            if (isNeeded)
            {
                var firsts = said.Where(c => c.Effect == count.Effect && c.Value >= 2).Take(1).Select(c => c.Value).ToList();
                var right = firsts.Count(count.Values.Contains);
                first.Add(gold.Id, new Tally.Counts(1, right, firsts.Count, right), [], []);
            }
        }
    }
}
