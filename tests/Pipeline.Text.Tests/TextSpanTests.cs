namespace Pipeline.Text.Tests;

public sealed class TextSpanTests
{
    [Fact]
    public void In_CutsExactlyTheWords() => Assert.Equal("users", new TextSpan(6, 5).In("1,400 users hacked"));

    [Fact]
    public void Overlaps_SpansThatOnlyTouch_IsFalse() => Assert.False(new TextSpan(0, 3).Overlaps(new TextSpan(3, 2)));

    [Fact]
    public void Contains_Itself_IsTrue() => Assert.True(new TextSpan(2, 4).Contains(new TextSpan(2, 4)));

    [Fact]
    public void Constructor_NegativeStart_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextSpan(-1, 1));

    [Fact]
    public void FromBounds_EndBeforeStart_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TextSpan.FromBounds(5, 4));

    [Fact]
    public void CompareTo_SortsByStartThenLength()
    {
        TextSpan[] spans = [new(4, 2), new(1, 5), new(1, 2)];

        Assert.Equal([new(1, 2), new(1, 5), new(4, 2)], spans.Order());
    }
}
