using Pipeline.Text.Data;

namespace Pipeline.Text.Words;

/// <summary>The most frequent short words of many languages (<c>languages.tsv</c>).</summary>
internal static class LanguageWords
{
    private static readonly (string[] Codes, Dictionary<string, int[]> Words) Table = Load();

    /// <summary>ISO 639-1 codes of the languages in the list's order.</summary>
    public static string[] Codes => Table.Codes;

    /// <summary>The languages whose short words <paramref name="word"/>, in small letters, is one of, by their place in
    /// <see cref="Codes"/>.</summary>
    public static int[] Of(string word) => Table.Words.GetValueOrDefault(word, []);

    /// <summary>The place of a language in <see cref="Codes"/>.</summary>
    /// <exception cref="InvalidDataException">The list has no such language.</exception>
    public static int NumberOf(string code) => Array.IndexOf(Codes, code) is >= 0 and var number
        ? number
        : throw new InvalidDataException($"languages.tsv has no language {code}.");

    private static (string[] Codes, Dictionary<string, int[]> Words) Load()
    {
        var codes = new List<string>();
        var languages = new Dictionary<string, int[]>(4_096, StringComparer.Ordinal);
        foreach (var (code, words) in DataFile.WordRows("languages.tsv"))
        {
            foreach (var word in words)
            {
                var known = languages.GetValueOrDefault(word, []);
                if (known.Length == 0 || known[^1] != codes.Count)
                {
                    languages[word] = [.. known, codes.Count];
                }
            }

            codes.Add(code);
        }

        return (codes.ToArray(), languages);
    }
}
