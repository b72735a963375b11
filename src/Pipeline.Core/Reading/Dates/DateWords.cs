using System.Collections.Frozen;
using System.Globalization;
using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Reading.Dates;

/// <summary>What a word is in a date.</summary>
internal enum DateWordKind
{
    /// <summary>1 to 12.</summary>
    Month,

    /// <summary>0 for Sunday.</summary>
    Weekday,

    /// <summary>What a duration counts beside number words: "a couple of weeks".</summary>
    Number,

    /// <summary>Its length in days.</summary>
    Unit,

    /// <summary>Other words that a date can begin with.</summary>
    Opener,

    /// <summary>Days before the day of publication.</summary>
    Day,
}

/// <summary>The words that dates are made of (<c>date-words.tsv</c>).</summary>
internal static class DateWords
{
    private const string List = "date-words.tsv";

    private static readonly ILookup<DateWordKind, string[]> Rows = EmbeddedTable.KindRows<DateWordKind>(List, 3)
        .ToLookup(row => row.Kind, row => row.Cells);

    private static readonly FrozenDictionary<string, int> Months = Of(DateWordKind.Month);
    private static readonly FrozenDictionary<string, int> Weekdays = Of(DateWordKind.Weekday);
    private static readonly FrozenDictionary<string, int> Numbers = Of(DateWordKind.Number);
    private static readonly FrozenDictionary<string, int> Units = Of(DateWordKind.Unit);
    private static readonly FrozenDictionary<string, int> Days = Of(DateWordKind.Day);

    private static readonly FrozenSet<string> Openers = Of(DateWordKind.Opener).Keys.Concat(Days.Keys).Concat(Numbers.Keys)
        .Concat(Units.Keys)
        .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a date can begin with the word, written small: "yesterday", "three", "months", "last".</summary>
    public static bool Begins(string word) => Openers.Contains(word) || NumberWords.CanBegin(word);

    /// <summary>1 to 12; null for a word that names no month.</summary>
    public static int? Month(string word) => Find(Months, word);

    /// <summary>The weekday that the word names.</summary>
    public static DayOfWeek? Weekday(string word) => (DayOfWeek?)Find(Weekdays, word);

    /// <summary>How many a word or figures before a unit of time count.</summary>
    public static int? Number(string word) =>
        Find(Numbers, word) ?? Counted(word)
        ?? (int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < 1000 ? number : null);

    /// <summary>Length in days of a unit of time.</summary>
    public static int? Unit(string word) => Find(Units, word);

    /// <summary>How many days ago "yesterday" is.</summary>
    public static int? DaysAgo(string word) => Find(Days, word);

    private static int? Counted(string word) =>
        NumberWords.Is(word, NumberWordKind.Unit, out var unit) ? (int)unit
        : NumberWords.Is(word, NumberWordKind.Tens, out var tens) ? (int)tens
        : null;

    private static int? Find(FrozenDictionary<string, int> words, string word) => words.TryGetValue(word, out var value) ? value : null;

    private static FrozenDictionary<string, int> Of(DateWordKind kind) => Rows[kind]
        .SelectMany(row => EmbeddedTable.Words(row[2]),
            (row, word) => KeyValuePair.Create(word, EmbeddedTable.Number(List, row[1])))
        .ToFrozenDictionary(StringComparer.Ordinal);
}
