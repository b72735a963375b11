using Pipeline.Core.Articles;

namespace Pipeline.Core.Tests.Articles.Readers.Json;

public sealed class JsonArticleReaderTests
{
    [Fact]
    public void Parse_Envelope_ReadsEachArticleAndRejectsEachBadOne()
    {
        var result = Drops.Parse("envelope.json", Drops.Fixture("envelope.json"));

        Assert.Equal(["envelope.json#1", "envelope.json#2"], result.Articles.Select(article => article.Source));
        Assert.Equal(
            [(RejectionReason.Empty, "#3"), (RejectionReason.Malformed, "#4")],
            result.Rejections.Select(rejection => (rejection.Reason, rejection.Part)));
    }

    [Fact]
    public void Parse_Envelope_FindsFieldsUnderTheNamesOfDifferentApis()
    {
        var articles = Drops.Parse("envelope.json", Drops.Fixture("envelope.json")).Articles;

        Assert.Equal(
            ("Cholera kills 7 in Norland camp", "Ada Quill", "The Tarvos Herald"),
            (articles[0].Title, articles[0].Author, articles[0].Publisher));
        Assert.Equal(
            "Cholera kills 7 in Norland camp\n\nSeven people have died of cholera in a camp in Norland.\n\nAnother 40 are ill & isolated.",
            articles[0].Body);
        Assert.Equal("https://herald.example/cholera", articles[0].Url!.AbsoluteUri);
        Assert.Equal(
            ("Camp closed", "Bea Marsh, Cal Orr", "Norland Daily"),
            (articles[1].Title, articles[1].Author, articles[1].Publisher));
        Assert.Equal(new DateTimeOffset(2024, 3, 5, 6, 0, 0, TimeSpan.Zero), articles[1].PublishedAt);
        Assert.Null(articles[1].Url);
    }

    [Theory]
    [InlineData(
        """{"response":{"status":"ok","results":[{"webTitle":"Nine die","webUrl":"https://g.example/1","fields":{"bodyText":"A ferry """
        + """sank.","byline":"Ada Quill"}}]}}""")]
    [InlineData(
        """{"took":3,"hits":{"total":1,"hits":[{"_id":"x","_source":{"title":"Nine die","body":"A ferry sank.","author":"Ada """
        + """Quill","url":"https://g.example/1"}}]}}""")]
    [InlineData(
        """[{"title":{"rendered":"Nine die"},"content":{"rendered":"<p>A ferry sank.</p>"},"link":"https://g.example/1","byline":"""
        + """{"original":"By Ada Quill"}}]""")]
    [InlineData(
        """{"data":[{"id":"1","attributes":{"headline":"Nine die","text":["A ferry sank."],"authors":["Ada """
        + """Quill"],"canonical-url":"https://g.example/1"}}]}""")]
    [InlineData(
        """{"version":"https://jsonfeed.org/version/1.1","title":"Feed","items":[{"id":"1","url":"https://g.example/1","title":"Nine """
        + """die","content_html":"<p>A ferry sank.</p>","authors":[{"name":"Ada Quill"}]}]}""")]
    [InlineData(
        """{"article":{"title":"Nine die","articleBody":"A ferry sank.","creator":"by Ada Quill","link":"""
        + """{"href":"https://g.example/1"}}}""")]
    [InlineData("""{"title":"Nine die","description":"A ferry sank.","author":"Ada Quill","guid":"https://g.example/1",}""")]
    public void Parse_ShapesOfWellKnownApis_GiveTheSameArticle(string json)
    {
        var article = Drops.One("drop.txt", json);

        Assert.Equal("Nine die", article.Title);
        Assert.Equal("Nine die\n\nA ferry sank.", article.Body);
        Assert.Equal("Ada Quill", article.Author);
        Assert.Equal("https://g.example/1", article.Url!.AbsoluteUri);
        Assert.Equal("drop.txt", article.Source);
    }

    [Theory]
    [InlineData("\"2024-03-05T06:00:00Z\"")]
    [InlineData("\"2024-03-05T08:00:00+0200\"")]
    [InlineData("\"2024-03-05 06:00:00\"")]
    [InlineData("\"20240305T060000Z\"")]
    [InlineData("\"Tue, 05 Mar 2024 06:00:00 GMT\"")]
    [InlineData("\"Tuesday, March 5, 2024 at 1:00 a.m. EST\"")]
    [InlineData("\"5 March 2024 06:00\"")]
    [InlineData("1709618400")]
    [InlineData("1709618400000")]
    [InlineData("\"1709618400\"")]
    public void Parse_Dates_AreReadInEveryUsualForm(string date) => Assert.Equal(
        new DateTimeOffset(2024, 3, 5, 6, 0, 0, TimeSpan.Zero),
        Drops.One("a.json", $$"""{"title":"Nine die","date":{{date}}}""").PublishedAt);

    [Theory]
    [InlineData("\"2019-11-01\"")]
    [InlineData("\"November 1, 2019\"")]
    [InlineData("\"Nov 1, 2019\"")]
    [InlineData("\"1 November 2019\"")]
    [InlineData("\"20191101\"")]
    public void Parse_DateWithoutTime_IsMidnightUtc(string date) => Assert.Equal(
        new DateTimeOffset(2019, 11, 1, 0, 0, 0, TimeSpan.Zero),
        Drops.One("a.json", $$"""{"title":"Nine die","date":{{date}}}""").PublishedAt);

    [Theory]
    [InlineData("\"yesterday\"")]
    [InlineData("\"06:00\"")]
    [InlineData("\"0001-01-01T00:00:00Z\"")]
    [InlineData("\"11/01/2019\"")]
    [InlineData("0")]
    [InlineData("1e300")]
    [InlineData("{}")]
    public void Parse_NoDate_IsUnknown(string date) =>
        Assert.Null(Drops.One("a.json", $$"""{"title":"Nine die","date":{{date}}}""").PublishedAt);

    [Fact]
    public void Parse_ContentCutByTheApi_GivesWayToALongerDescription()
    {
        var article = Drops.One("a.json",
            """{"title":"Nine die","content":"A ferry… [+2143 chars]","description":"A ferry sank off Norland, the coast guard said."}""");

        Assert.Equal("Nine die\n\nA ferry sank off Norland, the coast guard said.", article.Body);
    }

    [Fact]
    public void Parse_EmojiCutInTwo_IsRead() => Assert.Equal(
        "Nine die \uFFFD\n\nA ferry \uD83D\uDE00 sank \\ud83d.",
        Drops.One("a.json", """{"title":"Nine die \ud83d","text":"A ferry \ud83d\ude00 sank \\ud83d."}""").Body);

    [Theory]
    [InlineData("{\n  \"title\": \"Nine die\",\n  \"text\": oops\n}", "line 3, position 11")]
    [InlineData("{\n  \"title\": \"Nïne die\" \"text\"\n}", "line 2, position 23")]
    [InlineData("{\n  \"title\": \"Nine die\",\n", "ends before it is complete (line 3, position 1)")]
    public void Parse_BrokenJson_IsMalformedWithLineAndPosition(string json, string place)
    {
        var rejection = Drops.Rejected(Drops.Parse("a.json", json));

        Assert.Equal(RejectionReason.Malformed, rejection.Reason);
        Assert.Contains(place, rejection.Detail);
        Assert.DoesNotContain("oops", rejection.Detail);
    }

    [Fact]
    public void Parse_ArrayThatBreaksOff_IsReadUpToTheBreak()
    {
        var result = Drops.Parse("a.json", "[{\"title\":\"Nine die\"},\n{\"title\":\"Ten die\"},\n{\"title\":\"Elev");

        Assert.Equal(["Nine die", "Ten die"], result.Articles.Select(article => article.Title));
        Assert.Equal((RejectionReason.Malformed, "#3"), (Assert.Single(result.Rejections).Reason, result.Rejections[0].Part));
        Assert.Contains("line 3", result.Rejections[0].Detail);
    }

    [Theory]
    [InlineData("[", 1)]
    [InlineData("{\"a\":", 5)]
    public void Parse_NestingWithoutEnd_IsMalformedWithPosition(string opening, int length)
    {
        var rejection = Drops.Rejected(Drops.Parse("drop.txt", Drops.Repeat(opening, 200_000)));

        Assert.Equal(RejectionReason.Malformed, rejection.Reason);
        Assert.Equal($"The JSON is nested more than 64 levels deep (line 1, position {64 * length + 1}).", rejection.Detail);
    }

    [Fact]
    public void Parse_MarkupNestedWithoutEndInAField_IsReadAsText() => Assert.Equal(
        "Nine die\n\nA ferry sank.",
        Drops.One("a.json", $$"""{"title":"Nine die","body":"{{Drops.Repeat("<div>", 100_000)}}A ferry sank."}""").Body);
}
