using Pipeline.Core.Facts;

namespace Pipeline.Core.Stories.Reading;

/// <summary>Finds counts of one effect that a sentence joins: "two men and two women were found dead".</summary>
internal static class Joined
{
    private static readonly string[] Links = ["and", ",", ", and", "plus", "as well as"];

    /// <summary>The number of the enumeration that a count is in; counts that are joined to no other have none.</summary>
    public static Dictionary<VictimCountFact, int?> In(string body, IEnumerable<Fact> facts)
    {
        var numbers = new Dictionary<VictimCountFact, int?>(ReferenceEqualityComparer.Instance);
        var next = 0;
        foreach (var same in facts.OfType<VictimCountFact>()
            .Where(count => count.Scope == CountScope.Total)
            .GroupBy(count => (count.Evidence.SentenceOffset, count.Effect)))
        {
            VictimCountFact? before = null;
            foreach (var count in same.OrderBy(count => count.Evidence.Offset))
            {
                if (before is not null && AreLinked(body, before.Evidence, count.Evidence))
                {
                    numbers[count] = numbers[before] = numbers.GetValueOrDefault(before) ?? next++;
                }

                before = count;
            }
        }

        return numbers;
    }

    private static bool AreLinked(string body, Evidence left, Evidence right)
    {
        var end = left.Offset + left.Length;
        return end <= right.Offset && right.Offset <= body.Length && Links.Contains(body[end..right.Offset].Trim());
    }
}
