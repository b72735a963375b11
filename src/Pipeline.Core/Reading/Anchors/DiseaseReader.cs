using System.Collections.Frozen;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Reading.Anchors;

/// <summary>Finds the diseases that a sentence names (<c>diseases.tsv</c>).</summary>
internal static class DiseaseReader
{
    /// <summary>By the first word of a name; of several that begin alike the longest first.</summary>
    private static readonly FrozenDictionary<string, (string[] Words, string Disease)[]> ByFirstWord = EmbeddedTable.Rows("diseases.tsv", 2)
        .SelectMany(row => row[1].Split('|'), (row, name) => (Words: EmbeddedTable.Words(name.Replace(",", " ,", StringComparison.Ordinal)), Disease: row[0]))
        .GroupBy(name => name.Words[0], StringComparer.Ordinal)
        .ToFrozenDictionary(
            names => names.Key, (names) => names.OrderByDescending(name => name.Words.Length).ToArray(), StringComparer.Ordinal);

    /// <summary>The diseases, in the order of their first mention.</summary>
    public static IReadOnlyList<string> In(TokenizedArticle reading, TokenizedArticle.Sentence sentence)
    {
        List<string> found = [];
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (At(reading, sentence, i) is { } disease && !found.Contains(disease))
            {
                found.Add(disease);
            }
        }

        return found;
    }

    private static string? At(TokenizedArticle reading, TokenizedArticle.Sentence sentence, int token) =>
        ByFirstWord.GetValueOrDefault(reading.Word(token), []).FirstOrDefault(name => Stands(reading, sentence, token, name.Words)).Disease;

    private static bool Stands(TokenizedArticle reading, TokenizedArticle.Sentence sentence, int token, string[] words)
    {
        var stands = token + words.Length <= sentence.EndToken;
        for (var i = 0; i < words.Length && stands; i++)
        {
            stands = reading.Word(token + i) == words[i];
        }

        return stands;
    }
}
