namespace Pipeline.Faults.Checking;

/// <summary>What was found after a campaign.</summary>
internal sealed class Verdict
{
    private const int Shown = 20;

    private readonly List<string> findings = [];
    private readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);

    /// <summary>What should not be. Empty after a good run.</summary>
    public IReadOnlyList<string> Findings => findings;

    /// <summary>What was counted.</summary>
    public IReadOnlyDictionary<string, int> Counts => counts;

    /// <summary>Notes a count.</summary>
    public void Count(string what, int count) => counts[what] = count;

    /// <summary>Notes what should not be.</summary>
    public void Find(string finding) => findings.Add(finding);

    /// <summary>Notes each of <paramref name="items"/>, with what is wrong about them; of many the first ones
    /// and how many there are.</summary>
    public void FindEach<T>(string wrong, IReadOnlyCollection<T> items)
    {
        findings.AddRange(items.Take(Shown).Select(item => $"{wrong}: {item}"));
        if (items.Count > Shown)
        {
            findings.Add($"{wrong}: {items.Count} in all");
        }
    }
}
