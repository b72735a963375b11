using Pipeline.Core.Facts;
using Pipeline.Core.Tables;
using Pipeline.Core.Stories.Tables;

namespace Pipeline.Core.Tests.Stories.Tables;

public sealed class EffectTableTests
{
    [Fact]
    public void Default_HasARowForEachEffect() =>
        Assert.All(Enum.GetValues<VictimEffect>(), effect => Assert.Equal(effect, EffectTable.Default[effect].Effect));

    [Fact]
    public void New_WithoutARow_Throws() =>
        Assert.Throws<InvalidOperationException>(() => new EffectTable(EmbeddedTable.Rows("effects.tsv", 5).Skip(1)));

    [Fact]
    public void New_WithTwoRows_Throws()
    {
        var rows = EmbeddedTable.Rows("effects.tsv", 5).ToList();

        Assert.Throws<InvalidOperationException>(() => new EffectTable([.. rows, rows[0]]));
    }

    [Fact]
    public void New_WithAnUnknownMovement_Throws()
    {
        var rows = EmbeddedTable.Rows("effects.tsv", 5).ToList();

        rows[0] = ["killed", "casualties", "people", "sideways", "part"];

        Assert.Throws<InvalidOperationException>(() => new EffectTable(rows));
    }
}
