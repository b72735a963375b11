using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Numbers;

namespace Pipeline.Core.Tests.Reading.Numbers;

public sealed class NumberReaderTests
{
    public sealed record Number(long Value, CountBound Bound, string Words, int Offset, long? UpTo = null, bool Increment = false);

    private static readonly SpecFile.Spec<Number> Spec = SpecFile.Load<Number>("numbers.json");

    public static TheoryData<string> Matches => [.. Spec.Matches.Select(m => m.Text)];

    public static TheoryData<string, string> NearMisses => new(Spec.NearMisses.Select(m => (m.Rule, m.Text)));

    [Theory]
    [MemberData(nameof(Matches))]
    public void Read_FindsTheNumbersOfTheSpec(string text)
    {
        var reading = SpecFile.Read(text);

        var found = NumberReader.Read(reading).Select(n => (Number: n, Span: reading.Span(n.FirstToken, n.EndToken - 1)))
            .Select(n => new Number(n.Number.Quantity.Value, n.Number.Quantity.Bound, n.Span.In(text), n.Span.Start,
                n.Number.Quantity.UpTo, n.Number.IsIncrement));

        Assert.Equal(Spec.Matches.First(m => m.Text == text).Expected, found);
    }

    [Theory]
    [MemberData(nameof(NearMisses))]
    public void Read_WhatCountsNoPeople_IsNoNumber(string rule, string text) =>
        Assert.True(NumberReader.Read(SpecFile.Read(text)).Count == 0, rule);

    [Theory]
    [InlineData("million million million million million million people")]
    [InlineData("999999999999999999999999999999 people")]
    [InlineData("999,999,999,999,999,999 people")]
    [InlineData("one hundred hundred thousand million billion billion people")]
    [InlineData("hundreds of thousands of thousands of thousands of thousands")]
    [InlineData("99 999 999 999 999 999 999 999 people")]
    public void Read_HostileNumbers_NeverThrows(string text) =>
        Assert.All(NumberReader.Read(SpecFile.Read(text)), n => Assert.InRange(n.Quantity.Value, 0, 100_000_000_000));
}
