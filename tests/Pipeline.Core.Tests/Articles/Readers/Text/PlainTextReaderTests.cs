using Pipeline.Text;

namespace Pipeline.Core.Tests.Articles.Readers.Text;

public sealed class PlainTextReaderTests
{
    [Fact]
    public void Parse_DatedText_HasDateAndTheTextAsItStands()
    {
        var source = Drops.FixtureText("dated-text.txt");
        var article = Drops.OneFixture("dated-text.txt");

        Assert.Equal(new DateTimeOffset(2024, 3, 5, 0, 0, 0, TimeSpan.Zero), article.PublishedAt);
        Assert.Null(article.Title);
        Assert.Equal(source[" date 2024-03-05 ".Length..].TrimEnd(), article.Body);
    }

    [Theory]
    [InlineData("date 2024-13-45 was written on the wall of the house.")]
    [InlineData("date 2024-03-05th of the month, said the note.")]
    [InlineData("Dates 2024-03-05 and later were discussed.")]
    public void Parse_NoRealDate_StaysInTheText(string text)
    {
        var article = Drops.One("drop.txt", text);

        Assert.Null(article.PublishedAt);
        Assert.Equal(text, article.Body);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Parse_HeadlineAboveAnEmptyLine_IsTheTitleWhereItStands(string lineEnd)
    {
        var text = $"Quake kills 41 in Tarvos{lineEnd}{lineEnd}The quake struck at dawn, the ministry said.";
        var article = Drops.One("drop.txt", text);

        Assert.Equal("Quake kills 41 in Tarvos", article.Title);
        Assert.Equal(new TextSpan(0, 24), article.TitleSpan);
        Assert.Equal(text, article.Body);
    }

    [Theory]
    [InlineData("The quake killed 41 people.\n\nIt struck at dawn, the ministry said on Monday.")]
    [InlineData("Quake kills 41 in Tarvos\nThe quake struck at dawn, the ministry said.")]
    [InlineData("he said so at dawn\n\nThe quake struck at dawn, the ministry said.")]
    [InlineData("What the ministry said:\n\nThe quake struck at dawn, and 41 people died.")]
    [InlineData("Quake kills 41 in Tarvos\n\nShort")]
    [InlineData("PORT TARVOS\t—\n")]
    public void Parse_FirstLineThatIsNoHeadline_IsNoTitle(string text)
    {
        var article = Drops.One("drop.txt", text);

        Assert.Null(article.Title);
        Assert.Equal(default, article.TitleSpan);
    }

    [Theory]
    [InlineData("[Updated] Five died in Tarvos, 3 < 5, AT&T said, *sort of*, snake_case and 5 * 3 * 2.")]
    [InlineData("{not json} Five died.")]
    [InlineData("<Five> people died in Tarvos & more.")]
    [InlineData("- Five died\n- Six were hurt\n  1. and so on")]
    [InlineData("   Indented text\n\n    and more of it, said C:\\temp\\x.")]
    [InlineData("a: b\n---\nFive died.")]
    public void Parse_ProseWithMarks_StaysAsItStands(string text) => Assert.Equal(text.Trim(), Drops.One("drop.txt", text).Body);
}
