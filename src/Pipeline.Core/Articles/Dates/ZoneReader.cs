namespace Pipeline.Core.Articles.Dates;

/// <summary>Finds the zone of a time: "+02", "-0500", "GMT+7", "UTC", "a.m. ET", "America/Los_Angeles".</summary>
internal static class ZoneReader
{
    private const int MostMinutes = 14 * 60;

    private const int MostWords = 4;

    /// <summary>The zone that stands behind a time that ends at <paramref name="end"/>, or behind the whole date; null when none
    /// does.</summary>
    public static ZoneName? Read(DateText text, int end)
    {
        var zone = Offset(text, ref end) ?? Named(text, ref end);
        // What follows an offset only says it again: "+0000 (UTC)", "-0500 EST", "+01:00[Europe/Berlin]".
        if (zone is not null)
        {
            TakeComment(text, end);
            return zone;
        }

        for (var at = 0; at < text.Count; at++)
        {
            if (text[at].Kind == DateTokenKind.Word && text.WordAt(at, out _) is null && Named(text, ref at) is { } elsewhere)
            {
                return elsewhere;
            }
        }

        // ctime with an offset behind the year, as Git writes it.
        var last = text.Count - 2;
        return last > 0 && text[last].IsSign && !text[last].IsGlued && text[last + 1].Digits == 4 ? Offset(text, ref last) : null;
    }

    private static ZoneName? Offset(DateText text, ref int at)
    {
        var start = text[at].IsMark('(') || text[at].IsMark('[') ? at + 1 : at;
        if (!text[start].IsSign || Minutes(text, start + 1, out var end) is not { } minutes)
        {
            return null;
        }

        var isWest = text[start].IsMark('-');
        text.Take(start, end - start);
        at = end;
        return new(isWest ? -minutes : minutes, null, null, false);
    }

    private static ZoneName? Named(DateText text, ref int at)
    {
        var start = text[at].IsMark('(') || text[at].IsMark('[') ? at + 1 : at;
        if (text[start].Kind != DateTokenKind.Word || Name(text, start, out var length) is not { } zone)
        {
            return null;
        }

        text.Take(start, length);
        at = start + length;
        // "GMT+7" is seven hours ahead in the press; only names of the IANA database turn the sign.
        return zone.Minutes == 0 && Offset(text, ref at) is { } offset ? offset : zone;
    }

    /// <summary>The zone that the words from <paramref name="at"/> on name; the longest name wins, as "Central European Summer
    /// Time".</summary>
    private static ZoneName? Name(DateText text, int at, out int length)
    {
        ZoneName? found = null;
        length = 1;
        var name = "";
        for (var words = 1; words <= MostWords && text[at + words - 1].Kind == DateTokenKind.Word; words++)
        {
            name = words == 1 ? text[at].Text : $"{name} {text[at + words - 1].Text}";
            if (ZoneNames.Find(name) is { } zone)
            {
                (found, length) = (zone, words);
            }
        }

        return found;
    }

    /// <summary>Digits of an offset: 2, 02, 0200, 02:00.</summary>
    private static int? Minutes(DateText text, int at, out int end)
    {
        end = at + 1;
        if (text[at] is not { IsGlued: true, Digits: 1 or 2 or 4 } digits)
        {
            return null;
        }

        var minutes = digits.Digits == 4 ? digits.Value / 100 * 60 + digits.Value % 100 : digits.Value * 60;
        if (digits.Digits <= 2 && text[end].IsMark(':') && text[end].IsGlued && text[end + 1].Digits == 2)
        {
            minutes += text[end + 1].Value;
            end += 2;
        }

        return minutes <= MostMinutes ? minutes : null;
    }

    private static void TakeComment(DateText text, int at)
    {
        var close = text[at].IsMark('(') ? ')' : text[at].IsMark('[') ? ']' : '\0';
        if (close == '\0')
        {
            if (text[at].Kind == DateTokenKind.Word && ZoneNames.Find(text[at].Text) is not null)
            {
                text.Take(at);
            }

            return;
        }

        for (var end = at + 1; end < text.Count && text[end].Kind != DateTokenKind.Number; end++)
        {
            if (text[end].IsMark(close))
            {
                text.Take(at, end - at + 1);
                return;
            }
        }
    }
}
