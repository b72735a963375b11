using Pipeline.Text.Data;

namespace Pipeline.Text.Words;

/// <summary>What a word, as it is written, says about where its sentence ends.</summary>
internal enum SentenceWordClass
{
    None,

    /// <summary>Its period is its own, and a name or figure follows: "Mr.".</summary>
    TitleAbbreviation,

    /// <summary>Its period is its own, and may end a sentence as well: "Inc.".</summary>
    OtherAbbreviation,

    /// <summary>After an abbreviation it begins a sentence for sure: "The".</summary>
    Beginning,
}

/// <summary>The classes of <c>sentence-words.tsv</c>.</summary>
internal static class SentenceWords
{
    private const string Table = "sentence-words.tsv";

    private static readonly HashSet<string>[] Sets = Load();

    /// <summary>Whether the word, as it is written, is of the class.</summary>
    public static bool Is(ReadOnlySpan<char> word, SentenceWordClass one) =>
        Sets[(int)one].GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static HashSet<string>[] Load()
    {
        var sets = new HashSet<string>[(int)SentenceWordClass.Beginning + 1];
        var keys = new ClassKeys(typeof(SentenceWordClass), Table);
        foreach (var (key, words) in DataFile.WordRows(Table))
        {
            sets[keys.Read(key)] = new HashSet<string>(words, StringComparer.Ordinal);
        }

        keys.End();
        return sets;
    }
}
