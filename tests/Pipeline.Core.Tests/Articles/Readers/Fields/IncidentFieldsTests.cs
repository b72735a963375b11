using Pipeline.Core.Articles;

namespace Pipeline.Core.Tests.Articles.Readers.Fields;

public sealed class IncidentFieldsTests
{
    private const string Json =
        """[{"victim":"Sarn \u0022East\u0022 Clinic","country":"DE","affected":12000,"date":"2026-11-30","title":"Ransomware","""
        + """ "summary":"Files were copied, its head said."}]""";

    private const string Table =
        "title,victim,country,affected,date,summary\n"
            + "Ransomware,\"Sarn \"\"East\"\" Clinic\",DE,12000,2026-11-30,\"Files were copied, its head said.\"\n";

    [Theory]
    [InlineData("a.json", Json)]
    [InlineData("a.csv", Table)]
    public void A_record_says_its_fields_and_evidence_points_at_them(string name, string drop)
    {
        var article = Drops.One(name, drop);

        Assert.Equal(
            "Ransomware\n\nVictim: Sarn \"East\" Clinic. Country: Germany. 12000 people were affected.\n\n"
                + "Files were copied, its head said.",
            article.Body);
        Assert.Equal("DE", Dropped(article, drop, "Germany"));
        Assert.Equal("12000", Dropped(article, drop, "12000 people were affected"));
        Assert.Equal("Files were copied", Dropped(article, drop, "Files were copied"));
        Assert.StartsWith("Sarn ", Dropped(article, drop, "Sarn \"East\" Clinic"));
    }

    [Theory]
    [InlineData("\"DEU\"", "Germany")]
    [InlineData("\"pol\"", "Poland")]
    [InlineData("\"UK\"", "United Kingdom")]
    [InlineData("\"DE, FR\"", "Germany, France")]
    [InlineData("[\"DE\",\"FR\"]", "Germany, France")]
    [InlineData("\"US-TX\"", "United States")]
    [InlineData("\"Norland\"", "Norland")]
    public void A_country_is_written_out(string code, string name) => Assert.Equal(
        $"T\n\nVictim: Sarn Clinic. Country: {name}.",
        Drops.One("a.json", $$"""{"title":"T","victim":"Sarn Clinic","country":{{code}}}""").Body);

    [Theory]
    [InlineData("""{"title":"T","country":"US","domain":"a.example","description":"A ferry sank."}""")]
    [InlineData("""{"title":"T","country":["united states"],"category":["world"],"content":"A ferry sank."}""")]
    public void An_article_with_a_country_beside_it_is_no_record(string json) =>
        Assert.Equal("T\n\nA ferry sank.", Drops.One("a.json", json).Body);

    [Theory]
    [InlineData("sector", "\"Not Found\"")]
    [InlineData("sector", "\"??\"")]
    [InlineData("killed", "0")]
    [InlineData("city", "\"n/a\"")]
    public void A_value_that_says_nothing_is_not_said(string name, string value) => Assert.Equal(
        "T\n\nVictim: Sarn Clinic. Country: Namibia.",
        Drops.One("a.json", $$"""{"title":"T","victim":"Sarn Clinic","country":"NA","{{name}}":{{value}}}""").Body);

    private static string Dropped(Article article, string drop, string text)
    {
        var place = article.SourceMap!.ToSource(new(article.Body.IndexOf(text, StringComparison.Ordinal), text.Length))!.Value;
        return place.In(drop);
    }
}
