using Pipeline.Core.Alerts;

namespace Pipeline.Core.Telling;

/// <summary>Says how many independent sources state facts.</summary>
internal static class SourceCount
{
    /// <summary>What all facts of an alert have in common; null where they differ or nobody counted.</summary>
    public static string? SharedBy(IReadOnlyList<AlertFact> facts) =>
        facts.Count > 0 && facts.All(fact => fact.Sources == facts[0].Sources) ? Of(facts) : null;

    /// <summary>"1 source", "4 independent sources", "1 to 4 sources"; null where nobody counted.</summary>
    public static string? Of(IReadOnlyList<AlertFact> facts)
    {
        var counts = facts.Select(fact => fact.Sources ?? 0).Where(count => count > 0).ToList();
        return counts.Count == 0 ? null
            : counts.Min() < counts.Max() ? $"{CountWords.Number(counts.Min())} to {CountWords.Of(counts.Max(), "source")}"
            : CountWords.Of(counts[0], "source", "independent sources");
    }
}
