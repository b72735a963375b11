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
