using System.Globalization;
using System.Text.RegularExpressions;

namespace Pipeline.Core.Articles;

/// <summary>Reads the dates that feeds and pages state: ISO 8601, RFC 822 and 1123, "November 1, 2019", and Unix time.</summary>
/// <remarks>Exact formats only: <see cref="DateTimeOffset.TryParse(string?, out DateTimeOffset)"/> fills what is missing from today's date,
/// and all-digit day/month orders are guesses. A time without a zone is UTC; the result always is. Years before 1900 (defaults of
/// databases, such as 0001-01-01) and after 2199 are no dates of publication.</remarks>
internal static partial class PublicationDate
{
    private const int MaxLength = 64;

    private const DateTimeStyles Styles =
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces;

    // Commas, weekdays and zone names are taken out before these are tried.
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mm:ss.FFFFFFF zzz", "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm zzz", "yyyy-MM-dd", "yyyy/MM/dd", "yyyy/MM/dd HH:mm:ssK", "yyyyMMdd", "yyyyMMdd'T'HHmmssK",
        "yyyyMMddHHmmss",
        .. WithTimes("d MMM yyyy"), .. WithTimes("d MMMM yyyy"),
        .. WithTimes("MMM d yyyy"), .. WithTimes("MMMM d yyyy"), .. WithTimes("d MMM yy"),
    ];

    // RFC 822 section 5.1 names these and no others.
    private static readonly Dictionary<string, string> Zones = new(StringComparer.OrdinalIgnoreCase)
    {
        ["UT"] = "+00:00", ["UTC"] = "+00:00", ["GMT"] = "+00:00", ["Z"] = "+00:00", ["EST"] = "-05:00", ["EDT"] = "-04:00",
        ["CST"] = "-06:00", ["CDT"] = "-05:00", ["MST"] = "-07:00", ["MDT"] = "-06:00", ["PST"] = "-08:00", ["PDT"] = "-07:00",
    };

    /// <summary>The time that <paramref name="value"/> states, in UTC; null when it states none.</summary>
    public static DateTimeOffset? Parse(string? value)
    {
        var text = value?.Trim() ?? "";
        if (text.Length is 0 or > MaxLength)
        {
            return null;
        }

        if (text.Length > 10 && text[4] == '-' && text[^1] == 'Z' || text.Length == 10)
        {
            // The usual case needs no preparation.
            if (TryParse(text) is { } usual)
            {
                return usual;
            }
        }

        text = text.Replace(',', ' ').Replace(" at ", " ").Replace("a.m.", "AM").Replace("p.m.", "PM").Replace("Sept ", "Sep ");
        text = Weekday().Replace(text, "");
        text = Blanks().Replace(text, " ").Trim();
        var zone = text.LastIndexOf(' ');
        if (zone > 0 && Zones.TryGetValue(text[(zone + 1)..], out var offset))
        {
            text = text[..(zone + 1)] + offset;
        }

        return TryParse(text);
    }

    /// <summary>The time that a number of seconds or milliseconds since 1970 states; null when it cannot be a publication's.</summary>
    /// <remarks>Seconds reach 100,000,000,000 in the year 5138, milliseconds passed it in 1973, so the size tells them apart.</remarks>
    public static DateTimeOffset? FromUnix(double value)
    {
        var seconds = Math.Abs(value) < 1e11 ? value : value / 1000;
        return seconds is > 0 and < 7e9 ? DateTimeOffset.UnixEpoch.AddMilliseconds(Math.Round(seconds * 1000)) : null;
    }

    private static DateTimeOffset? TryParse(string text) =>
        DateTimeOffset.TryParseExact(text, Formats, CultureInfo.InvariantCulture, Styles, out var time) && time.Year is >= 1900 and < 2200
            ? time
            : null;

    private static IEnumerable<string> WithTimes(string date) =>
        [date, $"{date} HH:mm:ss zzz", $"{date} HH:mm zzz", $"{date} HH:mm:ss", $"{date} HH:mm", $"{date} h:mm tt", $"{date} h:mm tt zzz"];

    [GeneratedRegex("""^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?\s""",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Weekday();

    [GeneratedRegex("""\s+""")]
    private static partial Regex Blanks();
}
