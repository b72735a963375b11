namespace Pipeline.Core.Tests.Articles.Readers.Json;

/// <summary>What of an object's fields is its text, and who wrote it when.</summary>
public sealed class JsonPartsTests
{
    private const string First = "Nine dock workers died on Tuesday, police said.";

    private const string Second = "Six clinics went back to paper, the trust said.";

    [Theory]
    [InlineData("""{"title":"T","content":"ONE","content2":"TWO"}""")]
    [InlineData("""{"title":"T","p2":"TWO","p1":"ONE"}""")]
    [InlineData("""{"title":"T","body":"ONE","body_part_2":"TWO"}""")]
    [InlineData("""{"title":"T","content_after_paywall":"TWO","content_before_paywall":"ONE"}""")]
    [InlineData("""{"title":"T","intro":"ONE","body":"TWO"}""")]
    [InlineData("""{"title":"T","body":"ONE","body":"TWO"}""")]
    [InlineData("""{"title":"S","title":"T","body":"ONE TWO"}""", " ")]
    [InlineData("""{"title":"T","intro":"Dock workers died, police said.","body":"ONE TWO"}""", " ")]
    [InlineData("""{"title":"T","description":"Four ferries are late, as the company said.","body":"ONE TWO"}""", " ")]
    [InlineData("""{"title":"T","text1":"ONE TWO","text2":"ONE TWO"}""", " ")]
    [InlineData("""{"title":"T","body":"ONE TWO","comment1":"I saw it all.","comment2":"So did I, my friend."}""", " ")]
    [InlineData("""{"title":"T","body":"ONE TWO","bullet1":"It is shut.","bullet2":"They are home."}""", " ")]
    public void Fields_of_one_stem_are_one_text(string json, string between = "\n\n") => Assert.Equal(
        $"T\n\n{First}{between}{Second}",
        Drops.One("a.json", json.Replace("ONE", First, StringComparison.Ordinal).Replace("TWO", Second, StringComparison.Ordinal)).Body);

    [Theory]
    [InlineData("""[{"timestamp":1796025900,"data":[{"post":"ONE"},{"update_timestamp":1796025900}],"title":"T"}]""")]
    [InlineData("""{"title":"T","story":{"title":"S","source":{"story_text":"ONE"}}}""")]
    [InlineData("""{"success":true,"data":{"markdown":"[Skip to content](#c)\n\n# T\n\nONE","metadata":{"title":"T"}}}""")]
    public void A_text_below_what_says_nothing_is_found(string json) =>
        Assert.Contains(First, Drops.One("a.json", json.Replace("ONE", First, StringComparison.Ordinal)).Body, StringComparison.Ordinal);

    [Theory]
    [InlineData("""{"title":"T","author":3,"yoast_head_json":{"author":"Joris Hale"}}""")]
    [InlineData("""{"title":"T","author":"3","_embedded":{"author":[{"name":"Joris Hale"}]}}""")]
    [InlineData("""{"title":"T","author":"[[Joris Hale]]"}""")]
    [InlineData("""{"title":"T","author":"[[people/joris|Joris Hale]]"}""")]
    [InlineData("""{"title":"T","author":"unknown","byline":"Joris Hale"}""")]
    public void An_author_is_a_name(string json) => Assert.Equal("Joris Hale", Drops.One("a.json", json).Author);

    [Theory]
    [InlineData("""{"title":"T","event_date":"30 November 2026","timestamp":1796371200}""")]
    [InlineData("""{"title":"T","incidentdate":"2026-11-30","created":"2026-12-02T10:00:00Z"}""")]
    [InlineData("""{"title":"T","created_time":"2026-12-02T08:00:00Z","properties":{"Published":{"date":{"start":"2026-11-30"}}}}""")]
    public void The_day_of_an_event_is_not_when_its_row_was_entered(string json) =>
        Assert.Equal(new DateTimeOffset(2026, 11, 30, 0, 0, 0, TimeSpan.Zero), Drops.One("a.json", json).PublishedAt);

    [Fact]
    public void An_activity_is_what_it_is_about()
    {
        var article = Drops.One("a.json", """
            {"type":"OrderedCollection","orderedItems":[{"id":"x/1","type":"Create","published":"2026-11-30T08:05:00Z",
            "object":{"type":"Note","url":"https://m.example/1","content":"<p>Bus in the ditch.</p>"}}]}
            """);

        Assert.Equal(("Bus in the ditch.", "https://m.example/1"), (article.Body, article.Url!.AbsoluteUri));
    }

    [Theory]
    [InlineData("""{"title":"Nine dead - Velden Mirror","source":{"name":"Velden Mirror"}}""", "Nine dead")]
    [InlineData("""{"title":"Nine dead - minister","source":{"name":"Velden Mirror"}}""", "Nine dead - minister")]
    public void The_name_of_the_paper_is_no_part_of_its_headline(string json, string title) =>
        Assert.Equal(title, Drops.One("a.json", json).Body);
}
