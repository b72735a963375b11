using System.Collections.Frozen;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Articles.Dates;

/// <summary>The words of dates in the languages that CLDR describes, and those that stand beside them.</summary>
internal static class DateWords
{
    private const string CalendarNames = "calendar-names.tsv";

    private const string DateForms = "date-forms.tsv";

    // Rows begin with a language and a kind; two halves of the day, seven weekdays or twelve months follow.
    private const int FirstName = 2;
    private const int HalfCells = FirstName + 2;
    private const int WeekdayCells = FirstName + 7;
    private const int MonthCells = FirstName + 12;

    // "Thứ Hai" has two; no name in the tables has more than three.
    private const int MostWords = 3;

    private const int MostLetters = 12;

    private static readonly FrozenDictionary<string, DateWord> Words = Load();

    /// <summary>What the words from <paramref name="at"/> on mean; null when no table knows them.</summary>
    /// <param name="tokens">The tokens of a date.</param>
    /// <param name="at">Where to look; a word.</param>
    /// <param name="length">How many tokens the name takes.</param>
    public static DateWord? Find(IReadOnlyList<DateToken> tokens, int at, out int length)
    {
        DateWord? found = null;
        length = 1;
        var name = "";
        for (var (end, words) = (at, 0); end < tokens.Count && words < MostWords; end++)
        {
            // "segunda-feira" is looked up as two words.
            if (tokens[end].Kind != DateTokenKind.Word)
            {
                if (!tokens[end].IsMark('-') || !tokens[end].IsGlued)
                {
                    break;
                }

                continue;
            }

            name = words == 0 ? tokens[end].Text : $"{name} {tokens[end].Text}";
            words++;
            if (Words.TryGetValue(name, out var word))
            {
                found = word;
                length = end - at + 1;
            }
        }

        return found;
    }

    /// <summary>Cuts words of scripts that set no blanks into those that the tables know: "日星期一" is 日 and 星期一.</summary>
    public static List<DateToken> Cut(IReadOnlyList<DateToken> tokens)
    {
        var cut = new List<DateToken>(tokens.Count);
        foreach (var token in tokens)
        {
            // The Levant names a month twice, "نوفمبر/تشرين الثاني", where others name a zone, "Asia/Amman".
            if (token.Kind == DateTokenKind.Word && token.Text.Split('/') is [var one, var other]
                && (Words.ContainsKey(one) || Words.ContainsKey(other)))
            {
                cut.AddRange([token with { Text = one }, new(DateTokenKind.Mark, "/", true), token with { Text = other, IsGlued = true }]);
                continue;
            }

            if (token.Kind != DateTokenKind.Word || token.Text.Length < 2 || !DateLexer.IsWithoutBlanks(token.Text[0]))
            {
                cut.Add(token);
                continue;
            }

            for (var (at, isGlued) = (0, token.IsGlued); at < token.Text.Length; isGlued = true)
            {
                var length = Math.Min(MostLetters, token.Text.Length - at);
                while (length > 1 && !Words.ContainsKey(token.Text.Substring(at, length)))
                {
                    length--;
                }

                cut.Add(token with { Text = token.Text.Substring(at, length), IsGlued = isGlued });
                at += length;
            }
        }

        return cut;
    }

    private static FrozenDictionary<string, DateWord> Load()
    {
        var words = new Dictionary<string, DateWord>(StringComparer.Ordinal);
        foreach (var row in EmbeddedTable.Rows(CalendarNames, HalfCells, WeekdayCells, MonthCells))
        {
            for (var column = FirstName; column < row.Length; column++)
            {
                Add(words, row[column], (row[1], row.Length) switch
                {
                    ("month", MonthCells) => new(1 << (column - 1), 0, DateRoles.None, 0),
                    ("weekday", WeekdayCells) => new(0, 1 << ((column - 1) % 7), DateRoles.None, 0),
                    ("half", HalfCells) => new(0, 0, column == FirstName ? DateRoles.Morning : DateRoles.Afternoon, 0),
                    _ => throw EmbeddedTable.Wrong(CalendarNames, row[1], $"kind of name with {row.Length - FirstName} of them"),
                });
            }
        }

        foreach (var row in EmbeddedTable.Rows(DateForms, 2))
        {
            Add(words, row[1], row[0].Split(' ') is ["era", var years]
                ? new(0, 0, DateRoles.None, EmbeddedTable.Number(DateForms, years))
                : row[0].Split(' ') is ["weekday", var day] ? new(0, 1 << EmbeddedTable.Number(DateForms, day), DateRoles.None, 0)
                : new(0, 0, EmbeddedTable.Value<DateRoles>(DateForms, row[0].Replace("-", "", StringComparison.Ordinal)), 0));
        }

        return words.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, DateWord> words, string names, DateWord meaning)
    {
        foreach (var name in names.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            var key = DateLexer.Key(name);
            words[key] = words.TryGetValue(key, out var known) ? known.With(meaning) : meaning;
        }
    }
}
