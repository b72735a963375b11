using Pipeline.Core.Reading.Words;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Tests.Tables;

public sealed class EmbeddedTableTests
{
    [Fact]
    public void Rows_TableThatIsNotBuiltIn_FailsWithItsName() => Assert.Contains(
        "no-such-table.tsv", Assert.Throws<InvalidOperationException>(() => EmbeddedTable.Rows("no-such-table.tsv", 2)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Rows_OtherNumberOfColumns_FailsWithTheTable() => Assert.StartsWith(
        "word-sets.tsv: ", Assert.Throws<InvalidOperationException>(() => EmbeddedTable.Rows("word-sets.tsv", 3)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void Value_NameInAnyCase_IsTheValue() => Assert.Equal(VerbFrame.Hospital, EmbeddedTable.Value<VerbFrame>("verbs", "hospital"));

    [Theory]
    [InlineData("hospitol")]
    [InlineData("3")]
    public void Value_NameOfNone_FailsWithTheTable(string cell) => Assert.Equal(
        $"verbs: '{cell}' is no VerbFrame.",
        Assert.Throws<InvalidOperationException>(() => EmbeddedTable.Value<VerbFrame>("verbs", cell)).Message);

    [Fact]
    public void Rows_SeveralNumbersOfColumns_EachMayStand() =>
        Assert.Equal([4, 9, 14], EmbeddedTable.Rows("calendar-names.tsv", 4, 9, 14).Select(row => row.Length).Distinct().Order());

    [Fact]
    public void KindRows_FirstCellOfNoKind_FailsWithTheTable() => Assert.StartsWith(
        "word-sets.tsv: ", Assert.Throws<InvalidOperationException>(() => EmbeddedTable.KindRows<VerbFrame>("word-sets.tsv", 2)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("932", 932)]
    [InlineData("-5", -5)]
    public void Number_WholeNumber_IsTheNumber(string cell, int number) => Assert.Equal(number, EmbeddedTable.Number("pages", cell));

    [Theory]
    [InlineData("")]
    [InlineData("one")]
    [InlineData("1.5")]
    public void Number_AnythingElse_FailsWithTheTable(string cell) => Assert.Equal(
        $"pages: '{cell}' is no whole number.",
        Assert.Throws<InvalidOperationException>(() => EmbeddedTable.Number("pages", cell)).Message);
}
