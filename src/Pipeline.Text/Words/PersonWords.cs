using Pipeline.Text.Data;

namespace Pipeline.Text.Words;

/// <summary>Words for jobs and kinds of people: "journalists", "human rights activist" (<c>person-types.tsv</c>).</summary>
internal static class PersonWords
{
    private static readonly HashSet<string> Words = new(DataFile.Rows("person-types.tsv"), StringComparer.Ordinal);
    private static readonly HashSet<string> Firsts = new(
        Words.Where(w => w.Contains(' ')).Select(w => w[..w.IndexOf(' ')]), StringComparer.Ordinal);

    /// <summary>Whether <paramref name="words"/>, one or several in small letters, are such a name.</summary>
    public static bool Contains(ReadOnlySpan<char> words) => Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(words);

    /// <summary>Whether one of several words begins with <paramref name="word"/>, in small letters.</summary>
    public static bool Begins(string word) => Firsts.Contains(word);
}
