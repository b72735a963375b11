using Pipeline.Core.Articles;
using Pipeline.Tests.Shared;
namespace Pipeline.Core.Tests.Articles.Readers.Text;

public sealed class MarkdownArticleReaderTests
{
    [Fact]
    public void Parse_HeaderBlock_GivesEveryField()
    {
        var article = Drops.OneFixture("page-with-header.txt");

        Assert.Equal("Spyware found on phones of Tarvos reporters, watchdog says", article.Title);
        Assert.Equal("Harbour Wire", article.Author);
        Assert.Equal("The Tarvos Herald (Online)", article.Publisher);
        Assert.Equal("https://herald.example/story/2091/spyware-on-phones/", article.Url!.AbsoluteUri);
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 6, 20, 57, TimeSpan.Zero), article.PublishedAt);
        Assert.Equal("page-with-header.txt", article.Source);
    }

    [Fact]
    public void Parse_HeaderBlock_BodyIsTitleAndTextAsItStands()
    {
        var source = Drops.FixtureText("page-with-header.txt");
        var article = Drops.OneFixture("page-with-header.txt");

        Assert.Equal($"{article.Title}\n\n{source[source.IndexOf("PORT TARVOS", StringComparison.Ordinal)..].TrimEnd()}", article.Body);
        Assert.Equal(article.Title, article.TitleSpan.In(article.Body));
    }

    [Fact]
    public void Parse_EmptyAuthor_HasNoAuthor()
    {
        var article = Drops.OneFixture("page-without-author.txt");

        Assert.Null(article.Author);
        Assert.Equal("Norland Daily", article.Publisher);
        Assert.Equal("https://daily.example/news/exclusive--phones-hacked---sources-1205", article.Url!.AbsoluteUri);
    }

    [Fact]
    public void Parse_TitleOnly_HasTitleAndText()
    {
        var article = Drops.One("drop.txt", "# Quake shakes Tarvos #\nForty-one people died.\nMore may follow.");

        Assert.Equal("Quake shakes Tarvos", article.Title);
        Assert.Equal("Quake shakes Tarvos\n\nForty-one people died.\nMore may follow.", article.Body);
        Assert.Null(article.Author);
    }

    [Fact]
    public void Parse_SentenceThatLooksLikeAHeaderLine_StaysInTheText()
    {
        var article = Drops.One(
            "drop.md", "# Quake shakes Tarvos\n\nSource: the ministry said that 41 people had died.\n\nMore may follow.");

        Assert.Contains("Source: the ministry said that 41 people had died.", article.Body);
        Assert.Null(article.Publisher);
    }

    [Fact]
    public void Parse_LinkThatIsNotHttp_IsNoLink()
    {
        var article = Drops.One("drop.md", "# Quake\n\nOriginal: [The [Daily] Post](javascript:alert(1))\n\nForty-one people died.");

        Assert.Null(article.Url);
        Assert.Equal("The [Daily] Post", article.Publisher);
    }

    [Fact]
    public void Parse_FrontMatter_GivesEveryField()
    {
        var article = Drops.OneFixture("markup.md");

        Assert.Equal("Flood in Ostrava Bay: 'worst in decades'", article.Title);
        Assert.Equal("Ada Quill, Cal Orr", article.Author);
        Assert.Equal("The Tarvos Herald", article.Publisher);
        Assert.Equal("https://herald.example/flood", article.Url!.AbsoluteUri);
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 0, 0, 0, TimeSpan.Zero), article.PublishedAt);
    }

    [Fact]
    public void Parse_Markup_IsTakenOutOfTheText() => Assert.Equal(
        """
        Flood in Ostrava Bay: 'worst in decades'

        At least 29 people were killed in the flood, the coast guard said.

        What is known

        29 dead
        1,400 displaced, most of them children

        We lost everything, said Bea Marsh.

        Rain & wind go on.

        The end*.
        """,
        Drops.OneFixture("markup.md").Body);

    [Theory]
    [InlineData("---\nNot a field\n---\nForty-one people died.")]
    [InlineData("---\ntitle: never closed\nForty-one people died.")]
    public void Parse_RuleThatIsNoFrontMatter_LosesNoText(string text)
    {
        var article = Drops.One("drop.md", text);

        Assert.Null(article.Title);
        Assert.Contains("Forty-one people died.", article.Body);
    }

    [Theory]
    [InlineData("> ")]
    [InlineData("- ")]
    [InlineData("[")]
    [InlineData("![a](")]
    [InlineData("**a _b ")]
    [InlineData("`a``")]
    [InlineData("<div>")]
    public void Parse_NestingWithoutEnd_IsReadAllTheSame(string mark)
    {
        var article = Drops.One("drop.md", $"# Title of it\n\n{Drops.Repeat(mark, 20_000)} people died");

        Assert.StartsWith("Title of it\n\n", article.Body);
        Assert.EndsWith("people died", article.Body);
    }

    /// <summary>What stands before, what is repeated how often, and what follows.</summary>
    public static TheoryData<string, string, int, string> Costly => new()
    {
        { "# x", " ", 5_000_000, "y\n\nText." },
        { "# x", "#", 5_000_000, "y\n\nText." },
        { "# x", " #", 2_500_000, "y\n\nText." },
        { "# x\n\nOriginal: [", "](", 2_500_000, "\n\nText." },
        { "---\nsource: [", "](", 2_500_000, "\n---\nText." },
        { "Text ", "[a](http://", 450_000, "" },
        { "a", " <?", 43_000, "" },
        { "a", " <!A", 32_000, "" },
        { "a", " <!--", 26_000, "" },
        { "a", "*a _b ", 9_500, "" },
        { "a", "&amp;*", 16_000, "" },
    };

    [Theory]
    [MemberData(nameof(Costly))]
    public void Parse_TextMadeToBeCostly_IsReadAtOnce(string before, string repeated, int times, string after)
    {
        var text = Drops.Bytes(before + Drops.Repeat(repeated, times) + after);
        ArticleParseResult? result = null;

        var time = ThreadTime.Of(() => result = Drops.Parse("a.md", text));

        Assert.True(time < TimeSpan.FromSeconds(20), $"{time.TotalSeconds:0.0} s");
        Assert.Single(result!.Articles);
    }

    [Theory]
    [InlineData("`[x](http://e)\u2069`", "[x](http://e)")]
    [InlineData("*a* <http://e.example/\u202Egpj>", "a http://e.example/gpj")]
    [InlineData("*a*\n\n```\nb\u200Bc\n```", "a\n\nbc")]
    public void Parse_InvisibleCharactersInMarkup_AreTakenOut(string text, string body) => Assert.Equal(body, Drops.One("a.md", text).Body);

    [Theory]
    [InlineData("# Nine die #", "Nine die")]
    [InlineData("# Nine die ## ", "Nine die")]
    [InlineData("# C# in news", "C# in news")]
    [InlineData("#  Nine die\t", "Nine die")]
    public void Parse_ClosingMarks_AreNotTheTitles(string heading, string title) =>
        Assert.Equal(title, Drops.One("a.md", heading + "\n\nA ferry sank off Norland.").Title);
}
