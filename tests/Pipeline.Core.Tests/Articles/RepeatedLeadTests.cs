namespace Pipeline.Core.Tests.Articles;

public sealed class RepeatedLeadTests
{
    private const string Lead = "Officials in three countries were hacked this year, people familiar with the inquiry said.";
    private const string Rest = "Lantern Lab said at least 100 of the victims are reporters.";

    [Theory]
    [InlineData(Lead + "\n" + Lead + "\n" + Rest, Lead + "\n" + Rest)]
    [InlineData(Lead + "\n\nWASHINGTON: " + Lead + "\n" + Rest, "WASHINGTON: " + Lead + "\n" + Rest)]
    [InlineData("NEW DELHI (Harbour Wire) - " + Lead + "\n\n" + Lead + " " + Rest, Lead + " " + Rest)]
    [InlineData(Lead + " PORT TARVOS, March 5 (Wire) – " + Lead + " " + Rest, "PORT TARVOS, March 5 (Wire) – " + Lead + " " + Rest)]
    [InlineData("Officials in three countries were hacked this year…\n\nTARVOS: " + Lead + "\n" + Rest, "TARVOS: " + Lead + "\n" + Rest)]
    [InlineData(Lead + " " + Rest + "\n\n" + Lead + " " + Rest + " The end.", Lead + " " + Rest + " The end.")]
    [InlineData("By Ada Quill\n\n" + Lead + "\n\n" + Lead + "\n\n" + Rest, "By Ada Quill\n\n" + Lead + "\n\n" + Rest)]
    public void Parse_RepeatedLead_IsReadOnce(string text, string expected) => Assert.Equal(expected, Drops.One("drop.txt", text).Body);

    [Theory]
    [InlineData("No justice. No justice. No peace, the crowd shouted in front of the court.")]
    [InlineData(Lead + "\n" + Rest + "\n" + Lead)]
    [InlineData("A man was killed in the city of Tarvos on Monday.\nA woman was killed in the city of Tarvos on Monday.")]
    [InlineData("At least 100 officials of the state were hacked this year.\nAt least 140 officials of the state were hacked this year.")]
    public void Parse_NotARepetition_KeepsEveryWord(string text) => Assert.Equal(text, Drops.One("drop.txt", text).Body);

    [Fact]
    public void Parse_RepeatedLeadInMarkdown_KeepsThePlacesOfTheRest()
    {
        var source = Drops.FixtureText("page-without-author.txt");
        var article = Drops.OneFixture("page-without-author.txt");

        Assert.StartsWith("Exclusive: phones of officials hacked in Tarvos - sources\n\nPORT TARVOS: Senior officials", article.Body);
        Assert.Equal(
            article.Body.IndexOf("Senior officials", StringComparison.Ordinal),
            article.Body.LastIndexOf("Senior officials", StringComparison.Ordinal));
        var place = article.SourceMap!.ToSource(new(article.Body.IndexOf("at least 100", StringComparison.Ordinal), 12));
        Assert.Equal("at least 100", place!.Value.In(source));
    }
}
