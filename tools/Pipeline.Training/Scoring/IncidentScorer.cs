using System.Text.RegularExpressions;

namespace Pipeline.Training.Scoring;

/// <summary>MUC-3/MUC-4 reports on political violence: target groups, counts of victims, and the country of the incident.</summary>
/// <remarks>The gold covers only attacks on people by armed groups, so precision is a lower bound.</remarks>
internal sealed class IncidentScorer : CorpusScorer<IncidentScorer.Gold>
{
    private static readonly string[] Effects = ["killed", "injured", "abducted"];

    private readonly Tally groups = new("target groups (head noun)");
    private readonly Tally affected = new("countries, role affected");
    private readonly Tally anyRole = new("countries, any role (see R)");
    private readonly (Tally Tally, string[] Effects)[] counts =
    [
        .. Effects.Select(effect => (new Tally($"counts >= 2, {effect}"), new[] { effect })),
        (new Tally("counts >= 2, all three"), Effects)
    ];

    internal sealed record Gold : GoldDocument
    {
        public required IReadOnlyList<string> Countries { get; init; }

        public required IReadOnlyList<GoldTarget> Groups { get; init; }

        public required IReadOnlyList<GoldCount> Counts { get; init; }
    }

    /// <remarks>What is optional is neither missed when left out nor wrong when reported.</remarks>
    internal sealed record GoldTarget(IReadOnlyList<string> Descriptions, IReadOnlyList<string> Names, bool Optional);

    internal sealed record GoldCount(string Effect, long Value, bool Optional);

    private sealed record Kind(HashSet<string> Heads, HashSet<string> Surnames, bool Optional, string Shown);

    public override IReadOnlyList<Tally> Rows => [groups, .. counts.Select(row => row.Tally), affected, anyRole];

    protected override void Add(Gold gold, Answer answer)
    {
        AddGroups(gold, answer);
        var said = answer.Victims().Where(count => count.Value >= 2).ToHashSet();
        foreach (var (tally, effects) in counts)
        {
            var inGold = gold.Counts.Where(count => count.Value >= 2 && effects.Contains(count.Effect)).ToList();
            tally.AddSets(
                gold.Id,
                inGold.Where(count => !count.Optional).Select(count => (count.Effect, count.Value)).ToHashSet(),
                inGold.Select(count => (count.Effect, count.Value)).ToHashSet(),
                said.Where(count => effects.Contains(count.Effect)).ToHashSet(),
                count => $"{count.Effect} {count.Value}");
        }

        var countries = gold.Countries.ToHashSet(StringComparer.Ordinal);
        anyRole.AddSets(gold.Id, countries, answer.Codes(), code => code);
        affected.AddSets(gold.Id, countries, answer.Codes("affected"), code => code);
    }

    private void AddGroups(Gold gold, Answer answer)
    {
        var kinds = Kinds(gold.Groups);
        var predicted = answer.Groups
            .Select(group => (Heads: group.Heads(), Text: string.Join(' ', group.Texts()).ToLowerInvariant(), group.Label))
            .ToList();
        var needed = kinds.Where(kind => !kind.Optional).ToList();
        var missed = needed.Where(kind => !predicted.Exists(p => p.Heads.Overlaps(kind.Heads))).Select(kind => kind.Shown).ToList();
        var wrong = predicted
            .Where(p => !kinds.Exists(kind => p.Heads.Overlaps(kind.Heads) || kind.Surnames.Any(name => Names(p.Text, name))))
            .Select(p => p.Label ?? string.Empty)
            .ToList();
        groups.Add(
            gold.Id,
            new Tally.Counts(needed.Count, needed.Count - missed.Count, predicted.Count, predicted.Count - wrong.Count),
            missed,
            wrong);
    }

    /// <summary>Descriptions that share a head noun are one kind of target; it is required when any of them is.</summary>
    private static List<Kind> Kinds(IEnumerable<GoldTarget> targets)
    {
        var kinds = new List<Kind>();
        foreach (var target in targets)
        {
            var heads = HeadNouns.OfAny(target.Descriptions).ToHashSet(StringComparer.Ordinal);
            var surnames = target.Names.Select(Surname).OfType<string>().ToHashSet(StringComparer.Ordinal);
            var optional = target.Optional || heads.Count == 0;
            var shown = target.Descriptions.Count > 0 ? target.Descriptions[0] : string.Empty;
            foreach (var same in kinds.Where(kind => kind.Heads.Overlaps(heads)).ToList())
            {
                kinds.Remove(same);
                heads.UnionWith(same.Heads);
                surnames.UnionWith(same.Surnames);
                optional &= same.Optional;
                shown = same.Shown;
            }

            kinds.Add(new Kind(heads, surnames, optional, shown));
        }

        return kinds;
    }

    private static string? Surname(string name) =>
        name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [.., var last] ? last : null;

    private static bool Names(string text, string name) => Regex.IsMatch(text, $@"\b{Regex.Escape(name)}\b", RegexOptions.NonBacktracking);
}
