using Pipeline.Core.Articles;
using Pipeline.Tests.Shared;

namespace Pipeline.Core.Tests.Articles.Readers;

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
            + "<rss><channel><item><title>&b;</title></item></channel></rss>")]
    [InlineData("<!DOCTYPE rss SYSTEM \"file:///etc/passwd\"><rss><channel><item><title>Hi</title></item></channel></rss>")]
    public void Parse_DocumentType_IsMalformed(string xml)
    {
        var rejection = Drops.Rejected(Drops.Parse("drop.txt", xml));

        Assert.Equal(RejectionReason.Malformed, rejection.Reason);
        Assert.Contains("line 1", rejection.Detail);
    }

    [Fact]
    public void Parse_FeedThatBreaksOff_IsReadUpToTheBreak()
    {
        var result = Drops.Parse("drop.xml", "\n<rss><channel>\n<item><title>First item</title></item>\n<item><title>Sec</titel></item>");

        Assert.Equal("First item", Assert.Single(result.Articles).Title);
        Assert.Equal(
            new Rejection(RejectionReason.Malformed, "The XML is broken (line 4, position 19).", "#2"), Assert.Single(result.Rejections));
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
