using System.Globalization;
using Pipeline.Core.Reading.Tokens;

namespace Pipeline.Core.Reading.Dates;

/// <summary>The forms in which dates stand on the page, without regard to when the article was published.</summary>
internal static class DateForms
{
    // Agencies write "10 Jan 90"; their archives begin after the middle of the century.
    private const int FirstShortYear = 50;

    /// <summary>A date with its year that begins at the token: "May 3, 2026", "7 July 2026", "10 Jan 90".</summary>
    public static DateExpression? WholeDate(TokenizedArticle reading, int token) =>
        DayAndMonth(reading, token) is { Year: { } year } found && Day(year, found.Month, found.Day) is { } day
            ? new DateExpression(token, found.End, day, day, DateSense.Point)
            : null;

    /// <summary>Day and month that begin at the token, with the year if it follows.</summary>
    public static (int Day, int Month, int? Year, int End)? DayAndMonth(TokenizedArticle reading, int token)
    {
        var count = reading.Tokens.Count;
        var (day, month, end) = (0, 0, token);
        if (IsMonth(reading, token) is { } before && token + 1 < count && DayOfMonth(reading, token + 1) is { } after)
        {
            (day, month, end) = (after, before, token + 2);
        }
        else if (DayOfMonth(reading, token) is { } first && token + 1 < count && IsMonth(reading, token + 1) is { } named)
        {
            (day, month, end) = (first, named, token + 2);
            if (end < count && reading.Raw(end) is { Length: 2 } raw && char.IsAsciiDigit(raw[0])
                && int.TryParse(raw, NumberStyles.None, CultureInfo.InvariantCulture, out var ending))
            {
                return (day, month, ending + (ending < FirstShortYear ? 2000 : 1900), end + 1);
            }
        }
        else
        {
            return null;
        }

        var year = end < count && reading.Word(end) == "," ? end + 1 : end;
        return year < count && StoryYear.At(reading, year) is { } stated ? (day, month, stated, year + 1) : (day, month, null, end);
    }

    /// <summary>The month that the token names; "may" and "march" are months with a capital only.</summary>
    public static int? IsMonth(TokenizedArticle reading, int token) =>
        char.IsUpper(reading.Raw(token)[0]) ? DateWords.Month(reading.Word(token)) : null;

    /// <summary>The day, if the month has it.</summary>
    public static DateOnly? Day(int year, int month, int day) =>
        day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static int? DayOfMonth(TokenizedArticle reading, int token)
    {
        var raw = reading.Raw(token);
        var digits = 0;
        while (digits < raw.Length && char.IsAsciiDigit(raw[digits]))
        {
            digits++;
        }

        return digits is 1 or 2 && (digits == raw.Length || raw[digits..] is "st" or "nd" or "rd" or "th")
            && int.Parse(raw[..digits], CultureInfo.InvariantCulture) is var day and >= 1 and <= 31
            ? day
            : null;
    }
}
