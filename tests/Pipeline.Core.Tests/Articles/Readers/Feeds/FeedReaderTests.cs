using Pipeline.Core.Articles;
using Pipeline.Tests.Shared;

namespace Pipeline.Core.Tests.Articles.Readers.Feeds;

public sealed class FeedReaderTests
{
    [Fact]
    public void Parse_Rss_ReadsEachItem()
    {
        var result = Drops.Parse("feed.rss", Drops.Fixture("feed.rss"));

        Assert.Equal(["feed.rss#1", "feed.rss#2"], result.Articles.Select(article => article.Source));
        var first = result.Articles[0];
        Assert.Equal("Quake shakes Tarvos\n\nAn earthquake shook Tarvos, killing 41 people.\n\nRescue teams dug on.", first.Body);
        Assert.Equal("Quake shakes Tarvos", first.TitleSpan.In(first.Body));
        Assert.Equal(("Ada Quill, Cal Orr", "The Tarvos Herald"), (first.Author, first.Publisher));
        Assert.Equal("https://herald.example/quake", first.Url!.AbsoluteUri);
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 11, 20, 57, TimeSpan.Zero), first.PublishedAt);
        var second = result.Articles[1];
        Assert.Equal("Bakery wins & smiles\n\nA bakery won a prize.", second.Body);
        Assert.Equal(("Bea Marsh", "Norland Daily"), (second.Author, second.Publisher));
        Assert.Equal("https://herald.example/bakery", second.Url!.AbsoluteUri);
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 5, 20, 0, TimeSpan.Zero), second.PublishedAt);
        Assert.Equal((RejectionReason.Empty, "#3"), (Assert.Single(result.Rejections).Reason, result.Rejections[0].Part));
    }

    [Theory]
    [InlineData("&lt;a href=\"https://n.example\"&gt;Silo: nine dead&lt;/a&gt;&amp;nbsp;&lt;font&gt;Velden Mirror&lt;/font&gt;", "")]
    [InlineData("Nine dock workers died.", "\n\nNine dock workers died.")]
    public void The_name_of_the_paper_that_Google_News_writes_behind_its_headline_is_no_part_of_it(string description, string text)
    {
        var article = Drops.One("a.rss", $"""
            <rss version="2.0"><channel><title>n</title><item><title>Silo: nine dead - Velden Mirror</title><link>https://n.example</link>
            <description>{description}</description><source url="https://v.example">Velden Mirror</source></item></channel></rss>
            """);

        Assert.Equal(("Silo: nine dead", "Velden Mirror", $"Silo: nine dead{text}"), (article.Title, article.Publisher, article.Body));
    }

    [Fact]
    public void Parse_Atom_ReadsEachEntry()
    {
        var result = Drops.Parse("feed.atom", Drops.Fixture("feed.atom"));

        Assert.Empty(result.Rejections);
        Assert.Equal(2, result.Articles.Count);
        var (first, second) = (result.Articles[0], result.Articles[1]);
        Assert.Equal("Storm & flood\n\nA storm hit\nNorland <badly>.\n\nFive died.", first.Body);
        Assert.Equal("https://daily.example/storm", first.Url!.AbsoluteUri);
        Assert.Equal(("Newsroom", "Norland Daily"), (first.Author, first.Publisher));
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 4, 0, 0, TimeSpan.Zero), first.PublishedAt);
        Assert.Equal(("Second entry\n\nOnly a summary stands here.", "Bea Marsh"), (second.Body, second.Author));
        Assert.Equal(new DateTimeOffset(2024, 3, 6, 0, 0, 0, TimeSpan.Zero), second.PublishedAt);
    }

    [Fact]
    public void Parse_Rdf_IsOneArticleUnderTheDropsName()
    {
        var article = Drops.OneFixture("feed.rdf");

        Assert.Equal(("feed.rdf", "Fire on the pier", "The Tarvos Herald"), (article.Source, article.Title, article.Publisher));
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 6, 0, 0, TimeSpan.Zero), article.PublishedAt);
    }

    [Theory]
    [InlineData(
        "<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>"
            + "<rss><channel><item><title>Oh &b; no</title></item></channel></rss>",
        "Oh &b; no")]
    [InlineData(
        "<!DOCTYPE rss SYSTEM \"file:///etc/passwd\"><rss><channel><item><title>Hi &x;</title></item></channel></rss>", "Hi &x;")]
    public void A_document_type_is_passed_over_and_what_it_declares_is_never_expanded(string xml, string title) =>
        Assert.Equal(title, Drops.One("drop.txt", xml).Title);

    [Fact]
    public void Parse_FeedThatBreaksOff_IsReadUpToTheBreak()
    {
        var result = Drops.Parse("drop.xml", "\n<rss><channel>\n<item><title>First item</title></item>\n<item><title>Sec</titel>");

        Assert.Equal("First item", Assert.Single(result.Articles).Title);
        Assert.Equal(
            new Rejection(RejectionReason.Malformed, "The XML breaks off before it is complete (line 4, position 25).", "#2"),
            Assert.Single(result.Rejections));
    }

    [Theory]
    [InlineData("<item><title>Nine & ten die</title><link>https://a.example/?a=1&b=2</link></item>", "Nine & ten die")]
    [InlineData("<item><title>Nine die</titel><link>https://a.example/?a=1&amp;b=2</link></item>", "Nine die")]
    [InlineData("<item><title>Nine die<link>https://a.example/?a=1&amp;b=2</link></title></item>", "Nine die")]
    [InlineData("<item><title>Nine&nbsp;die</title><media:x/><link>https://a.example/?a=1&b=2</link>", "Nine\u00A0die")]
    [InlineData("<item><title>Nine <b>die</title><link>https://a.example/?a=1&b=2</link></item>", "Nine die")]
    [InlineData("<item><title>5 < 9 die</title><link>https://a.example/?a=1&b=2</link></item>", "5 < 9 die")]
    [InlineData("<item><title a=\"b>Nine die</title><link>https://a.example/?a=1&b=2</link></item>", "Nine die")]
    [InlineData("<item><title>Nine <!-- die</title><link>https://a.example/?a=1&b=2</link></item>", "Nine <!-- die")]
    public void What_readers_of_feeds_mend_is_mended(string item, string title)
    {
        var result = Drops.Parse(
            "drop.xml", $"<rss><channel>{item}<item><title>Ten die</title></item></channel></rss>");

        Assert.Empty(result.Rejections);
        Assert.Equal([title.Replace('\u00A0', ' '), "Ten die"], result.Articles.Select(article => article.Title));
        Assert.Equal("https://a.example/?a=1&b=2", result.Articles[0].Url!.AbsoluteUri);
    }

    [Fact]
    public void A_section_without_an_end_costs_its_item_alone()
    {
        var result = Drops.Parse(
            "drop.xml",
            "<rss><channel><item><title>One</title></item><item><title>Two</title><description><![CDATA[Text</description></item>"
                + "<item><title>Three</title><description><![CDATA[More.]]></description></item></channel></rss>");

        Assert.Equal(["One", "Three"], result.Articles.Select(article => article.Title));
        Assert.Equal(
            new Rejection(RejectionReason.Malformed, "A CDATA section has no end (line 1, position 83).", "#2"),
            Assert.Single(result.Rejections));
    }

    [Theory]
    [InlineData(
        "<rss xmlns:x=\"http://search.yahoo.com/mrss/\"><channel><item><title>T</title><x:group><x:description>{0}</x:description>"
        + "</x:group></item></channel></rss>")]
    [InlineData(
        "<rss xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\"><channel><item><title>T</title>"
        + "<itunes:summary>{0}</itunes:summary></item></channel></rss>")]
    [InlineData(
        "<rss><channel><item><title>T</title><itunes:summary>{0}</itunes:summary><description>Short.</description></item></channel>"
        + "</rss>")]
    [InlineData(
        "<rss xmlns:c=\"http://purl.org/rss/1.0/modules/content/\"><channel><item><title>T</title><description>Short.</description>"
        + "<c:encoded>{0}</c:encoded></item></channel></rss>")]
    [InlineData(
        "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" xmlns=\"http://my.netscape.com/rdf/simple/0.9/\"><item>"
        + "<title>T</title><description>{0}</description></item></rdf:RDF>")]
    [InlineData(
        "<rss xmlns=\"http://example.org/whatever\"><channel><item><title>T</title><description>{0}</description></item></channel>"
        + "</rss>")]
    [InlineData(
        "<a:feed xmlns:a=\"http://www.w3.org/2005/Atom\"><a:entry><a:title>T</a:title><a:summary>{0}</a:summary></a:entry></a:feed>")]
    [InlineData("<feed xmlns=\"http://purl.org/atom/ns#\"><entry><title>T</title><content mode=\"escaped\">{0}</content></entry></feed>")]
    [InlineData(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>T</title><content type=\"xhtml\"><h:div "
        + "xmlns:h=\"http://www.w3.org/1999/xhtml\"><h:p>{0}</h:p></h:div></content></entry></feed>")]
    [InlineData(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry><title>T</title><content type=\"image/png\">AAAA</content>"
        + "<summary>{0}</summary></entry></feed>")]
    public void The_longest_text_of_an_item_is_read_from_every_vocabulary(string feed) => Assert.Equal(
        "T\n\nA ferry sank off Norland.",
        Drops.One("drop.xml", string.Format(System.Globalization.CultureInfo.InvariantCulture, feed, "A ferry sank off Norland.")).Body);

    [Theory]
    [InlineData("<guid isPermaLink=\"false\">https://a.example/1</guid>", "https://a.example/1")]
    [InlineData("<guid isPermaLink=\"false\">https://a.example/1</guid><link>https://a.example/2</link>", "https://a.example/2")]
    [InlineData("<guid isPermaLink=\"false\">a-1</guid>", null)]
    [InlineData("<guid>https://a.example/1</guid><link>/2</link>", "https://herald.example/2")]
    [InlineData("<link href=\"https://a.example/2\"/>", "https://a.example/2")]
    [InlineData("<atom:link rel=\"self\" href=\"https://a.example/feed\"/><link>https://a.example/2</link>", "https://a.example/2")]
    [InlineData("<link>https://a.example/2</link><feedburner:origLink>https://b.example/3</feedburner:origLink>", "https://b.example/3")]
    [InlineData("<link>https://www.google.com/url?rct=j&amp;url=https%3A%2F%2Fb.example%2F3&amp;ct=ga</link>", "https://b.example/3")]
    [InlineData("<link>https://a.example/url?url=https://b.example/3</link>", "https://a.example/url?url=https://b.example/3")]
    [InlineData("<link>tag:a.example,2026:1</link>", null)]
    public void The_link_is_the_one_to_the_story(string links, string? url) => Assert.Equal(
        url,
        Drops.One(
            "drop.xml",
            $"<rss><channel><title>Herald</title><link>https://herald.example/</link><item><title>Nine die</title>{links}</item>"
                + "</channel></rss>")
            .Url?.AbsoluteUri);

    [Fact]
    public void Text_without_an_end_takes_time_in_line_with_its_length()
    {
        foreach (var piece in new[] { "<![CDATA[", "<!--", "<!DOCTYPE a [>", "<a '\"", "<item><![CDATA[", "</b>", "<title a=\"", "&" })
        {
            var feed = Drops.Bytes($"<rss><channel><item><title>x</title>{Drops.Repeat(piece, 2_000_000 / piece.Length)}");
            var time = ThreadTime.Of(() => Drops.Parse("a.xml", feed));

            Assert.True(time < TimeSpan.FromSeconds(5), $"{piece}: {time.TotalSeconds:0.0} s");
        }
    }

    [Fact]
    public void Parse_NestingWithoutEnd_IsMalformedWithPosition()
    {
        var rejection = Drops.Rejected(Drops.Parse("drop.xml", $"<rss><channel><item><description>{Drops.Repeat("<a>", 200_000)}"));

        Assert.Equal(RejectionReason.Malformed, rejection.Reason);
        Assert.Matches("""more than 64 levels \(line 1, position \d+\)""", rejection.Detail);
    }

    [Fact]
    public void Parse_XmlThatIsNoFeed_IsMalformed() => Assert.Equal(
        RejectionReason.Malformed, Drops.Rejected(Drops.Parse("drop.xml", "<?xml version=\"1.0\"?><nitf><body>Text</body></nitf>")).Reason);

    [Fact]
    public void Parse_RepeatedFieldsOfAnItem_TakesTheFirst()
    {
        var article = Drops.One(
            "drop.xml",
            "<rss><channel><item><title>One</title><title>Two</title><guid>no link</guid><link/><guid>https://a.example/</guid>"
                + "<description/><description>Text.</description></item></channel></rss>");

        Assert.Equal(("One", "One\n\nText.", "https://a.example/"), (article.Title, article.Body, article.Url?.AbsoluteUri));
    }

    [Theory]
    [InlineData("<item><title>x</title>", "<dc:creator>a</dc:creator>", "</item>")]
    [InlineData("", "<title>&lt;b></title>", "<item><title>x</title></item>")]
    public void Parse_FieldRepeatedWithoutEnd_CostsWhatItsLengthDoes(string before, string repeated, string after)
    {
        var feed = Drops.Bytes("<rss xmlns:dc='http://purl.org/dc/elements/1.1/'><channel>"
            + $"{before}{Drops.Repeat(repeated, 4_000_000 / repeated.Length)}{after}</channel></rss>");
        var allocated = 0L;

        var time = ThreadTime.Of(() =>
        {
            var start = GC.GetAllocatedBytesForCurrentThread();
            Assert.Single(Drops.Parse("a.xml", feed).Articles);
            allocated = GC.GetAllocatedBytesForCurrentThread() - start;
        });

        Assert.True(time < TimeSpan.FromSeconds(20), $"{time.TotalSeconds:0.0} s");
        Assert.InRange(allocated, 1, 150L * feed.Length);
    }
}
