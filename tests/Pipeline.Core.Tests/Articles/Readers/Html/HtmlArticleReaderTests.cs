using Pipeline.Core.Articles;

namespace Pipeline.Core.Tests.Articles.Readers.Html;

public sealed class HtmlArticleReaderTests
{
    [Theory]
    [InlineData("Sorry, the page", "<title>Page not found</title><h1>404 – Page not found</h1><p>Sorry, the page you want is not here.</p>")]
    [InlineData("Just a moment", "<title>Just a moment...</title><h2>Verifying you are human. This may take a few seconds.</h2>")]
    [InlineData("We use cookies", "<title>Before you continue</title><p>We use cookies and data to deliver our services.</p>")]
    [InlineData("This content", "<title>Names</title><p>This content is password protected. Please enter your password below:</p>")]
    public void A_page_in_place_of_an_article_is_rejected_with_what_it_says(string seen, string page) =>
        Assert.Contains(
            seen, Drops.Rejected(Drops.Parse("page.html", $"<!DOCTYPE html><html>{page}</html>")).Detail, StringComparison.Ordinal);

    [Theory]
    [InlineData("<h1>404 people died</h1><p>The flood killed 404 people, the ministry said on Monday.</p>")]
    [InlineData("<h1>Access denied</h1><p>Reporters were kept from the harbour on Monday, where nine people had died.</p>")]
    public void A_story_that_begins_like_such_a_page_is_read(string page) =>
        Assert.NotEmpty(Drops.One("page.html", $"<!DOCTYPE html><html>{page}</html>").Body);

    [Fact]
    public void Parse_NewsPage_HasTheArticleAndNothingElse() => Assert.Equal(
        """
        Bridge falls in Port Tarvos & kills 12

        A road bridge fell into the harbour of Port Tarvos on Monday, killing at least 12 people, the harbour master said.

        Three lorries and a bus went down with it, he said; divers were still looking for survivors.

        Warnings

        Engineers had warned of rust in the cables, in 2018 and again in 2021, according to the city’s papers.
        """,
        Drops.OneFixture("page.html").Body.Replace("Bridge falls in Port Tarvos, killing 12\n\n", ""));

    [Fact]
    public void Parse_NewsPage_HasTheFieldsOfItsMetaTags()
    {
        var article = Drops.OneFixture("page.html");

        Assert.Equal("Bridge falls in Port Tarvos & kills 12", article.Title);
        Assert.Equal(article.Title, article.TitleSpan.In(article.Body));
        Assert.Equal("Bea Marsh", article.Author);
        Assert.Equal("The Tarvos Herald", article.Publisher);
        Assert.Equal("https://herald.example/bridge", article.Url!.AbsoluteUri);
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 6, 0, 0, TimeSpan.Zero), article.PublishedAt);
        Assert.Null(article.SourceMap);
    }

    [Fact]
    public void Parse_PageFilledByScripts_IsReadFromItsJsonLd()
    {
        var article = Drops.OneFixture("scripted.html");

        Assert.Equal("Ferry strike strands 3,000 islanders", article.Title);
        Assert.Equal(
            "Ferry strike strands 3,000 islanders\n\nA strike of ferry crews has stranded 3,000 islanders.\n\nTalks go on, the union said.",
            article.Body);
        Assert.Equal("Ada Quill, Cal Orr", article.Author);
        Assert.Equal("Norland Daily", article.Publisher);
        Assert.Equal("https://daily.example/strike", article.Url!.AbsoluteUri);
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 9, 30, 0, TimeSpan.Zero), article.PublishedAt);
    }

    [Fact]
    public void Parse_HostilePage_HasWhatAReaderSees()
    {
        var article = Drops.OneFixture("hostile.html");

        Assert.Equal(
            "School\n\nA school was closed on Monday, pupils said.\n\n"
                + "<script>alert(2)</script> was painted on its wall\n\nNobody was hurt, they said.",
            article.Body);
        Assert.Null(article.Url);
    }

    [Fact]
    public void Parse_MarkedArticleBody_IsPreferred()
    {
        var article = Drops.One("a.html",
            $"""
            <body><div><p>{Drops.Repeat("Teaser, of, another, story, here. ", 8)}</p></div>
            <div itemprop="articleBody"><p>{Drops.Repeat("The ferry sank off Norland. ", 7).TrimEnd()}</p><p>Nine died.</p></div></body>
            """);

        Assert.Equal(Drops.Repeat("The ferry sank off Norland. ", 7).TrimEnd() + "\n\nNine died.", article.Body);
    }

    [Fact]
    public void Parse_FragmentWithLineBreaks_HasParagraphs() => Assert.Equal(
        "Nine people died in Norland.\nTen were hurt.\n\nThe ferry sank at dawn.",
        Drops.One("drop.txt", "Nine people died in Norland.<br>Ten were hurt.<br/><br />The ferry sank at dawn.").Body);

    [Theory]
    [InlineData("<title>Nine die | The Post</title><h1>Nine die</h1>", "Nine die")]
    [InlineData("<title>Nine die - The Post</title><meta property='og:site_name' content='The Post'>", "Nine die")]
    [InlineData("<title>Nine die - ferry sinks</title>", "Nine die - ferry sinks")]
    [InlineData("<title>Site</title><h1>Nine <i>die</i></h1>", "Nine die")]
    public void Parse_PageTitle_IsTheHeadlineWithoutTheSite(string head, string title) => Assert.Equal(
        title, Drops.One("a.html", $"<html>{head}<p>A ferry sank off Norland on Monday, the coast guard said.</p></html>").Title);

    [Theory]
    [InlineData("<time datetime='2024-03-05T06:00:00Z'>today</time>")]
    [InlineData("<meta name='pubdate' content='March 5, 2024 6:00 AM'>")]
    [InlineData("<meta itemprop='datePublished' content='2024-03-05 06:00'>")]
    [InlineData("<time datetime='2020-01-01'></time><time itemprop='datePublished' datetime='2024-03-05T07:00+01:00'></time>")]
    public void Parse_PageDate_IsFoundInItsUsualPlaces(string markup) => Assert.Equal(
        new DateTimeOffset(2024, 3, 5, 6, 0, 0, TimeSpan.Zero),
        Drops.One(
            "a.html", $"<html><body>{markup}<p>A ferry sank off Norland on Monday, the coast guard said.</p></body></html>").PublishedAt);

    [Fact]
    public void Parse_BrokenJsonLd_IsPassedOver() => Assert.Equal("A ferry sank off Norland.",
        Drops.One(
            "a.html", "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",</script><p>A ferry sank off Norland.</p>").Body);

    [Theory]
    [InlineData("<div>")]
    [InlineData("<b>")]
    [InlineData("<b><div></b>")]
    [InlineData("<table><tr><td>")]
    [InlineData("<ul><li>")]
    [InlineData("<svg><g/><g>")]
    [InlineData("<template>")]
    public void Parse_NestingWithoutEnd_IsMalformedWithPosition(string tag)
    {
        var rejection = Drops.Rejected(Drops.Parse("a.html", $"<html>\n{Drops.Repeat(tag, 100_000)}Deep text"));

        Assert.Equal(RejectionReason.Malformed, rejection.Reason);
        Assert.Matches("""more than 512 levels \(line 2, position \d+\)""", rejection.Detail);
    }

    [Theory]
    [InlineData("<p>Nine died, ")]
    [InlineData("<div><span>Nine died, </div>")]
    [InlineData("<li>Nine died, ")]
    [InlineData("<br>Nine died, ")]
    [InlineData("</b>Nine died, ")]
    [InlineData("<a href=x>l</a>Nine died, ")]
    public void Parse_ManySloppyTags_IsRead(string tag) =>
        Assert.Contains("Nine died", Drops.One("a.html", $"<html>{Drops.Repeat(tag, 5_000)}").Body);

    [Fact]
    public void Parse_TagWithEndlessAttributes_IsRead()
    {
        var attributes = string.Join(' ', Enumerable.Range(0, 100_000).Select(number => $"a{number}=1"));

        Assert.Equal("Nine died.", Drops.One("a.html", $"<html><p {attributes}>Nine died.</p></html>").Body);
    }
}
