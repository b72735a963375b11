using Pipeline.Core.Articles;
using Pipeline.Core.Articles.Readers.Html;

namespace Pipeline.Core.Tests.Articles.Readers.Html;

public sealed class HtmlMetadataTests
{
    private const string Story = "<p>A ferry sank off Norland on Monday, the coast guard said, and nine people are missing.</p>";

    [Fact]
    public void The_page_about_reading_lists_every_meta_element() => ReadingPageTests.Lists("Pages",
        [.. HtmlMetadata.TitleNames, .. HtmlMetadata.AuthorNames, .. HtmlMetadata.PublisherNames, .. HtmlMetadata.DateNames]);

    [Theory]
    [InlineData("""[{"@type":"NewsArticle","headline":"Fair opens"},{"@type":"NewsArticle","headline":"Ferry sinks"}]""")]
    [InlineData("""
        {"@graph":[{"@type":"ItemList","itemListElement":[{"item":{"@type":"Article","headline":"Fair opens"}}]},
        {"@type":"Article","headline":"Ferry sinks"}]}
        """)]
    [InlineData("""{"@type":"Article","name":"Ferry sinks","headline":"accident at sea"}""")]
    [InlineData("{\"@type\":\"Article\",\"headline\":\"Ferry sinks\",\"description\":\"Nine\nmissing\"}")]
    [InlineData("""//<![CDATA[{"@type":"Article","headline":"Ferry sinks"}//]]>""")]
    public void The_entry_of_the_page_itself_is_read(string json) => Assert.Equal(
        "Ferry sinks", Read($"<h1>Ferry sinks</h1><script type='application/ld+json'>{json}</script>").Title);

    [Theory]
    [InlineData("<p>By Joris Hale</p><p>5 March 2024, 06:00 GMT</p>")]
    [InlineData("<p>By Joris Hale, March 5, 2024 6:00 AM GMT</p>")]
    [InlineData("<p class='meta'>Joris Hale · 5 March 2024 06:00 GMT · 3 min read</p>")]
    [InlineData("<div class='byline'>Joris Hale</div><p>Published on March 5, 2024 / 6:00 AM GMT</p>")]
    [InlineData("<p>Updated: Mar 7, 2024 / 06:00 AM GMT</p><p>By Joris Hale<br>Posted: Mar 5, 2024 / 01:00 AM EST</p>")]
    public void The_lines_below_the_headline_are_fields(string lines)
    {
        var article = Read($"<h1>Ferry sinks</h1>{lines}");

        Assert.Equal(
            ("Joris Hale", new DateTimeOffset(2024, 3, 5, 6, 0, 0, TimeSpan.Zero), Story[3..^4]),
            (article.Author, article.PublishedAt, article.Body.Replace("Ferry sinks", "", StringComparison.Ordinal).Trim()));
    }

    [Theory]
    [InlineData("<p>By Sunday the water had gone</p>")]
    [InlineData("<p>Nine die on 5 March 2024</p>")]
    public void A_line_below_the_headline_that_tells_is_no_field(string line)
    {
        var article = Read($"<h1>Ferry sinks</h1>{line}");

        Assert.Equal((null, null), (article.Author, article.PublishedAt));
    }

    [Fact]
    public void Values_of_an_entry_may_stand_in_lists()
    {
        var article = Read("""
            <h1>Ferry sinks</h1><script type='application/ld+json'>{"@type":"NewsArticle","headline":"Ferry sinks",
            "author":[{"@type":"Person","name":["Sigrun Moe"]}],"datePublished":["2024-03-05T06:00:00Z"]}</script>
            """);

        Assert.Equal(
            ("Sigrun Moe", new DateTimeOffset(2024, 3, 5, 6, 0, 0, TimeSpan.Zero)), (article.Author, article.PublishedAt));
    }

    [Fact]
    public void The_author_may_stand_beside_a_label_in_the_head() => Assert.Equal("Bo Anker", Read(
        "<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Bo Anker'>"
        + "<meta name='twitter:label2' content='Reading time'><meta name='twitter:data2' content='2 minutes'><h1>F</h1>").Author);

    [Theory]
    [InlineData("<title>Silo down at the harbour - DockTalk - Forum</title><h2><a href='/t'>Silo down at the harbour</a></h2>")]
    [InlineData("<title>Silo down at the harbour - DockTalk</title><div>Silo down at the harbour</div>")]
    public void A_title_is_what_the_page_shows_of_it(string markup) => Assert.Equal("Silo down at the harbour", Read(markup).Title);

    [Fact]
    public void A_title_with_a_mark_that_the_page_does_not_show_apart_stays_whole() => Assert.Equal(
        "Live updates - storm hits the coast", Read("<title>Live updates - storm hits the coast</title><div>Live updates</div>").Title);

    [Fact]
    public void A_list_of_other_stories_gives_a_page_nothing()
    {
        var article = Read("""
            <title>Ferry sinks</title><script type='application/ld+json'>{"@type":"ItemList","itemListElement":[
            {"item":{"@type":"Article","headline":"Fair opens","author":{"name":"Ann"},"datePublished":"2019-05-05"}}]}</script>
            """);

        Assert.Equal(("Ferry sinks", null, null), (article.Title, article.Author, article.PublishedAt));
    }

    [Theory]
    [InlineData("<h1>F</h1><time datetime='2024-03-05T06:00:00Z'>5 March</time>")]
    [InlineData("<a href=x><time datetime='2020-01-01'>1 Jan</time></a><h1>F</h1><time datetime='2024-03-05T06:00:00Z'>5 March</time>")]
    [InlineData("<div class='related'><time datetime='2020-01-01'></time></div><time datetime='2024-03-05T06:00:00Z'></time><h1>F</h1>")]
    [InlineData("<h1>F</h1><span class='post-date'>Published on March 5, 2024 6:00 AM GMT</span>")]
    [InlineData("<h1>F</h1><abbr class='published' title='2024-03-05T06:00:00Z'>Tuesday</abbr>")]
    [InlineData("<meta itemprop='datePublished' content='2024-03-05'><h1>F</h1><time datetime='2024-03-05T06:00:00Z'></time>")]
    [InlineData("<h1>F</h1><span itemprop='datePublished' content='2024-03-05T06:00:00Z'>5 March</span>")]
    [InlineData("<h1>F</h1><p>Updated <time datetime='2024-03-07'></time></p>"
        + "<p>Published <time datetime='2024-03-05T06:00:00Z'></time></p>")]
    [InlineData("<h1>F</h1><div class='event-date'>Vigil: <time datetime='2029-01-01'></time></div>"
        + "<time datetime='2024-03-05T06:00:00Z'></time>")]
    [InlineData("<article><h1>F</h1><footer class='node__meta'><time datetime='2024-03-05T06:00:00Z'></time></footer></article>")]
    [InlineData("<h2 class='date-header'>5 March 2024</h2><div class='post hentry'><h3>F</h3><div class='post-footer'><a href='#'>"
        + "<abbr class='published' itemprop='datePublished' title='2024-03-05T06:00:00Z'>6:00</abbr></a></div></div>")]
    public void A_page_was_published_when_its_own_time_says(string markup) =>
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 6, 0, 0, TimeSpan.Zero), Read(markup).PublishedAt);

    [Theory]
    [InlineData("<p>The crane, which fell at noon, was built on <time datetime='1991-03-04'>4 March 1991</time> and painted in 2009.</p>")]
    [InlineData("<div class='comments'><p class='date'>5 March 2024</p></div>")]
    [InlineData("<footer><time datetime='2024-03-05'>5 March</time></footer>")]
    public void A_time_that_is_told_or_anothers_is_none_of_the_page(string markup) => Assert.Null(Read("<h1>F</h1>" + markup).PublishedAt);

    [Theory]
    [InlineData("<link rel='canonical' href='/ferry'><base href='https://n.example/news/'>", "https://n.example/ferry")]
    [InlineData("<link rel='canonical' href='ferry'><base href='https://n.example/news/'>", "https://n.example/news/ferry")]
    [InlineData("<link rel='canonical shortlink' href='https://n.example/a'>", "https://n.example/a")]
    [InlineData("<!-- saved from url=(0023)https://n.example/ferry -->", "https://n.example/ferry")]
    public void A_page_has_the_address_it_names(string head, string address) => Assert.Equal(address, Read(head).Url?.AbsoluteUri);

    [Theory]
    [InlineData("<meta name='author' content='https://n.example/people/ann'><meta property='article:author' content='Ann Orr'>", "Ann Orr")]
    [InlineData("<meta name='author' content='Ann Orr'><meta name='author' content='Bo Quill'>", "Ann Orr, Bo Quill")]
    [InlineData("<meta name='author' content='@ann'>", null)]
    public void A_profile_is_no_author(string head, string? author) => Assert.Equal(author, Read(head).Author);

    private static Article Read(string markup) => Drops.One("a.html", $"<!doctype html><html>{markup}<main>{Story}</main></html>");
}
