namespace Pipeline.Text.Tagging;

/// <summary>English words that carry no topic of their own (<c>stopwords.tsv</c>).</summary>
internal static class StopWords
{
    private static readonly HashSet<string> Words = new(DataFile.Rows("stopwords.tsv").SelectMany(row => row.Split(' ')), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether <paramref name="word"/> is one, in any case.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}
