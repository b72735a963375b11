using Pipeline.Core.Reading.Factuality;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Tests.Reading.Factuality;

public sealed class DoubtSignTests
{
    [Fact]
    public void Parse_BuiltInList_HasEveryDoubt()
    {
        var signs = DoubtSign.Parse(EmbeddedTable.Rows(DoubtSign.FileName, 3)).Values.SelectMany(sign => sign);

        Assert.Equal(Enum.GetValues<Doubt>().Except([Doubt.None]), signs.Select(sign => sign.Doubt).Distinct().Order());
    }

    [Theory]
    [InlineData("denyed", "4", "'denyed' is no kind of doubt")]
    [InlineData("none", "4", "'none' is no kind of doubt")]
    [InlineData("denied", "sentence", "'sentence' is no number of words")]
    public void Parse_RowThatSaysNothing_Fails(string kind, string window, string message) => Assert.Equal(
        $"factuality.tsv: {message}.",
        Assert.Throws<InvalidOperationException>(() => DoubtSign.Parse([[kind, window, "never"]])).Message);
}
