using Pipeline.Text.Data;

namespace Pipeline.Text.Words;

/// <summary>English words that carry no topic of their own (<c>stopwords.tsv</c>).</summary>
internal static class StopWords
{
    private static readonly HashSet<string> Words = Load();

    /// <summary>Whether <paramref name="word"/> is one, in any case.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static HashSet<string> Load()
    {
        var words = new HashSet<string>(1_024, StringComparer.OrdinalIgnoreCase);
        foreach (var row in DataFile.Rows("stopwords.tsv"))
        {
            words.UnionWith(row.Split(' '));
        }

        return words;
    }
}
