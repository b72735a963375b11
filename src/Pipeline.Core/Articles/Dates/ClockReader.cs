namespace Pipeline.Core.Articles.Dates;

/// <summary>Finds the time of day in a date: "08:05", "8:05 p.m.", "8.05 Uhr", "14h30", "下午3时5分", "T080500".</summary>
internal static class ClockReader
{
    private const int FractionDigits = 7;

    /// <summary>The time of day, up to 24:00, whose tokens are taken; null when none is stated. <paramref name="end"/> is where a zone may
    /// stand, <paramref name="isWrong"/> whether what is stated is no time.</summary>
    public static TimeSpan? Read(DateText text, out int end, out bool isWrong)
    {
        isWrong = false;
        for (var at = 0; at < text.Count; at++)
        {
            if (text[at].Kind == DateTokenKind.Number && At(text, at) is { } clock)
            {
                end = Half(text, at, clock.End, ref clock);
                isWrong = clock.Time is null;
                return clock.Time;
            }
        }

        end = 0;
        return null;
    }

    private static Clock? At(DateText text, int at)
    {
        var isAfterT = text[at].IsGlued && text[at - 1] is { Kind: DateTokenKind.Word, Text: "t", IsGlued: true };
        var first = text[at];

        // Cameras write 2026:11:30; servers write 30/Nov/2026:08:05:00.
        var isMonth = at == 2 && text[1].IsMark(':') && text[0].Digits == 4;
        if (first.Digits <= 2 && text[at + 1].IsMark(':') && text[at + 2].Digits == 2 && !isMonth)
        {
            return Colons(text, at, isAfterT);
        }

        if (first.Digits <= 2 && text.Is(at + 1, DateRoles.HourAfter, out var length))
        {
            return Units(text, at, length);
        }

        if (IsStopped(text, at))
        {
            text.Take(at, 3);
            return new(Time(first.Value, text.Tokens[at + 2].Value, 0, 0), at + 3);
        }

        if (isAfterT && first.Digits is 2 or 4 or 6 || first.Digits == 6 && text[at - 1].Digits == 8 || IsMilitary(text, at))
        {
            return Compact(text, at, isAfterT);
        }

        // "am 30. November" is German; only scripts without blanks put the half of the day before an hour.
        var isHour = first.Digits <= 2 && (HalfAt(text, at + 1, out _) is not null
            || HalfAt(text, at - 1, out _) is not null && DateLexer.IsWithoutBlanks(text[at - 1].Text[0]));
        if (!isHour)
        {
            return null;
        }

        text.Take(at);
        return new(Time(first.Value, 0, 0, 0), at + 1);
    }

    private static Clock Colons(DateText text, int at, bool isAfterT)
    {
        var (second, ticks, end) = (0, 0L, at + 3);
        if (text[end].IsMark(':') && text[end + 1].Digits == 2)
        {
            second = text[end + 1].Value;
            end += 2;
            if ((text[end].IsMark('.') || text[end].IsMark(',') || text[end].IsMark(':')) && text[end + 1].Digits > 0
                && text[end].IsGlued && text[end + 1].IsGlued)
            {
                ticks = long.Parse(
                    text[end + 1].Text.PadRight(FractionDigits, '0')[..FractionDigits], System.Globalization.CultureInfo.InvariantCulture);
                end += 2;
            }
        }

        var time = Time(text[at].Value, text[at + 2].Value, second, ticks);
        text.Take(at, end - at);
        if (isAfterT)
        {
            text.Take(at - 1);
        }

        return new(time, end);
    }

    private static Clock Units(DateText text, int at, int length)
    {
        var (minute, second, end) = (0, 0, at + 1 + length);
        if (text[end].Digits is 1 or 2 && (text[end].IsGlued || text.Is(end + 1, DateRoles.MinuteAfter, out _)))
        {
            minute = text[end].Value;
            end++;
            if (text.Is(end, DateRoles.MinuteAfter, out length))
            {
                end += length;
                if (text[end].Digits is 1 or 2 && text.Is(end + 1, DateRoles.SecondAfter, out length))
                {
                    second = text[end].Value;
                    end += 1 + length;
                }
            }
        }

        var time = Time(text[at].Value, minute, second, 0);
        text.Take(at, end - at);
        return new(time, end);
    }

    private static Clock Compact(DateText text, int at, bool isAfterT)
    {
        var digits = text[at].Text.PadRight(6, '0');
        var (ticks, end) = (0L, at + 1);
        if (text[at].Digits == 6 && (text[end].IsMark('.') || text[end].IsMark(','))
            && text[end + 1] is { IsGlued: true, Digits: > 0 } part)
        {
            ticks = long.Parse(part.Text.PadRight(FractionDigits, '0')[..FractionDigits],
                System.Globalization.CultureInfo.InvariantCulture);
            end += 2;
        }

        text.Take(at, end - at);
        if (isAfterT)
        {
            text.Take(at - 1);
        }

        return new(Time(Two(digits, 0), Two(digits, 2), Two(digits, 4), ticks), end);
    }

    /// <summary>"8.05 Uhr", "kl. 08.05", "8.05pm": a stop is a colon where a word says that this is a time.</summary>
    private static bool IsStopped(DateText text, int at) =>
        text[at].Digits <= 2 && text[at + 1].IsMark('.') && text[at + 1].IsGlued && text[at + 2] is { Digits: 2, IsGlued: true }
        && !text[at + 3].IsMark('.')
        && (text.Is(at - 1, DateRoles.Clock, out _) || text[at - 1].IsMark('.') && text.Is(at - 2, DateRoles.Clock, out _)
            || text.Is(at + 3, DateRoles.Clock, out _) || HalfAt(text, at + 3, out _) is not null
            || text[at + 3].Kind == DateTokenKind.Word && ZoneNames.Find(text[at + 3].Text) is not null);

    /// <summary>"0805 GMT", where the year stands elsewhere.</summary>
    private static bool IsMilitary(DateText text, int at) =>
        text[at].Digits == 4 && text[at + 1].Kind == DateTokenKind.Word
        && (ZoneNames.Find(text[at + 1].Text) is not null || text.Is(at + 1, DateRoles.Clock, out _))
        && Enumerable.Range(0, text.Count).Any(other => other != at && text[other].Digits == 4 && !text[other - 1].IsSign);

    /// <summary>Adds the half of the day that stands beside a time, and returns where the time ends.</summary>
    private static int Half(DateText text, int start, int end, ref Clock clock)
    {
        var before = text[start - 1].Text == "am" ? null : HalfAt(text, start - 1, out _);
        if (HalfAt(text, end, out var length) is not { } isAfternoon)
        {
            if (before is not { } stated)
            {
                return end;
            }

            text.Take(start - 1);
            isAfternoon = stated;
        }
        else
        {
            text.Take(end, length);
            end += length;
            end += text[end].IsMark('.') ? 1 : 0;
        }

        // "15:05 p.m." says the same twice.
        if (clock.Time is { Hours: <= 12, Days: 0 } time)
        {
            var hour = time.Hours % 12 + (isAfternoon ? 12 : 0);
            clock = clock with { Time = time - TimeSpan.FromHours(time.Hours) + TimeSpan.FromHours(hour) };
        }

        return end;
    }

    /// <summary>Whether the word at <paramref name="at"/> says that it is afternoon; null when it says neither, or may be a day.</summary>
    private static bool? HalfAt(DateText text, int at, out int length) =>
        text.WordAt(at, out length) is not { Months: 0, Weekdays: 0 } word || word.Is(DateRoles.Filler) && text[at].Text != "am" ? null
        : word.Is(DateRoles.Morning) ? false
        : word.Is(DateRoles.Afternoon) ? true
        : null;

    /// <summary>A time of day. 24:00 is the end of the day (ISO 8601), and a leap second is the first of the next minute.</summary>
    private static TimeSpan? Time(int hour, int minute, int second, long ticks) =>
        hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and <= 60
            || hour == 24 && minute == 0 && second == 0 && ticks == 0
            ? new TimeSpan(hour, minute, second) + TimeSpan.FromTicks(ticks)
            : null;

    private static int Two(string digits, int at) => (digits[at] - '0') * 10 + digits[at + 1] - '0';

    /// <summary>A time, null when the digits make none, and where its tokens end.</summary>
    private readonly record struct Clock(TimeSpan? Time, int End);
}
