namespace Pipeline.Training.Scoring;

/// <summary>Articles read by two readers: what both found is required, what one found is neither required nor wrong.</summary>
internal sealed class FactScorer : CorpusScorer<FactScorer.Gold>
{
    private readonly Tally affected = new("countries affected");
    private readonly Tally origin = new("countries origin");
    private readonly Tally anyRole = new("countries any role");
    private readonly Tally roles = new("country roles");
    private readonly Tally groups = new("groups (head noun)");
    private readonly Tally counts = new("counts (value, effect)");
    private readonly Tally values = new("counts (value)");
    private readonly Tally bounds = new("bounds of counts");

    internal sealed record Gold : GoldDocument
    {
        public required IReadOnlyList<GoldCountry> Countries { get; init; }

        public required IReadOnlyList<GoldGroup> Groups { get; init; }

        public required IReadOnlyList<GoldCount> Counts { get; init; }
    }

    /// <remarks>The roles are each reader's; there is one when only one reader named the country.</remarks>
    internal sealed record GoldCountry(string Code, IReadOnlyList<string> Roles)
    {
        public bool IsAgreed => Roles.Count == 2 && Roles[0] == Roles[1];
    }

    internal sealed record GoldGroup(IReadOnlyList<string> Heads, IReadOnlyList<string> Labels, bool Required);

    /// <remarks>History is an earlier event's count: wrong when reported as this one's.</remarks>
    internal sealed record GoldCount(long Value, IReadOnlyList<string> Effects, IReadOnlyList<string> Bounds, bool Required, bool History);

    public override IReadOnlyList<Tally> Rows => [affected, origin, anyRole, roles, groups, counts, values, bounds];

    protected override void Add(Gold gold, Answer answer)
    {
        AddCountries(gold, answer);
        AddGroups(gold, answer);
        AddCounts(gold, answer);
    }

    private void AddCountries(Gold gold, Answer answer)
    {
        foreach (var (tally, role) in new[] { (affected, "affected"), (origin, "origin") })
        {
            tally.AddSets(
                gold.Id,
                Codes(gold.Countries.Where(country => country.IsAgreed && country.Roles[0] == role)),
                Codes(gold.Countries.Where(country => country.Roles.Contains(role))),
                answer.Codes(role),
                code => code);
        }

        anyRole.AddSets(
            gold.Id,
            Codes(gold.Countries.Where(country => country.Roles.Count == 2)),
            Codes(gold.Countries),
            answer.Codes(),
            code => code);

        var agreed = gold.Countries.Where(country => country.IsAgreed)
            .ToDictionary(country => country.Code, country => country.Roles[0], StringComparer.Ordinal);
        var said = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var country in answer.Countries.Where(country => agreed.ContainsKey(country.Code.ToUpperInvariant())))
        {
            said[country.Code.ToUpperInvariant()] = country.Role;
        }

        AddShare(roles, gold.Id, said, (code, role) => agreed[code] == role, (code, role) => $"{code} {role} not {agreed[code]}");
    }

    private void AddGroups(Gold gold, Answer answer)
    {
        var predicted = answer.Groups.Select(group => (Heads: group.Heads(), group.Label)).ToList();
        var required = gold.Groups.Where(group => group.Required).ToList();
        var missed = required.Where(group => !predicted.Exists(p => p.Heads.Overlaps(group.Heads)))
            .Select(group => group.Labels[0])
            .ToList();
        var wrong = predicted.Where(p => !gold.Groups.Any(group => p.Heads.Overlaps(group.Heads)))
            .Select(p => p.Label ?? string.Empty)
            .ToList();
        groups.Add(
            gold.Id,
            new Tally.Counts(required.Count, required.Count - missed.Count, predicted.Count, predicted.Count - wrong.Count),
            missed,
            wrong);
    }

    private void AddCounts(Gold gold, Answer answer)
    {
        var said = answer.Victims(gold.Counts.SelectMany(count => count.Effects.Select(effect => (effect, count.Value))).ToHashSet())
            .ToHashSet();
        var ofThisStory = gold.Counts.Where(count => !count.History).ToList();
        counts.AddSets(
            gold.Id,
            gold.Counts.Where(count => count.Required && count.Effects.Distinct().Count() == 1)
                .Select(count => (count.Effects[0], count.Value))
                .ToHashSet(),
            ofThisStory.SelectMany(count => count.Effects.Select(effect => (effect, count.Value))).ToHashSet(),
            said,
            count => $"{count.Item1} {count.Value}");
        values.AddSets(
            gold.Id,
            gold.Counts.Where(count => count.Required).Select(count => count.Value).ToHashSet(),
            ofThisStory.Select(count => count.Value).ToHashSet(),
            said.Select(count => count.Value).ToHashSet(),
            value => $"{value}");

        var known = new Dictionary<long, IReadOnlyList<string>>();
        foreach (var count in gold.Counts.Where(count => count.Required))
        {
            known[count.Value] = count.Bounds;
        }

        var told = new Dictionary<long, string?>();
        foreach (var count in answer.Counts.Where(count => count.Value is { } value && known.ContainsKey(value)))
        {
            told[count.Value!.Value] = count.Bound;
        }

        AddShare(bounds, gold.Id, told, (value, bound) => known[value].Contains(bound), (value, bound) => $"{value} {bound}");
    }

    /// <summary>A row that says which share of what was answered is right; what was not answered belongs to other rows.</summary>
    private static void AddShare<TKey>(
        Tally tally, string document, Dictionary<TKey, string?> said,
        Func<TKey, string?, bool> isRight, Func<TKey, string?, string> show)
        where TKey : notnull
    {
        var right = said.Count(pair => isRight(pair.Key, pair.Value));
        tally.Add(
            document,
            new Tally.Counts(said.Count, right, said.Count, right),
            [],
            said.Where(pair => !isRight(pair.Key, pair.Value)).Select(pair => show(pair.Key, pair.Value)));
    }

    private static HashSet<string> Codes(IEnumerable<GoldCountry> countries) =>
        countries.Select(country => country.Code).ToHashSet(StringComparer.Ordinal);
}
