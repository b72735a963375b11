using Pipeline.Core.Ordering;

namespace Pipeline.Core.Tests.Ordering;

public sealed class PartitionPointTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(3, 1)]
    [InlineData(4, 1)]
    [InlineData(5, 3)]
    [InlineData(9, 4)]
    public void It_is_the_first_that_is_not_before(int limit, int expected)
    {
        int[] inOrder = [2, 4, 4, 8];

        Assert.Equal(expected, PartitionPoint.Of(0, inOrder.Length, (inOrder, limit), static (all, i) => all.inOrder[i] < all.limit));
    }

    [Fact]
    public void Of_nothing_it_is_where_nothing_begins() => Assert.Equal(7, PartitionPoint.Of(7, 7, 0, static (_, _) => true));
}
