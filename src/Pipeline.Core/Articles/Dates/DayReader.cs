namespace Pipeline.Core.Articles.Dates;

/// <summary>Finds the day in what clock and zone have left of a date.</summary>
/// <remarks>All days that the text may mean are listed; where they are several ("03/04/2026"), the weekday beside them may decide, and else
/// there is none. Every word must be one of a date's: what is left over may turn the meaning ("2 hours ago", "not before …").</remarks>
internal static class DayReader
{
    // Two digits of a year as RFC 2822 has it: 49 is 2049, 50 is 1950.
    private const int CenturyTurn = 50;

    // In Thailand years are counted from the death of the Buddha.
    private const int BuddhistYears = 543;

    private const string Separators = ",.-/|·•–—:;'()[]@";

    /// <summary>The day that is stated; null when none is, or more than one may be meant.</summary>
    public static DateTime? Read(DateText text)
    {
        if (DayParts.Of(text, Separators) is not { } parts)
        {
            return null;
        }

        var days = Candidates(parts).Where(day => IsDay(day)).Select(day => new DateTime(day.Year, day.Month, day.Day)).Distinct().ToList();
        if (days.Count > 1)
        {
            days.RemoveAll(day => (parts.Weekdays & 1 << (int)day.DayOfWeek) == 0);
        }

        return days.Count == 1 ? days[0] : null;
    }

    private static IEnumerable<(int Year, int Month, int Day)> Candidates(DayParts parts)
    {
        var numbers = parts.Numbers;
        if (parts is { Months: not 0 } or { Month: not null })
        {
            var (year, day) = parts switch
            {
                { Year: { } stated, Day: { } known } when numbers.Count == 0 => (stated, known),
                { Year: { } stated, Day: null } when numbers.Count == 1 => (stated, numbers[0].Value),
                { Year: null, Day: { } known } when numbers.Count == 1 && numbers[0].Digits == 4 => (numbers[0].Value, known),
                { Year: null, Day: null } when numbers.Count == 2 => YearAndDay(parts),
                _ => (0, 0),
            };
            year -= parts.IsThai && year > 2400 ? BuddhistYears : 0;
            return parts.Month is { } named ? [(year, named, day)]
                : Enumerable.Range(1, 12).Where(month => (parts.Months & 1 << month) != 0).Select(month => (year, month, day));
        }

        return parts is { Year: null, Day: null } ? OfDigits(parts) : [];
    }

    /// <summary>The four digits are the year. Two digits are it at the end of "30 Nov 26" alone, as RFC 822 and RFC 850 write it.</summary>
    private static (int Year, int Day) YearAndDay(DayParts parts)
    {
        var (first, second) = (parts.Numbers[0], parts.Numbers[1]);
        return first.Digits == 4 && second.Digits <= 2 ? (first.Value, second.Value)
            : second.Digits == 4 && first.Digits <= 2 ? (second.Value, first.Value)
            : second.Digits == 2 && parts.MonthStandsBetween ? (second.Value + (second.Value < CenturyTurn ? 2000 : 1900), first.Value)
            : (0, 0);
    }

    private static IEnumerable<(int Year, int Month, int Day)> OfDigits(DayParts parts)
    {
        var numbers = parts.Numbers;
        switch (numbers)
        {
            case [{ Digits: 8 } compact]:
                return [(compact.Value / 10_000, compact.Value / 100 % 100, compact.Value % 100)];
            case [{ Digits: 7 } ordinal] when !parts.IsWeek:
                return OfYear(ordinal.Value / 1000, ordinal.Value % 1000);
            case [{ Digits: 4 } year, { Digits: 3 } ordinal] when !parts.IsWeek:
                return OfYear(year.Value, ordinal.Value);
            case [{ Digits: 4 } year, { Digits: 2 } week, { Digits: 1 } day] when parts.IsWeek:
                return OfWeek(year.Value, week.Value, day.Value);
            case [{ Digits: 4 } year, { Digits: 3 } week] when parts.IsWeek:
                return OfWeek(year.Value, week.Value / 10, week.Value % 10);
            case [{ Digits: 4 } year, { Digits: <= 2 } month, { Digits: <= 2 } day] when !parts.IsWeek:
                return [(year.Value, month.Value, day.Value)];
            case [{ Digits: <= 2 } first, { Digits: <= 2 } second, { Digits: 4 } year] when !parts.IsWeek:
                var dayFirst = (year.Value, second.Value, first.Value);
                // A full stop comes after the day, as ordinals have it; "11.30.2026" can only be meant the other way.
                return parts.IsDotted && IsDay(dayFirst) ? [dayFirst] : [dayFirst, (year.Value, first.Value, second.Value)];
            default:
                return [];
        }
    }

    // ISO 8601: 2026-334 is the 334th day of the year.
    private static IEnumerable<(int Year, int Month, int Day)> OfYear(int year, int number)
    {
        if (year is < 1 or > 9998 || number < 1 || number > (DateTime.IsLeapYear(year) ? 366 : 365))
        {
            return [];
        }

        var day = new DateTime(year, 1, 1).AddDays(number - 1);
        return [(day.Year, day.Month, day.Day)];
    }

    // ISO 8601: 2026-W49-1 is the Monday of the year's 49th week.
    private static IEnumerable<(int Year, int Month, int Day)> OfWeek(int year, int week, int number)
    {
        if (year is < 1 or > 9998 || week < 1 || week > System.Globalization.ISOWeek.GetWeeksInYear(year) || number is < 1 or > 7)
        {
            return [];
        }

        var day = System.Globalization.ISOWeek.ToDateTime(year, week, (DayOfWeek)(number % 7));
        return [(day.Year, day.Month, day.Day)];
    }

    private static bool IsDay((int Year, int Month, int Day) day) =>
        day.Year is >= 1 and <= 9999 && day.Month is >= 1 and <= 12 && day.Day >= 1 && day.Day <= DateTime.DaysInMonth(day.Year, day.Month);
}
