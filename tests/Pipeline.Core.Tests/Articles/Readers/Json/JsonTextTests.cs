using Pipeline.Core.Articles;

namespace Pipeline.Core.Tests.Articles.Readers.Json;

/// <summary>The text of JSON, in fields of any name and shape.</summary>
public sealed class JsonTextTests
{
    private const string First = "A ferry sank off Norland on Monday, the coast guard said.";
    private const string Second = "Nine people drowned, and four were saved by a trawler.";

    /// <summary>Objects that say the same two sentences: in fields of any name, in the trees of editors, wrapped, mapped, and beside
    /// others.</summary>
    public static TheoryData<string> Shapes =>
        [.. Drops.FixtureText("json-shapes.jsonl").Split('\n', StringSplitOptions.RemoveEmptyEntries)];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void The_longest_prose_is_the_body_whatever_holds_it(string json)
    {
        var article = Drops.One(
            "drop.json", json.Replace("#1", First, StringComparison.Ordinal).Replace("#2", Second, StringComparison.Ordinal));

        Assert.Equal("T", article.Title);
        Assert.Equal($"T {First} {Second}", string.Join(' ', article.Body.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void A_long_field_that_is_no_prose_is_named_in_a_rejection()
    {
        var words = string.Join(' ', Enumerable.Repeat("nine people drowned off the coast of Norland when", 30));
        var rejection = Drops.Rejected(Drops.Parse("drop.json", $$"""{"title":"T","rough_copy":"{{words}}"}"""));

        Assert.Equal($"The text field is not recognised: rough_copy, {words.Length:N0} characters. Name it text.", rejection.Detail);
    }

    [Theory]
    [InlineData(
        """{"title":"Strike closes port","keywords":["harbour","dock strike","crane","labour """
        + """union"],"etag":"W/\"0123456789abcdef0123456789abcdef\""}""")]
    [InlineData("""{"title":"Strike closes port","image_base64":"iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="}""")]
    [InlineData(
        """{"title":"Strike closes port","copyright":"All rights are reserved. This may not be published, sold or shared without the """
        + """leave of the house that made it."}""")]
    [InlineData(
        """{"title":"Strike closes port","related":[{"title":"Other","url":"https://a.example/1","teaser":"Eleven people died when a """
        + """hillside gave way."}]}""")]
    [InlineData(
        """{"title":"Strike closes port","top_stories":[{"headline":"Other","url":"https://a.example/1","lead_in":"Eleven people died """
        + """when a hillside gave way."}]}""")]
    [InlineData(
        """{"title":{"rendered":"Strike closes port"},"content":{"rendered":"<p>This content is password protected. To view it please """
        + """enter your password below:</p>","protected":true}}""")]
    public void What_stands_beside_a_headline_is_not_its_text(string json) =>
        Assert.Equal("Strike closes port", Drops.One("drop.json", json).Body);

    [Fact]
    public void Messages_of_a_channel_are_an_article_each()
    {
        var result = Drops.Parse(
            "result.json",
            """
            {"name":"Norland Live","type":"public_channel","id":1,"messages":[
             {"id":1,"type":"service","date":"2026-11-30T08:00:00","action":"create_channel","text":""},
             {"id":2,"type":"message","date":"2026-11-30T10:00:00","date_unixtime":"1796025600","text":["A ferry sank off ",{"type":"bold","text":"Norland"},". See ",{"type":"link","text":"https://d.example/1"}]},
             {"id":3,"type":"message","date":"2026-11-30T10:05:00","photo":"a.jpg","text":""},
             {"id":4,"type":"message","date":"2026-11-30T10:06:00","date_unixtime":"1796025960","text":"Nine people drowned."}]}
            """);

        Assert.Empty(result.Rejections);
        Assert.Equal(["A ferry sank off Norland. See https://d.example/1", "Nine people drowned."],
            result.Articles.Select(article => article.Body));
        Assert.All(result.Articles, article => Assert.Equal("Norland Live", article.Publisher));
        Assert.Equal(new DateTimeOffset(2026, 11, 30, 8, 0, 0, TimeSpan.Zero), result.Articles[0].PublishedAt);
    }

    [Theory]
    [InlineData("""{"title":"T","date":"2026-11-30","dateTime":"2026-11-30T08:05:00Z"}""")]
    [InlineData("""{"title":"T","date":"2026-11-30T10:05:00","date_gmt":"2026-11-30T08:05:00"}""")]
    [InlineData("""{"title":"T","published":"2026-12-01","published_at":{"$date":"2026-11-30T08:05:00Z"}}""")]
    [InlineData("""{"title":"T","date":"2026-11-30","created_utc":1796025900.0}""")]
    [InlineData("""{"title":"T","publishedParsed":[2026,11,30,8,5,0,0,334,0]}""")]
    public void The_exact_date_wins_over_the_day(string json) =>
        Assert.Equal(new DateTimeOffset(2026, 11, 30, 8, 5, 0, TimeSpan.Zero), Drops.One("drop.json", json).PublishedAt);

    [Theory]
    [InlineData("Mara Quill <mara@bay.example>", "Mara Quill")]
    [InlineData("mara@bay.example (Mara Quill)", "Mara Quill")]
    [InlineData("desk@bay.example", null)]
    [InlineData("By Mara Quill, mara@bay.example", "Mara Quill")]
    [InlineData("@maraquill", "@maraquill")]
    public void An_address_is_no_author(string stated, string? author) =>
        Assert.Equal(author, Drops.One("drop.json", $$"""{"title":"T","author":"{{stated}}"}""").Author);

    [Fact]
    public void A_list_that_breaks_off_in_its_envelope_is_read_up_to_the_break()
    {
        var result = Drops.Parse("drop.json", """{"status":"ok","articles":[{"title":"One"},{"title":"Two"},{"title":"Thr""");

        Assert.Equal(["One", "Two"], result.Articles.Select(article => article.Title));
        Assert.Equal(RejectionReason.Malformed, Assert.Single(result.Rejections).Reason);
    }
}
