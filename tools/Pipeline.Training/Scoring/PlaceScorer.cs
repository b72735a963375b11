namespace Pipeline.Training.Scoring;

/// <summary>Corpora of toponyms: the set of countries of each document, and the spans of places.</summary>
/// <remarks>Most such corpora are heavy on news from the United States, so that answering US for every article scores well; the row without
/// US is the one that shows geography.</remarks>
internal sealed class PlaceScorer : CorpusScorer<PlaceScorer.Gold>
{
    private readonly Tally countries = new("countries");
    private readonly Tally foreign = new("countries other than US");
    private readonly Tally exact = new("place spans, exact");
    private readonly Tally overlap = new("place spans, overlap");

    internal sealed record Gold : GoldDocument
    {
        public required IReadOnlyList<string> Countries { get; init; }

        public required IReadOnlyList<Answer.Mention> Spans { get; init; }
    }

    public override IReadOnlyList<Tally> Rows => [countries, foreign, exact, overlap];

    protected override void Add(Gold gold, Answer answer)
    {
        var wanted = gold.Countries.ToHashSet(StringComparer.Ordinal);
        var said = answer.Codes();
        countries.AddSets(gold.Id, wanted, said, code => code);
        foreign.AddSets(gold.Id, Foreign(wanted), Foreign(said), code => code);

        var goldSpans = new Dictionary<Place, string>();
        foreach (var span in gold.Spans)
        {
            goldSpans[new Place(span.Offset, span.Length)] = span.Text;
        }

        var found = answer.Places();
        exact.AddSets(
            gold.Id,
            goldSpans.Keys.ToHashSet(),
            found.Keys.ToHashSet(),
            place => $"{(goldSpans.TryGetValue(place, out var text) ? text : found[place])} @{place.Offset}");
        overlap.Add(
            gold.Id,
            new Tally.Counts(
                goldSpans.Count,
                goldSpans.Keys.Count(place => found.Keys.Any(place.Overlaps)),
                found.Count,
                found.Keys.Count(place => goldSpans.Keys.Any(place.Overlaps))),
            [],
            []);
    }

    private static HashSet<string> Foreign(IReadOnlySet<string> codes) =>
        codes.Where(code => code != "US").ToHashSet(StringComparer.Ordinal);
}
