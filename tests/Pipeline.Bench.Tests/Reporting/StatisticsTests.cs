using Pipeline.Bench.Reporting;

namespace Pipeline.Bench.Tests.Reporting;

public sealed class StatisticsTests
{
    [Theory]
    [InlineData(new[] { 7.0 }, 7.0)]
    [InlineData(new[] { 3.0, 1.0, 2.0 }, 2.0)]
    [InlineData(new[] { 4.0, 1.0, 3.0, 2.0 }, 2.5)]
    public void The_median_is_the_middle_whatever_the_order(double[] values, double median) =>
        Assert.Equal(median, Statistics.Median(values));

    [Theory]
    [InlineData(0, 1.0)]
    [InlineData(0.9, 3.7)]
    [InlineData(1, 4.0)]
    public void A_quantile_lies_between_its_neighbours(double share, double value) =>
        Assert.Equal(value, Statistics.Quantile([4, 3, 2, 1], share), precision: 9);

    [Fact]
    public void Nothing_has_no_median() => Assert.Throws<ArgumentException>(() => Statistics.Median([]));

    [Fact]
    public void A_share_is_from_0_to_1() => Assert.Throws<ArgumentOutOfRangeException>(() => Statistics.Quantile([1], 1.5));
}
