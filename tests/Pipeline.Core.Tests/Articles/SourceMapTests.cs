using Pipeline.Core.Articles;
using Pipeline.Text;
using Pipeline.Text.Tokens;

namespace Pipeline.Core.Tests.Articles;

public sealed class SourceMapTests
{
    [Theory]
    [InlineData("page-with-header.txt", "\n")]
    [InlineData("page-with-header.txt", "\r\n")]
    [InlineData("page-without-author.txt", "\n")]
    [InlineData("dated-text.txt", "\n")]
    [InlineData("dated-text.txt", "\r\n")]
    public void ToSource_EveryTokenOfABodyWithoutMarkup_StandsInTheDrop(string fixture, string lineEnd)
    {
        var source = Drops.FixtureText(fixture).Replace("\n", lineEnd);
        var article = Drops.One("drop.txt", source);

        Assert.All(Tokenizer.Tokenize(article.Body), token =>
            Assert.Equal(token.Span.In(article.Body), article.SourceMap!.ToSource(token.Span)!.Value.In(source)));
    }

    [Fact]
    public void ToSource_MarkdownWithMarkup_MapsEveryWordThatIsNoHtmlOrCode()
    {
        var source = Drops.FixtureText("markup.md");
        var article = Drops.OneFixture("markup.md");
        string[] unmapped = ["children", "Rain", "&", "wind", "go", "on", "."];

        var lost = new List<string>();
        foreach (var token in Tokenizer.Tokenize(article.Body))
        {
            var word = token.Span.In(article.Body);
            if (article.SourceMap!.ToSource(token.Span) is { } place)
            {
                Assert.Equal(word, place.In(source));
            }
            else
            {
                lost.Add(word);
            }
        }

        Assert.Equal(unmapped, lost);
    }

    [Fact]
    public void ToSource_ByteOrderMark_DoesNotCount()
    {
        var article = Drops.One("drop.txt", "\uFEFF  Five people died in Tarvos.");

        Assert.Equal(new TextSpan(2, 4), article.SourceMap!.ToSource(new TextSpan(0, 4)));
    }

    [Fact]
    public void ToSource_SoftHyphenWithinAWord_CoversIt()
    {
        const string source = "Five people died in Tar\u00ADvos on\u200B Monday.";
        var article = Drops.One("drop.txt", source);

        Assert.Equal("Five people died in Tarvos on Monday.", article.Body);
        Assert.Equal("Tar\u00ADvos", article.SourceMap!.ToSource(new TextSpan(20, 6))!.Value.In(source));
        Assert.Equal("Monday", article.SourceMap.ToSource(new TextSpan(30, 6))!.Value.In(source));
    }

    [Fact]
    public void ToSource_BlankLineBelowATitle_StandsNowhere()
    {
        var article = Drops.OneFixture("page-with-header.txt");

        Assert.Null(article.SourceMap!.ToSource(new TextSpan(article.TitleSpan.End, 2)));
        Assert.Null(article.SourceMap.ToSource(new TextSpan(article.Body.Length, 1)));
    }

    [Fact]
    public void Constructor_OverlappingSlices_Throws() =>
        Assert.Throws<ArgumentException>(() => new SourceMap([new(0, 0, 5), new(4, 9, 2)]));
}
