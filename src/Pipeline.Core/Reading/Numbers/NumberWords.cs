using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Numbers;

/// <summary>What a number word does to the number that it is part of.</summary>
internal enum NumberWordKind
{
    /// <summary>zero to nineteen.</summary>
    Unit,

    /// <summary>twenty to ninety.</summary>
    Tens,

    /// <summary>dozen, hundred, thousand, million, billion.</summary>
    Scale,

    /// <summary>dozens, hundreds, …</summary>
    Vague,
}

/// <summary>Number words by lower-case word.</summary>
internal static class NumberWords
{
    private static readonly Dictionary<string, (NumberWordKind Kind, long Value)> Words = WordList.Read("number-words.tsv", 3)
        .ToDictionary(row => row[1], row => (Enum.Parse<NumberWordKind>(row[0], ignoreCase: true), long.Parse(row[2])),
            StringComparer.Ordinal);

    /// <summary>Whether <paramref name="word"/> is of <paramref name="kind"/>, and its value.</summary>
    public static bool Is(string word, NumberWordKind kind, out long value)
    {
        var found = Words.TryGetValue(word, out var entry) && entry.Kind == kind;
        value = found ? entry.Value : 0;
        return found;
    }

    /// <summary>Whether <paramref name="word"/> is any number word.</summary>
    public static bool Contains(string word) => Words.ContainsKey(word);
}
