using System.Globalization;

namespace Pipeline.Text.KeyPhrases;

/// <summary>How rare a word is in general English (<c>word-frequencies.tsv</c>).</summary>
internal static class WordRarity
{
    private static readonly Dictionary<string, float> Rarities = Load();

    /// <summary>Inverse document frequency of a lower-case word, scaled to 0 (in every text) to 1 (in none).</summary>
    public static double Of(string word) => Rarities.TryGetValue(word, out var rarity) ? rarity : 1;

    private static Dictionary<string, float> Load()
    {
        var rarities = new Dictionary<string, float>(8_192, StringComparer.Ordinal);
        var most = 0.0;
        foreach (var row in DataFile.Rows("word-frequencies.tsv"))
        {
            var tab = row.IndexOf('\t', StringComparison.Ordinal);
            var pieces = int.Parse(row.AsSpan(tab + 1), CultureInfo.InvariantCulture);
            if (row[0] == '*')
            {
                most = Math.Log(pieces + 1);
            }
            else
            {
                rarities[row[..tab]] = (float)(1 - Math.Log(pieces + 1) / most);
            }
        }

        return rarities;
    }
}
