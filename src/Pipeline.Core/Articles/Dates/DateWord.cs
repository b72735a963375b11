namespace Pipeline.Core.Articles.Dates;

/// <summary>What a word of a date may do; some words do several things, by language.</summary>
[Flags]
internal enum DateRoles
{
    None = 0,
    Morning = 1,
    Afternoon = 2,

    /// <summary>Says nothing about day or time.</summary>
    Filler = 4,

    /// <summary>Stands beside a time that is written with a full stop.</summary>
    Clock = 8,
    YearAfter = 16,
    MonthAfter = 32,
    DayAfter = 64,
    HourAfter = 128,
    MinuteAfter = 256,
    SecondAfter = 512,
    YearBefore = 1024,
    MonthBefore = 2048,
    DayBefore = 4096,

    /// <summary>The first year of an era, in a word.</summary>
    First = 8192,
}

/// <summary>Everything that one word may mean in a date.</summary>
/// <param name="Months">Bit 1 for January to bit 12; several when languages use the word for different months.</param>
/// <param name="Weekdays">Bit 0 for Sunday to bit 6, as <see cref="DayOfWeek"/> counts.</param>
/// <param name="Roles">What else it may do.</param>
/// <param name="EraStart">What is added to a year of the era that it names; 0 when it names none.</param>
internal readonly record struct DateWord(int Months, int Weekdays, DateRoles Roles, int EraStart)
{
    public bool Is(DateRoles role) => (Roles & role) != DateRoles.None;

    /// <summary>Whether it may stand in a date without saying when.</summary>
    public bool IsBeside => Weekdays != 0 || Is(DateRoles.Filler | DateRoles.Clock);

    public DateWord With(DateWord other) => new(
        Months | other.Months, Weekdays | other.Weekdays, Roles | other.Roles, Math.Max(EraStart, other.EraStart));
}
