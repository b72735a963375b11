using Pipeline.Text.Tagging;

namespace Pipeline.Text.Tests.Tagging;

public sealed class WeightTableTests
{
    [Fact]
    public void Score_AddsTheWeightsOfKnownFeatures()
    {
        var table = WeightTable.Pack([Row(0x01000004, 3, -2), Row(0x02000104, 10, 127)], out var lost);

        Assert.Equal(0, lost);
        Assert.Equal([13, 125], Score(table, 0x01000004, 0x02000104, 0x05000008));
    }

    [Fact]
    public void Score_AfterWriteAndRead_IsTheSame()
    {
        var table = WeightTable.Pack([Row(0x01000004, 3, -128)], out _);
        using var stream = new MemoryStream();
        table.Write(stream);
        stream.Position = 0;

        var read = WeightTable.Read(stream);

        Assert.Equal(table.RowCount, read.RowCount);
        Assert.Equal([3, -128], Score(read, 0x01000004));
    }

    /// <summary>Four rows share a bucket: of five features that want it, the one with the smallest weights goes.</summary>
    [Fact]
    public void Pack_FullBucket_LosesTheSmallest()
    {
        var table = WeightTable.Pack(
            [Row(0x01000004, 1, 0), Row(0x02000004, 5, 0), Row(0x03000004, 6, 0), Row(0x04000004, 7, 0), Row(0x05000004, 8, 0)],
            out var lost);

        Assert.Equal(1, lost);
        Assert.Equal([0, 0], Score(table, 0x01000004));
        Assert.Equal([26, 0], Score(table, 0x02000004, 0x03000004, 0x04000004, 0x05000004));
    }

    private static KeyValuePair<uint, sbyte[]> Row(uint feature, sbyte first, sbyte second)
    {
        var weights = new sbyte[WeightTable.MaxLabels];
        (weights[0], weights[1]) = (first, second);
        return new(feature, weights);
    }

    private static short[] Score(WeightTable table, params uint[] features)
    {
        var scores = new short[WeightTable.MaxLabels + 1];
        table.Score(features, scores);
        return scores[..2];
    }
}
