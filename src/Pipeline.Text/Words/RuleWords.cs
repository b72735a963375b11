using Pipeline.Text.Data;

namespace Pipeline.Text.Words;

/// <summary>The words that rules ask for, by list: words of the calendar (<c>calendar-words.tsv</c>), beside places
/// (<c>beside-place-words.tsv</c>) and other names (<c>beside-name-words.tsv</c>), and of grammar (<c>grammar-words.tsv</c>).</summary>
internal static class RuleWords
{
    private const int Longest = 32;

    private static readonly string[] Tables =
        ["calendar-words.tsv", "beside-place-words.tsv", "beside-name-words.tsv", "grammar-words.tsv"];

    // By the words in small letters, with a typewriter apostrophe.
    private static readonly Dictionary<string, ListedWord> Words = Load();

    /// <summary>What the lists say of a word in small letters, with a typewriter apostrophe.</summary>
    public static ListedWord Of(string word) => Words.GetValueOrDefault(word, ListedWord.Unlisted);

    /// <summary>The lists that have the word as it is written. Where there is a token, its lexeme knows without looking.</summary>
    public static WordLists ListsOf(ReadOnlySpan<char> raw)
    {
        Span<char> word = stackalloc char[Longest];
        if (raw.Length > Longest)
        {
            return WordLists.None;
        }

        word = word[..raw.ToLowerInvariant(word)];
        word.Replace('’', '\'');
        return Words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var found) ? found.ListsOf(raw) : WordLists.None;
    }

    /// <summary>Whether one of the lists has the word as it is written.</summary>
    public static bool Is(ReadOnlySpan<char> raw, WordLists any) => (ListsOf(raw) & any) != WordLists.None;

    /// <summary>The words of the lists, in small letters.</summary>
    public static List<string> In(WordLists any)
    {
        var words = new List<string>();
        foreach (var (word, lists) in Words)
        {
            if ((lists.InAnyCase & any) != WordLists.None)
            {
                words.Add(word);
            }
        }

        return words;
    }

    private static Dictionary<string, ListedWord> Load()
    {
        var found = new Dictionary<string, ListedWord>(1_024, StringComparer.Ordinal);
        var keys = new ClassKeys(typeof(WordLists), string.Join(", ", Tables));
        foreach (var table in Tables)
        {
            foreach (var (key, words) in DataFile.WordRows(table))
            {
                var list = (WordLists)keys.Read(key);
                foreach (var joined in words)
                {
                    var written = joined.Replace('_', ' ');
                    var word = written.ToLowerInvariant().Replace('’', '\'');
                    if (!found.TryGetValue(word, out var known))
                    {
                        found[word] = known = new ListedWord();
                    }

                    known.Add(written, list);
                }
            }
        }

        keys.End();
        return found;
    }
}
