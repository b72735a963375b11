using System.Collections.Frozen;
using System.Globalization;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Dates;

/// <summary>The words that dates are made of (<c>date-words.tsv</c>).</summary>
internal static class DateWords
{
    private static readonly ILookup<string, string[]> Rows = WordList.Read("date-words.tsv", 3).ToLookup(row => row[0], StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, int> Months = Of("month");
    private static readonly FrozenDictionary<string, int> Weekdays = Of("weekday");
    private static readonly FrozenDictionary<string, int> Numbers = Of("number");
    private static readonly FrozenDictionary<string, int> Units = Of("unit");
    private static readonly FrozenDictionary<string, int> Days = Of("day");
    private static readonly FrozenDictionary<string, int> Ordinals = Of("ordinal");

    private static readonly FrozenSet<string> Openers = Of("opener").Keys.Concat(Days.Keys).Concat(Numbers.Keys).Concat(Units.Keys)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a date can begin with the word, written small: "yesterday", "three", "months", "last".</summary>
    public static bool Begins(string word) => Openers.Contains(word);

    /// <summary>1 to 12; null for a word that names no month.</summary>
    public static int? Month(string word) => Find(Months, word);

    /// <summary>The weekday that the word names.</summary>
    public static DayOfWeek? Weekday(string word) => (DayOfWeek?)Find(Weekdays, word);

    /// <summary>How many a word or figures before a unit of time count.</summary>
    public static int? Number(string word) =>
        Find(Numbers, word)
        ?? (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 1000 ? number : null);

    /// <summary>Length in days of a unit of time.</summary>
    public static int? Unit(string word) => Find(Units, word);

    /// <summary>How many days ago "yesterday" is.</summary>
    public static int? DaysAgo(string word) => Find(Days, word);

    /// <summary>Whether the word is an ordinal from "second" on.</summary>
    public static bool IsOrdinal(string word) => Ordinals.ContainsKey(word);

    private static int? Find(FrozenDictionary<string, int> words, string word) => words.TryGetValue(word, out var value) ? value : null;

    private static FrozenDictionary<string, int> Of(string kind) => Rows[kind]
        .SelectMany(row => WordList.Words(row[2]), (row, word) => KeyValuePair.Create(word, int.Parse(row[1], CultureInfo.InvariantCulture)))
        .ToFrozenDictionary(StringComparer.Ordinal);
}
