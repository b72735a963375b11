using System.Text.Json;
using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Serialization;
using Pipeline.Core.Stories;
using Pipeline.Tests.Shared;

namespace Pipeline.Core.Tests.Alerts;

/// <summary>Ledgers that the version before this one wrote.</summary>
public sealed class LedgerFormatTests
{
    /// <summary>One told toll that rose, a country, a group, a muted group, and an alert in the outbox.</summary>
    private const string Stored = """
        {"format":1,"watch":"port-amal","opened":{"at":"2019-10-30T06:00:00+00:00","alertId":"a1","articleId":"one"},
         "facts":{
          "count:injured:people:increment":{"label":"2 more people injured","states":[{"value":2,"bound":"exact","first":
            {"articleId":"one","source":"1.txt","at":"2019-10-30T06:00:00+00:00","evidence":{"sentence":"s","offset":0,"length":1,"rule":"r","articleId":"one"}},
            "sources":["The Courier"],"announced":{"at":"2019-10-30T06:00:00+00:00","alertId":"a1","articleId":"one"}}]},
          "count:killed:people":{"label":"26 people killed","states":[
            {"value":22,"bound":"exact","first":{"articleId":"one","source":"1.txt","at":"2019-10-30T06:00:00+00:00","publishedAt":"2019-10-30T05:00:00+00:00",
             "evidence":{"sentence":"s","offset":0,"length":1,"rule":"r","articleId":"one"}},
             "sources":["The Courier"],"announced":{"at":"2019-10-30T06:00:00+00:00","alertId":"a1","articleId":"one"}},
            {"value":26,"bound":"exact","first":{"articleId":"two","source":"2.txt","at":"2019-10-31T06:00:00+00:00","publishedAt":"2019-10-31T05:00:00+00:00",
             "evidence":{"sentence":"s","offset":0,"length":1,"rule":"r","articleId":"two"}},
             "sources":["The Herald"],"announced":{"at":"2019-10-31T06:00:00+00:00","alertId":"a2","articleId":"two"}}]},
          "country:US":{"label":"United States","states":[{"role":"affected","first":
            {"articleId":"one","source":"1.txt","at":"2019-10-30T06:00:00+00:00","evidence":{"sentence":"s","offset":0,"length":1,"rule":"r","articleId":"one"}},
            "sources":["The Courier"],"announced":{"at":"2019-10-30T06:00:00+00:00","alertId":"a1","articleId":"one"}}]},
          "group:kings":{"label":"kings","states":[{"first":
            {"articleId":"one","source":"1.txt","at":"2019-10-30T06:00:00+00:00","evidence":{"sentence":"s","offset":0,"length":1,"rule":"r","articleId":"one"}},
            "sources":["The Courier"],"announced":{"at":"2019-10-30T06:00:00+00:00","alertId":"a1","articleId":"one"}}]},
          "group:queens":{"label":"queens","states":[{"first":
            {"articleId":"one","source":"1.txt","at":"2019-10-30T06:00:00+00:00","evidence":{"sentence":"s","offset":0,"length":1,"rule":"r","articleId":"one"}},
            "sources":["The Courier"]}]}},
         "reports":[],
         "outbox":[{"id":"0123456789abcdef01234567","watch":"port-amal","raisedAt":"2019-10-31T06:00:00+00:00",
           "article":{"id":"two","source":"2.txt"},"facts":[],"deliveries":[]}]}
        """;

    [Fact]
    public void What_was_told_of_groups_and_countries_stays_told()
    {
        var decision = Some.Decide(Carried(), Some.Article(), Some.Group("kings"), Some.Country("US"), Some.Group("queens"));

        Assert.Equal([Reason.Known, Reason.Known, null], decision.Facts.Select(fact => fact.Silence?.Reason));
    }

    [Fact]
    public void An_article_that_goes_on_with_the_story_takes_its_tolls_over()
    {
        var carried = Carried();

        var same = Some.Decide(carried, Some.Article(), Killed(26));
        var rises = Some.Decide(carried, Some.Article(), Killed(30));

        Assert.Equal(Reason.Known, Assert.Single(same.Facts).Silence?.Reason);
        Assert.Equal("30 people killed (was 26)", Assert.Single(rises.News).Label);
        Assert.Null(rises.Knowledge.Story.Legacy);
    }

    [Theory]
    [InlineData("A bomb kills 26 in Port Amal", true)]
    [InlineData("Man on trial for the January bombing that killed 26", false)]
    public void Months_later_an_old_toll_silences_only_what_follows_the_old_event(string title, bool isTold)
    {
        var later = Some.Article(title + "\n\nThe report has a lead of its own.") with
        {
            TitleSpan = new(0, title.Length), PublishedAt = Some.Instant.AddDays(60),
        };

        var fact = Assert.Single(Some.Decide(Carried(), later, Killed(26) with { Evidence = new(title, 0, 1, "test", later.Id) }).Facts);

        Assert.Equal(isTold ? null : Reason.Known, fact.Silence?.Reason);
        Assert.Null(fact.Previous);
    }

    [Fact]
    public void After_ninety_days_old_tolls_are_dropped()
    {
        var later = Some.Article() with { PublishedAt = Some.Instant.AddDays(91) };

        Assert.Null(Some.Decide(Carried(), later, Killed(26)).Knowledge.Story.Legacy);
    }

    [Fact]
    public void A_war_whose_tolls_fell_is_no_one_event()
    {
        var war = JsonSerializer.Deserialize(Stored.Replace("\"value\":22", "\"value\":49", StringComparison.Ordinal), PipelineJson.Documents.Ledger)!;

        var decision = Some.Decide(LedgerFormat.Current(war, Some.Instant)!, Some.Article() with { PublishedAt = Some.Instant.AddDays(2) }, Killed(30));

        Assert.Equal("30 people killed", Assert.Single(decision.News).Label);
    }

    [Fact]
    public void The_outbox_and_what_is_shown_stay_as_they_are()
    {
        var carried = Carried();

        Assert.Equal("0123456789abcdef01234567", Assert.Single(carried.Outbox).Id);
        Assert.Equal(5, carried.Facts.Count);
        Assert.Equal(WatchKnowledge.CurrentFormat, carried.Format);
    }

    [Fact]
    public void It_is_written_in_the_present_layout_and_read_again_as_it_was()
    {
        var carried = Carried();

        var json = JsonSerializer.Serialize(carried, PipelineJson.Documents.Ledger);
        var read = LedgerFormat.Current(JsonSerializer.Deserialize(json, PipelineJson.Documents.Ledger)!, Some.Instant)!;

        Assert.Equal(json, JsonSerializer.Serialize(read, PipelineJson.Documents.Ledger));
    }

    [Fact]
    public void A_layout_of_a_later_version_is_none_that_is_known() =>
        Assert.Null(LedgerFormat.Current(Ledger.Empty("a-watch") with { Format = 3 }, Some.Instant));

    private static VictimCountFact Killed(long value) => Some.Count(value, "people", VictimEffect.Killed);

    private static Ledger Carried() =>
        LedgerFormat.Current(JsonSerializer.Deserialize(Stored, PipelineJson.Documents.Ledger)!, Some.Instant)!;
}
