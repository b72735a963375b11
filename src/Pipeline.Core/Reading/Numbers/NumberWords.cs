using Pipeline.Core.Tables;

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

    /// <summary>a, half, several: no number word itself, but a number may begin with it.</summary>
    Opener,

    /// <summary>double, triple: so many, said of an event.</summary>
    Multiplier,

    /// <summary>m, k, bn right after digits; their case matters.</summary>
    Suffix,

    /// <summary>second, third, …: a place in a row.</summary>
    Ordinal,

    /// <summary>st, nd, … right after digits: a place in a row.</summary>
    Ending,
}

/// <summary>Number words by lower-case word.</summary>
internal static class NumberWords
{
    private const string List = "number-words.tsv";

    private static readonly Dictionary<string, (NumberWordKind Kind, long Value)> Words = EmbeddedTable
        .KindRows<NumberWordKind>(List, 3)
        .ToDictionary(row => row.Cells[1], row => (row.Kind, (long)EmbeddedTable.Number(List, row.Cells[2])), StringComparer.Ordinal);

    private static readonly Dictionary<string, (NumberWordKind Kind, long Value)>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether <paramref name="word"/> is of <paramref name="kind"/>, and its value.</summary>
    public static bool Is(string word, NumberWordKind kind, out long value)
    {
        var found = Words.TryGetValue(word, out var entry) && entry.Kind == kind;
        value = found ? entry.Value : 0;
        return found;
    }

    /// <summary>The factor that letters right after digits stand for: the m of "20m".</summary>
    public static bool IsSuffix(ReadOnlySpan<char> letters, out long factor)
    {
        var found = BySpan.TryGetValue(letters, out var entry) && entry.Kind == NumberWordKind.Suffix;
        factor = found ? entry.Value : 0;
        return found;
    }

    /// <summary>Whether <paramref name="word"/> is any word that a number is written with.</summary>
    public static bool Contains(string word) => Words.TryGetValue(word, out var entry) && entry.Kind <= NumberWordKind.Vague;

    /// <summary>Whether a number written in words may begin with <paramref name="word"/>.</summary>
    public static bool CanBegin(string word) => Words.TryGetValue(word, out var entry) && entry.Kind <= NumberWordKind.Opener;
}
