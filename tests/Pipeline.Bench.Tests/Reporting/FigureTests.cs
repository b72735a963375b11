using Pipeline.Bench.Reporting;

namespace Pipeline.Bench.Tests.Reporting;

public sealed class FigureTests
{
    [Theory]
    [InlineData(0.7, true)]
    [InlineData(0.699, false)]
    [InlineData(double.NaN, false)]
    public void A_least_is_allowed_and_nothing_below_it(double value, bool isMet) =>
        Assert.Equal(isMet, new Figure("ratio", value, "ratio", Floor.AtLeast(0.7)).IsMet);

    [Theory]
    [InlineData(4, true)]
    [InlineData(4.01, false)]
    [InlineData(double.NaN, false)]
    public void A_most_is_allowed_and_nothing_above_it(double value, bool isMet) =>
        Assert.Equal(isMet, new Figure("operations", value, "operations", Floor.AtMost(4)).IsMet);

    [Fact]
    public void A_figure_without_a_floor_is_only_told() => Assert.True(new Figure("time", 1e9, "s").IsMet);

    [Theory]
    [InlineData(12_345.6, "12,346")]
    [InlineData(56.78, "56.8")]
    [InlineData(0.6666, "0.67")]
    public void A_figure_is_told_in_few_digits(double value, string text) => Assert.Equal(text, new Figure("time", value, "s").Text);
}
