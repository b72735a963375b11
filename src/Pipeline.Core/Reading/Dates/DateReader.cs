using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Dates;

/// <summary>Reads the date expressions of an article and resolves the relative ones against its day.</summary>
/// <remarks>A weekday is the last one of that name, as news means it; a month without a year the last one that has begun.</remarks>
internal sealed class DateReader
{
    private const int Year = 365;

    private readonly TokenizedArticle reading;
    private readonly StoryDay story;

    private DateReader(TokenizedArticle reading, StoryDay story)
    {
        this.reading = reading;
        this.story = story;
    }

    /// <summary>The expressions of an article in text order; they do not overlap.</summary>
    public static List<DateExpression> Read(TokenizedArticle reading, StoryDay story) => Read(reading, story, 0, reading.Tokens.Count);

    /// <summary>Those that begin in the tokens from <paramref name="first"/> to before <paramref name="end"/>.</summary>
    public static List<DateExpression> Read(TokenizedArticle reading, StoryDay story, int first, int end)
    {
        var found = new List<DateExpression>();
        var reader = new DateReader(reading, story);
        for (var i = first; i < end; i++)
        {
            if (reader.At(i) is { } expression)
            {
                found.Add(reader.WithSince(expression));
                i = expression.End - 1;
            }
        }

        return found;
    }

    private DateExpression? At(int i)
    {
        var word = reading.Word(i);
        var isCapital = char.IsUpper(reading.Raw(i)[0]);
        if (!isCapital && !char.IsAsciiDigit(word[0]) && !DateWords.Begins(word))
        {
            return null; // as most words
        }

        if (DateForms.DayAndMonth(reading, i) is { } date)
        {
            return DayOf(i, date);
        }

        if (DateForms.IsMonth(reading, i) is { } month && MonthAt(i, month) is { } named)
        {
            return named;
        }

        if (StoryYear.At(reading, i) is { } year)
        {
            return YearAt(i, year);
        }

        if (word.Length == 5 && word[^1] == 's' && word[3] == '0'
            && int.TryParse(word[..4], out var decade) && decade is >= 1900 and < 2100)
        {
            return new DateExpression(i, i + 1, new DateOnly(decade, 1, 1), new DateOnly(decade + 9, 12, 31), DateSense.Point);
        }

        if (isCapital && DateWords.Weekday(word) is { } weekday)
        {
            var back = ((int)story.Day.DayOfWeek - (int)weekday + 7) % 7;
            return Word(i - 1) == "next" ? null : Point(i, i + 1, story.Day.AddDays(-back), story.Day.AddDays(-back));
        }

        if (DateWords.DaysAgo(word) is { } days)
        {
            return Point(i, i + 1, story.Day.AddDays(-days), story.Day.AddDays(-days));
        }

        if (word == "weekend" && Word(i - 1) is "the" or "this" or "last")
        {
            var saturday = story.Day.AddDays(-((int)story.Day.DayOfWeek + 1) % 7);
            return Point(i, i + 1, saturday, saturday == story.Day ? saturday : saturday.AddDays(1));
        }

        return Duration(i) ?? Near(i);
    }

    /// <summary>"last night", "this week", "last year", "every year".</summary>
    private DateExpression? Near(int i)
    {
        var (word, next) = (reading.Word(i), Word(i + 1));
        if (word == "overnight" || word is "last" or "this" && Is(next, WordSet.DayPart))
        {
            return Point(i, word == "overnight" ? i + 1 : i + 2, story.Day.AddDays(-2), story.Day);
        }

        if (DateWords.Unit(next) is not { } unit)
        {
            return word == "annually" ? Back(i, i + 1, Year, DateSense.Period) : null;
        }

        return word switch
        {
            "this" => new DateExpression(
                i, i + 2, story.Day.AddDays(-unit), story.Day,
                unit > Year || unit == Year && IsTally(i) ? DateSense.Period : DateSense.Point),
            "last" or "previous" when unit == Year => Point(
                i, i + 2, new DateOnly(story.Day.Year - 1, 1, 1), new DateOnly(story.Day.Year - 1, 12, 31)),
            "last" or "previous" => Back(i, i + 2, 2 * unit, DateSense.Point) with { To = story.Day.AddDays(-unit / 2) },
            _ when unit >= Year && Is(word, WordSet.EachYear) => Back(i, i + 2, Year, DateSense.Period),
            _ => null,
        };
    }

    /// <summary>"so far this year", "to date this year".</summary>
    private bool IsTally(int i) =>
        Is(Word(i - 1), WordSet.YearTally) || Word(i + 2) is "alone" || Word(i + 2) == "so" && Word(i + 3) == "far";

    /// <summary>"three years ago", "six years after the blast", "over the past five years", "in the last decade".</summary>
    private DateExpression? Duration(int i)
    {
        if (reading.Word(i) is "past" or "last" or "previous")
        {
            var counted = DateWords.Number(Word(i + 1)) is { } many && DateWords.Unit(Word(i + 2)) is { } each
                ? (Days: many * each, End: i + 3)
                : reading.Word(i) == "past" && DateWords.Unit(Word(i + 1)) is { } one ? (Days: one, End: i + 2)
                : default;
            return counted.Days == 0 ? null : Back(i, counted.End, counted.Days, DateSense.Period);
        }

        // "months after the raid"
        if (DateWords.Unit(reading.Word(i)) is >= 30 && reading.Word(i)[^1] == 's' && Is(Word(i + 1), WordSet.PastMark))
        {
            // However long ago: who writes so tells of what was before the story.
            return Back(i, i + 2, 4 * Year, DateSense.Point) with { To = story.Day.AddDays(-2 * Year) };
        }

        if (DateWords.Number(reading.Word(i)) is not { } number)
        {
            return null;
        }

        // "two and a half years ago" is two years ago as far as stories go.
        if (DateWords.Unit(Word(i + 1)) is not { } unit)
        {
            return null;
        }

        var length = (int)Math.Min((long)number * unit, 200 * Year);
        if (unit >= Year && Is(Word(i - 1), WordSet.PeriodOpener))
        {
            return Back(i, i + 2, length, DateSense.Period);
        }

        return Is(Word(i + 2), WordSet.PastMark) && (unit >= 7 || Word(i + 2) == "ago")
            ? new DateExpression(i, i + 3, story.Day.AddDays(-length - unit / 2), story.Day.AddDays(-length + unit / 2), DateSense.Point)
            : null;
    }

    /// <summary>"since" makes a date the beginning of a period.</summary>
    private DateExpression WithSince(DateExpression expression)
    {
        var before = Word(expression.First - 1);
        before = Is(before, WordSet.DatePart) ? Word(expression.First - 2) : before;
        var isMoment = Word(expression.End) == "when" || Word(expression.End) == "," && Word(expression.End + 1) == "when";
        return before == "since" && !isMoment
            ? expression with { To = expression.From > story.Day ? expression.To : story.Day, Sense = DateSense.Period }
            : expression;
    }

    private DateExpression? DayOf(int first, (int Day, int Month, int? Year, int End) date)
    {
        if (date.Year is { } year)
        {
            return DateForms.Day(year, date.Month, date.Day) is { } whole ? Point(first, date.End, whole, whole) : null;
        }

        // The last such day; what is announced stands in the days after the article.
        var day = DateForms.Day(story.Day.Year, date.Month, date.Day);
        day = day > story.Day.AddDays(60) ? DateForms.Day(story.Day.Year - 1, date.Month, date.Day) : day;
        return day is { } found ? Point(first, date.End, found, found) : null;
    }

    private DateExpression? MonthAt(int i, int month)
    {
        var end = Word(i + 1) is "of" or "," ? i + 2 : i + 1;
        if (end < reading.Tokens.Count && StoryYear.At(reading, end) is { } year)
        {
            return Point(i, end + 1, new DateOnly(year, month, 1), new DateOnly(year, month, DateTime.DaysInMonth(year, month)));
        }

        if (!Is(Word(i - 1), WordSet.MonthOpener))
        {
            return null;
        }

        var which = month > story.Day.Month || month == story.Day.Month && Word(i - 1) == "last" ? story.Day.Year - 1 : story.Day.Year;
        return Point(i, i + 1, new DateOnly(which, month, 1), new DateOnly(which, month, DateTime.DaysInMonth(which, month)));
    }

    private DateExpression? YearAt(int i, int year)
    {
        var isYear = Is(Word(i - 1), WordSet.BareYearOpener)
            || Word(i - 1) is "and" or "," && i > 1 && StoryYear.At(reading, i - 2) is not null;
        return isYear ? Point(i, i + 1, new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)) : null;
    }

    private DateExpression Back(int first, int end, int days, DateSense sense) =>
        new(first, end, story.Day.AddDays(-days), story.Day, sense);

    private static DateExpression Point(int first, int end, DateOnly from, DateOnly to) => new(first, end, from, to, DateSense.Point);

    private static bool Is(string word, WordSet set) => Lexicon.Find(word).Is(set);

    private string Word(int token) => token >= 0 && token < reading.Tokens.Count ? reading.Word(token) : "";
}
