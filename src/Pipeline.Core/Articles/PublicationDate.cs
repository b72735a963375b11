using System.Globalization;
using Pipeline.Core.Articles.Dates;

namespace Pipeline.Core.Articles;

/// <summary>Reads the dates that feeds, pages and people state: ISO 8601 with weeks and ordinals, RFC 822 and 850, ctime, Unix time, and
/// days in words or digits of many languages.</summary>
/// <remarks>What calendar and zone leave open is not guessed: "03/04/2026" and a time in IST have no date, nor has "2 hours ago". A time
/// without a zone is UTC; the result always is. Years before 1900 (defaults of databases, such as 0001-01-01) and after 2199, and the
/// moment at which Unix time begins, are no dates of publication.</remarks>
internal static class PublicationDate
{
    // "Wednesday, 30 September 2026 at 08:00:00 GMT+0200 (Central European Summer Time)" has eighty characters.
    private const int MaxLength = 120;

    // A smaller number is a counter or an identifier: 100,000,000 seconds ended in March 1973.
    private const double LeastSeconds = 1e8;

    private const double MostSeconds = 7e9;

    /// <summary>The time that <paramref name="value"/> states, in UTC; null when it states none.</summary>
    public static DateTimeOffset? Parse(string? value) => Read(value)?.Time;

    /// <summary>The time that <paramref name="value"/> states, and how exactly; null when it states none.</summary>
    public static StatedDate? Read(string? value)
    {
        var text = value?.Trim() ?? "";
        if (text.Length is 0 or > MaxLength)
        {
            return null;
        }

        if (FromDigits(text) is { } digits)
        {
            return digits;
        }

        var date = new DateText(text);
        var clock = ClockReader.Read(date, out var end, out var isWrong);
        if (isWrong)
        {
            return null;
        }

        var zone = ZoneReader.Read(date, end);
        return DayReader.Read(date) is { } day ? At(day, clock, zone, IsRfc822(date)) : null;
    }

    /// <summary>The time that a count of seconds, milli-, micro- or nanoseconds since 1970 states; null when it cannot be a
    /// publication's.</summary>
    /// <remarks>Seconds reach 100,000,000,000 in the year 5138, milliseconds passed it in 1973, so the size tells them apart; the same
    /// holds for each further thousand. Eight digits that make a day are one.</remarks>
    public static DateTimeOffset? FromUnix(double value)
    {
        if (value is >= 19_000_101 and < 22_000_000 && value == Math.Floor(value))
        {
            return Parse(((int)value).ToString(CultureInfo.InvariantCulture));
        }

        var seconds = value;
        for (var thousands = 0; thousands < 3 && seconds >= 1e11; thousands++)
        {
            seconds /= 1000;
        }

        return seconds is >= LeastSeconds and < MostSeconds ? DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(seconds * 1000)) : null;
    }

    private static StatedDate? FromDigits(string text)
    {
        // ASP.NET's old JSON: /Date(1796025600000)/.
        if (text.StartsWith("/Date(", StringComparison.Ordinal) && text.IndexOfAny(['+', '-', ')'], 7) is var end and > 0)
        {
            text = text[6..end];
        }

        if (text.Length is 12 or 14 or 17 && text.All(char.IsAsciiDigit))
        {
            var format = "yyyyMMddHHmmssfff"[..text.Length];
            return DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                ? At(time.Date, time.TimeOfDay, null, isRfc822: false)
                : null;
        }

        // "20261130" is a day; ten digits are seconds, thirteen milliseconds, and so on. A fraction may follow.
        var whole = text.AsSpan().IndexOfAnyExceptInRange('0', '9') is var stop and >= 0 ? stop : text.Length;
        return whole is 10 or 13 or 16 or 19
            && (whole == text.Length || text[whole] == '.' && text.AsSpan(whole + 1).IndexOfAnyExceptInRange('0', '9') < 0)
            && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && FromUnix(number) is { } moment
                ? new StatedDate(moment, IsDay: false)
                : null;
    }

    private static StatedDate? At(DateTime day, TimeSpan? clock, ZoneName? zone, bool isRfc822)
    {
        if (day.Year is < 1900 or >= 2200)
        {
            return null;
        }

        // A zone beside a day alone moves nothing: the day is what is stated.
        if (clock is not { } time)
        {
            return new StatedDate(new(day, TimeSpan.Zero), IsDay: true);
        }

        var local = day + time;
        int? minutes = zone is { } named ? named.At(local, isRfc822) : 0;
        if (minutes is not { } ahead)
        {
            return null;
        }

        var moment = new DateTimeOffset(local, TimeSpan.Zero).AddMinutes(-ahead);
        return moment == DateTimeOffset.UnixEpoch ? null : new StatedDate(moment, IsDay: zone is null && time == TimeSpan.Zero);
    }

    /// <summary>Whether this is "Mon, 30 Nov 2026 08:00:00 CST": day, month in English, year, time, zone.</summary>
    private static bool IsRfc822(DateText date)
    {
        var numbers = date.Tokens.TakeWhile(token => token.Kind != DateTokenKind.Number).Count();
        return date.Tokens.Skip(numbers)
            .ToList() is [{ Digits: 1 or 2 }, { Kind: DateTokenKind.Word }, { Digits: 2 or 4 }, { Digits: 2 }, ..];
    }
}

/// <summary>A date that was stated.</summary>
/// <param name="Time">The time, in UTC; midnight for a day.</param>
/// <param name="IsDay">Whether it is no more exact than a day.</param>
internal readonly record struct StatedDate(DateTimeOffset Time, bool IsDay);
