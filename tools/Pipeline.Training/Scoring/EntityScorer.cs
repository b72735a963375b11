namespace Pipeline.Training.Scoring;

/// <summary>Named entities by exact span and category.</summary>
internal sealed class EntityScorer : CorpusScorer<EntityScorer.Gold>
{
    private static readonly string[] Categories = ["Person", "Organization", "Location"];

    private readonly (Tally Tally, string[] Categories)[] rows =
    [
        .. Categories.Select(category => (new Tally($"entities exact, {category}"), new[] { category })),
        (new Tally("entities exact, all three"), Categories)
    ];

    internal sealed record Gold : GoldDocument
    {
        public required IReadOnlyList<Answer.Entity> Entities { get; init; }
    }

    public override IReadOnlyList<Tally> Rows => [.. rows.Select(row => row.Tally)];

    protected override void Add(Gold gold, Answer answer)
    {
        var known = ByPlace(gold.Entities);
        var facilities = known.Where(pair => pair.Value.Category == "Facility").Select(pair => pair.Key).ToList();
        // A facility may be called Location or Organization without praise or blame.
        var said = ByPlace(answer.Entities.Where(entity => Categories.Contains(entity.Category)))
            .Where(pair => pair.Value.Category == "Person" || !facilities.Exists(pair.Key.Overlaps)).ToDictionary();
        foreach (var (tally, categories) in rows)
        {
            tally.AddSets(gold.Id, Keys(known, categories), Keys(said, categories), key =>
                $"{(known.TryGetValue(key.Place, out var entity) ? entity : said[key.Place]).Text} @{key.Place.Offset} {key.Category}");
        }
    }

    private static Dictionary<Place, Answer.Entity> ByPlace(IEnumerable<Answer.Entity> entities)
    {
        var byPlace = new Dictionary<Place, Answer.Entity>();
        foreach (var entity in entities)
        {
            byPlace[new Place(entity.Offset, entity.Length)] = entity;
        }

        return byPlace;
    }

    private static HashSet<(Place Place, string? Category)> Keys(Dictionary<Place, Answer.Entity> entities, string[] categories) =>
        entities.Where(pair => categories.Contains(pair.Value.Category)).Select(pair => (pair.Key, pair.Value.Category)).ToHashSet();
}
