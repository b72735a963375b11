namespace Pipeline.Core.Articles.Dates;

/// <summary>The numbers and names of which a day is made, before it is decided which is which.</summary>
internal sealed record DayParts
{
    // A day has no more; a long row of numbers is none.
    private const int MostNumbers = 4;

    private bool hasStop;
    private bool hasOtherMark;

    /// <summary>Numbers that no unit stands beside, in order.</summary>
    public List<DateToken> Numbers { get; } = [];

    public int? Year { get; private set; }

    public int? Month { get; private set; }

    public int? Day { get; private set; }

    /// <summary>Bit 1 for January to bit 12: the months that a name may mean; 0 without a name.</summary>
    public int Months { get; private set; }

    /// <summary>Bit 0 for Sunday to bit 6: the weekdays that the names may mean; 0 without a name.</summary>
    public int Weekdays { get; private set; }

    /// <summary>Whether one number stands before the name of the month and the other behind it.</summary>
    public bool MonthStandsBetween { get; private set; }

    /// <summary>Whether full stops stand between the numbers, and no other mark.</summary>
    public bool IsDotted => hasStop && !hasOtherMark;

    /// <summary>Whether a W for a week of ISO 8601 stands between the numbers.</summary>
    public bool IsWeek { get; private set; }

    /// <summary>Whether the month is named in Thai.</summary>
    public bool IsThai { get; private set; }

    /// <summary>Reads what is left of a date; null when something in it is no part of a day.</summary>
    public static DayParts? Of(DateText text, string separators)
    {
        var parts = new DayParts();
        var names = new List<DateWord>();
        for (var at = 0; at < text.Count;)
        {
            if (text.IsTaken(at))
            {
                at++;
                continue;
            }

            var length = text[at].Kind switch
            {
                DateTokenKind.Number => parts.AddNumber(text, at),
                DateTokenKind.Word => parts.AddWord(text, at, names),
                _ => parts.AddMark(text[at], separators),
            };
            if (length == 0)
            {
                return null;
            }

            at += length;
        }

        return parts.Name(names) ? parts : null;
    }

    private int AddNumber(DateText text, int at)
    {
        var number = text[at];
        if (text.WordAt(at + 1, out var length) is { } unit && SetUnit(unit, number.Value, isBefore: false))
        {
            return 1 + length;
        }

        Numbers.Add(number);
        return Numbers.Count <= MostNumbers ? 1 : 0;
    }

    private bool SetUnit(DateWord unit, int value, bool isBefore)
    {
        var (year, month, day) = isBefore
            ? (DateRoles.YearBefore, DateRoles.MonthBefore, DateRoles.DayBefore)
            : (DateRoles.YearAfter, DateRoles.MonthAfter, DateRoles.DayAfter);
        if (unit.Is(year) && Year is null)
        {
            Year = value;
        }
        else if (unit.Is(month) && Month is null)
        {
            Month = value;
        }
        else if (unit.Is(day) && Day is null)
        {
            Day = value;
        }
        else
        {
            return false;
        }

        return true;
    }

    private int AddWord(DateText text, int at, List<DateWord> names)
    {
        if (text[at].Text == "w" && text[at].IsGlued && text[at + 1] is { Kind: DateTokenKind.Number, IsGlued: true } && Numbers.Count == 1)
        {
            IsWeek = true;
            return 1;
        }

        if (text.WordAt(at, out var length) is not { } word)
        {
            return 0;
        }

        if (text[at + length].Kind == DateTokenKind.Number && SetUnit(word, text[at + length].Value, isBefore: true))
        {
            return length + 1;
        }

        if (word.EraStart != 0)
        {
            var isFirst = text.Is(at + length, DateRoles.First, out _);
            if (!isFirst && text[at + length].Kind != DateTokenKind.Number || !text.Is(at + length + 1, DateRoles.YearAfter, out _))
            {
                return 0;
            }

            Year = word.EraStart + (isFirst ? 1 : text[at + length].Value);
            return length + 2;
        }

        if (word.Months == 0)
        {
            Weekdays |= word.Weekdays;
            return word.IsBeside ? length : 0;
        }

        names.Add(word);
        IsThai |= text[at].Text[0] is >= '\u0E00' and <= '\u0E7F';
        MonthStandsBetween = Numbers.Count == 1;
        return length;
    }

    private int AddMark(DateToken mark, string separators)
    {
        if (Numbers.Count is 1 or 2)
        {
            hasStop |= mark.IsMark('.');
            hasOtherMark |= !mark.IsMark('.');
        }

        return separators.Contains(mark.Text, StringComparison.Ordinal) ? 1 : 0;
    }

    /// <summary>Decides which name is the month: "mar. 3 mar. 2026" has a Tuesday and a month of one spelling.</summary>
    private bool Name(List<DateWord> names)
    {
        var months = names.FindAll(name => !name.IsBeside);
        // A month that is named twice is one of those that both names may mean.
        var both = months.Aggregate(~0, (meant, name) => meant & name.Months);
        if (both == 0)
        {
            return false;
        }

        var month = months.Count > 0 ? months[0] with { Months = both } : names.LastOrDefault();
        foreach (var name in names)
        {
            Weekdays |= names.Count == 1 ? 0 : name.Weekdays;
        }

        Months = month.Months;
        return Months == 0 || Month is null;
    }
}
