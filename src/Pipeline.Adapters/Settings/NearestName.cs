namespace Pipeline.Adapters.Settings;

/// <summary>Guesses which name a misspelt one meant.</summary>
internal static class NearestName
{
    /// <summary>The name among <paramref name="known"/> that fewest insertions, deletions and replacements of characters make of
    /// <paramref name="name"/>, whatever the case (Levenshtein distance).</summary>
    public static string Of(string name, IEnumerable<string> known) =>
        known.MinBy(candidate => Distance(name.ToUpperInvariant(), candidate.ToUpperInvariant()))!;

    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var replaced = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }

        return row[^1];
    }
}
