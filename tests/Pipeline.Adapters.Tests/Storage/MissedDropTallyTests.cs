using Pipeline.Adapters.Storage;

namespace Pipeline.Adapters.Tests.Storage;

public sealed class MissedDropTallyTests
{
    private static readonly MissedDropTally Nothing = new(0, 0, null, false);

    [Theory]
    [InlineData(1, 2, "a")]
    [InlineData(2, 1, "b")]
    [InlineData(1, 1, "a")]
    public void With_SeveralPages_KeepsTheOldestOfAll(int first, int second, string oldest)
    {
        var tally = Nothing.With(Page(3, Drop("a", first))).With(Page(2)).With(Page(4, Drop("b", second), Drop("c", 3)));

        Assert.Equal((9, 3, oldest), (tally.Drops, tally.Missed, tally.Oldest!.BlobName));
    }

    [Fact]
    public void With_AnyPageButTheLast_IsNotWhole()
    {
        Assert.False(Nothing.With(Page(1) with { After = DropRound.From("next") }).IsWhole);
        Assert.True(Nothing.With(Page(1)).IsWhole);
    }

    private static MissedDropPage Page(int drops, params BlobDrop[] missed) => new(drops, missed, null);

    private static BlobDrop Drop(string name, int second) =>
        new(() => throw new NotSupportedException(), name, default, 0, null, DateTimeOffset.UnixEpoch.AddSeconds(second));
}
