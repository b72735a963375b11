using System.Globalization;
using Pipeline.Core.Reading.Dates;

namespace Pipeline.Core.Tests.Reading.Dates;

public sealed class DateReaderTests
{
    public static TheoryData<string> Texts => [.. All.Select(spec => spec.Text)];

    private static IReadOnlyList<DateSpec> All { get; } = SpecFile.LoadAs<IReadOnlyList<DateSpec>>("dates.json");

    [Theory]
    [MemberData(nameof(Texts))]
    public void Dates_are_resolved_against_the_day_of_the_article(string text)
    {
        var spec = All.Single(one => one.Text == text);
        var reading = SpecFile.Read(text, spec.Published is { } day ? DateTimeOffset.Parse(day, CultureInfo.InvariantCulture) : null);

        var found = DateReader.Read(reading, StoryDay.Of(reading));

        Assert.Equal(spec.Expected, found.Select(date => Show(date, reading.Span(date.First, date.End - 1).In(text))));
    }

    private static string Show(DateExpression date, string words) =>
        words + " " + Day(date.From) + (date.To == date.From ? "" : $"..{Day(date.To)}")
            + (date.Sense == DateSense.Period ? " period" : "");

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public sealed record DateSpec(string Text, string? Published, IReadOnlyList<string> Expected);
}
