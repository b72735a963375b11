namespace Pipeline.Core.Tests.Articles.Readers.Json;

/// <summary>Where in JSON the articles are: lists beside and within one another, and tables.</summary>
public sealed class JsonListsTests
{
    private const string One = """{"title":"One","date":"2026-11-30","text":"Nine dock workers died on Tuesday, police said."}""";

    private const string Two = """{"title":"Two","date":"2026-12-01","text":"Six clinics were hit on Friday, the trust said."}""";

    [Theory]
    [InlineData("""{"articles":[ONE],"breaking":[TWO]}""")]
    [InlineData("""{"top":[ONE],"sections":{"world":[TWO]}}""")]
    [InlineData("""{"sections":{"world":[ONE],"local":[TWO]}}""")]
    [InlineData("""{"2025":[ONE],"2026":[TWO]}""")]
    [InlineData("""{"weeks":[{"week":1,"stories":[ONE]},{"week":2,"stories":[TWO]}]}""")]
    [InlineData("""{"db":[{"meta":{"version":"5.80"},"data":{"posts":[ONE,TWO]}}]}""")]
    [InlineData("""[{"feed":"X","items":[ONE]},{"feed":"Y","items":[TWO]}]""")]
    [InlineData("""[{"title":"World","articles":[ONE]},{"title":"Local","articles":[TWO]}]""")]
    [InlineData("""{"pages":[[ONE],[TWO]]}""")]
    [InlineData("""[[ONE],[TWO]]""")]
    [InlineData("""{"home":{"river":[ONE],"aside":TWO}}""")]
    [InlineData("""[{"article":ONE},{"article":TWO}]""")]
    [InlineData("""[{"tweet":ONE},{"tweet":TWO}]""")]
    [InlineData("""{"features":[{"type":"Feature","properties":ONE},{"type":"Feature","properties":TWO}]}""")]
    [InlineData("""{"articles":[ONE,TWO],"related":[ONE],"relatedStories":[ONE],"recommended_for_you":[TWO]}""")]
    [InlineData("""{"articles":[ONE,TWO],"tags":[{"title":"Ports","url":"https://x.example/ports"}]}""")]
    public void All_lists_of_articles_are_read(string json)
    {
        var result = Drops.Parse("a.json", Filled(json));

        Assert.Empty(result.Rejections);
        Assert.Equal(["One", "Two"], result.Articles.Select(article => article.Title));
    }

    [Theory]
    [InlineData("""{"title":"One","text":"Nine died, police said.","sections":[ONE],"articles":[TWO]}""")]
    [InlineData("""{"title":"One","url":"https://x.example/1","description":"Nine died, police said.","attachments":[TWO]}""")]
    [InlineData("""[{"title":"One","url":"https://x.example/1","description":"Nine died, police said.","attachments":[ONE,TWO]}]""")]
    [InlineData("""[{"title":"One","url":"https://x.example/1","description":"Nine died, police said.","related":[ONE,TWO]}]""")]
    [InlineData("""[{"title":"One","url":"https://x.example/1","summary":"Nine died, police said.","entries":[TWO]}]""")]
    [InlineData("""{"title":"One","content":[{"type":"p","text":"Nine died."},{"type":"image","title":"x","url":"y"}]}""")]
    [InlineData("""{"title":"One","sections":[{"heading":"Toll","text":"Nine died."},{"heading":"Harbour","text":"It is shut."}]}""")]
    public void An_article_with_lists_of_its_own_is_one(string json) =>
        Assert.Equal("One", Drops.One("a.json", Filled(json)).Title);

    [Fact]
    public void Each_channel_of_an_export_publishes_its_messages()
    {
        const string Json = """
            {"chats":{"list":[{"name":"K","type":"public_channel","messages":[
            {"type":"message","date":"2026-11-30T08:05:00","text":"Nine died."},{"type":"service","date":"2026-11-30T08:06:00","text":""}]},
            {"name":"L","messages":[{"type":"message","date":"2026-11-30T08:07:00","text":"Six were hurt."}]}]}}
            """;

        Assert.Equal(
            [("K", "Nine died."), ("L", "Six were hurt.")],
            Drops.Parse("a.json", Json).Articles.Select(article => (article.Publisher!, article.Body)));
    }

    [Theory]
    [InlineData("""{"title":{"0":"One","1":"Two"},"text":{"0":"Nine died, police said.","1":"Six were hit."}}""")]
    [InlineData("""{"title":["One","Two"],"text":["Nine died, police said.","Six were hit."]}""")]
    [InlineData("""{"columns":["title","text"],"index":[0,1],"data":[["One","Nine died, police said."],["Two","Six were hit."]]}""")]
    [InlineData("""{"columns":["title","text"],"rows":[["One","Nine died, police said."],["Two","Six were hit."]]}""")]
    [InlineData("""{"range":"A1:B3","values":[["Title","Text"],["One","Nine died, police said."],["Two","Six were hit."]]}""")]
    [InlineData("""[["Titel","Inhalt"],["One","Nine died, police said."],["Two","Six were hit."]]""")]
    public void Tables_are_rows(string json) => Assert.Equal(
        ["One\n\nNine died, police said.", "Two\n\nSix were hit."], Drops.Parse("a.json", json).Articles.Select(article => article.Body));

    [Theory]
    [InlineData("""{"title":{"rendered":"One"},"content":{"rendered":"<p>Nine died.</p>"}}""")]
    [InlineData("""{"title":"One","paragraphs":["Nine died."]}""")]
    public void Fields_of_an_article_are_no_columns(string json) => Assert.Equal("One\n\nNine died.", Drops.One("a.json", json).Body);

    [Fact]
    public void A_thread_is_its_post_and_not_what_was_said_below()
    {
        const string Json = """
            [{"kind":"Listing","data":{"children":[{"kind":"t3","data":{"title":"Silo","selftext":"Nine are dead.","author":"crane_op"}}]}},
            {"kind":"Listing","data":{"children":[{"kind":"t1","data":{"body":"I heard fifty.","author":"gull"}},
            {"kind":"more","data":{}}]}}]
            """;

        Assert.Equal("Silo\n\nNine are dead.", Drops.One("a.json", Json).Body);
    }

    [Fact]
    public void Records_without_a_known_field_but_their_name_are_read() => Assert.Equal(
        ["Attack", "Leak"],
        Drops.Parse("a.json", """
            {"generated":"2026","incidents":[{"name":"Attack","narrative":"Staff of six clinics went back to paper on Thursday."},
            {"name":"Leak","narrative":"The ferry operator lost the addresses of all its customers."}]}
            """).Articles.Select(article => article.Title));

    [Theory]
    [InlineData("""{"title":"A","score":NaN,"low":-Infinity,"body":"Nine died, NaN said."}""")]
    [InlineData("""[{"title":"A","scores":[NaN,Infinity,1],"body":"Nine died, NaN said."}]""")]
    public void What_is_no_number_costs_itself(string json) =>
        Assert.Equal("A\n\nNine died, NaN said.", Drops.One("a.json", json).Body);

    private static string Filled(string json) =>
        json.Replace("ONE", One, StringComparison.Ordinal).Replace("TWO", Two, StringComparison.Ordinal);
}
