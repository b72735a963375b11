using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Tests.Reading.Mentions;

public sealed class ConstructionTableTests
{
    private static List<string[]> BuiltIn => [.. EmbeddedTable.Rows("constructions.tsv", 5)];

    public static TheoryData<string> Names => [.. Enum.GetNames<Construction>()];

    [Theory]
    [MemberData(nameof(Names))]
    public void Default_EveryConstructionHasItsRow(string name)
    {
        var row = ConstructionTable.Default[Enum.Parse<Construction>(name)];

        Assert.NotEmpty(row.Rule);
        Assert.InRange(row.CountShare, 0.01, 0.99);
        Assert.InRange(row.GroupShare, 0.01, 0.99);
    }

    [Fact]
    public void Rank_OfAVerbInTheActive_IsAboveAReducedOne() => Assert.True(Construction.Active.Rank() > Construction.Reduced.Rank());

    [Fact]
    public void Rank_OfASum_IsThatOfItsParts() => Assert.Throws<InvalidOperationException>(() => Construction.Sum.Rank());

    [Fact]
    public void Parse_ShareThatWasNotMeasured_IsTheMean()
    {
        var table = ConstructionTable.Parse(
            BuiltIn.Select(row => row[0] == "mean" ? ["mean", "-", "-", "0.25", "0.5"] : row));

        Assert.Equal((0.25, 0.5), (table[Construction.Hostage].CountShare, table[Construction.Hostage].GroupShare));
    }

    [Fact]
    public void Parse_MissingRow_FailsWithItsName() =>
        Fails("'hostage' has no row", BuiltIn.Where(row => row[0] != "hostage"));

    [Fact]
    public void Parse_MisspeltRow_FailsWithTheNameThatIsMissed() =>
        Fails("'hostage' has no row", BuiltIn.Select(row => row[0] == "hostage" ? ["hostags", .. row[1..]] : row));

    [Fact]
    public void Parse_RowThatTheCodeDoesNotKnow_FailsWithItsName() =>
        Fails("knows no Construction 'hearsay'", BuiltIn.Append(["hearsay", "hearsay", "0.5", "-", "-"]));

    [Fact]
    public void Parse_SecondRow_Fails() => Fails("'toll' has two rows", BuiltIn.Append(["toll", "toll", "0.5", "-", "-"]));

    [Fact]
    public void Parse_NoMean_Fails() => Fails("'mean' has no row", BuiltIn.Where(row => row[0] != "mean"));

    [Theory]
    [InlineData("-")]
    [InlineData("1.5")]
    [InlineData("0,9")]
    public void Parse_RankThatIsNoShare_Fails(string rank) => Fails(
        $"'{rank}' in the row 'toll' is no number from 0 to 1",
        BuiltIn.Select(row => row[0] == "toll" ? ["toll", "toll", rank, "-", "-"] : row));

    private static void Fails(string message, IEnumerable<string[]> rows)
    {
        var error = Assert.Throws<InvalidOperationException>(() => ConstructionTable.Parse(rows));

        Assert.StartsWith("constructions.tsv: ", error.Message, StringComparison.Ordinal);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
    }
}
