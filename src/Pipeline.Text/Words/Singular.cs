using Pipeline.Text.Data;

namespace Pipeline.Text.Words;

/// <summary>Brings plural nouns to the form under which they are counted (<c>irregular-plurals.tsv</c> for those that no rule
/// tells).</summary>
internal static class Singular
{
    private static readonly Dictionary<string, string> Irregular = DataFile.WordRows("irregular-plurals.tsv")
        .SelectMany(row => row.Words, (row, plural) => (row.Key, Plural: plural))
        .ToDictionary(word => word.Plural, word => word.Key, StringComparer.Ordinal);

    /// <summary>The singular of a lower-case noun; a word that has none, or is none, is returned as it is.</summary>
    public static string Of(string word)
    {
        if (Irregular.TryGetValue(word, out var singular))
        {
            return singular;
        }

        if (word.Length <= 3 || word[^1] != 's')
        {
            return word.Length > 3 && word.EndsWith("men", StringComparison.Ordinal)
                ? string.Concat(word.AsSpan(0, word.Length - 2), "an")
                : word;
        }

        if (word.EndsWith("ies", StringComparison.Ordinal))
        {
            return word.Length > 4 ? string.Concat(word.AsSpan(0, word.Length - 3), "y") : word[..^1];
        }

        if (word.EndsWith("ches", StringComparison.Ordinal) || word.EndsWith("shes", StringComparison.Ordinal)
            || word.EndsWith("xes", StringComparison.Ordinal) || word.EndsWith("sses", StringComparison.Ordinal))
        {
            return word[..^2];
        }

        return word[^2] is 's' or 'u' or 'i' ? word : word[..^1];
    }
}
