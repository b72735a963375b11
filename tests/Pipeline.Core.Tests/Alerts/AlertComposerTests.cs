using System.Text.Json;
using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Serialization;
using Pipeline.Core.Watches;
using Pipeline.Tests.Shared;

namespace Pipeline.Core.Tests.Alerts;

public sealed class AlertComposerTests
{
    private static readonly Destination[] Everywhere = [new("slack"), new("teams", ["other-*"]), new("hook", ["a-*"])];

    [Fact]
    public void Compose_PutsFiguresBeforeTheProtectedBeforeCountriesBeforeOtherGroups()
    {
        var ledger = Decide(Some.Knowledge(), Some.Count(29)).Knowledge;

        var alert = Compose(Decide(
            ledger, Some.Country(), Some.Group("lawyers"), Some.Group(), Some.Count(41), Some.Count(3, "people", VictimEffect.Killed)));

        Assert.Equal(
            ["count:killed@e1", "count:hacked@e1", "group:journalists", "country:BH", "group:lawyers"],
            alert!.Facts.Select(fact => fact.Key));
    }

    [Fact]
    public void Compose_NothingNew_IsNoAlert()
    {
        var ledger = Decide(Some.Knowledge(), Some.Count()).Knowledge;

        Assert.Null(Compose(Decide(ledger, Some.Count())));
        Assert.Null(Compose(Decide(Some.Knowledge())));
    }

    [Fact]
    public void Compose_SaysTheNewsInALineAndWhatTheStoryIsCalled()
    {
        var ledger = Decide(Some.Knowledge(), Some.Count(312, "people", VictimEffect.Killed)).Knowledge;

        var alert = Compose(Decide(ledger, Some.Count(355, "people", VictimEffect.Killed), Some.Count(900, "people", VictimEffect.Injured)))!;

        Assert.Equal("Toll rises to 355 killed, was 312, 900 injured", alert.Headline);
        Assert.Equal(new AlertStoryName("a-watch", "A headline"), alert.Story);
    }

    [Fact]
    public void Compose_WaitsForADestinationThatTheWatchNamesAndNobodyKnows() => Assert.Equal(
        ["hook", "pager"],
        AlertComposer.Compose(
            Decide(Some.Knowledge(), Some.Count()), Some.Article(), WatchSettings.Default with { Destinations = ["HOOK", "pager"] },
            [new Destination("hook")], Some.Instant)!.Deliveries.Select(delivery => delivery.Destination));

    [Fact]
    public void Compose_GoesToTheDestinationsThatAcceptTheWatch() =>
        Assert.Equal(["slack", "hook"], Compose(Decide(Some.Knowledge(), Some.Count()))!.Deliveries.Select(d => d.Destination));

    [Fact]
    public void Compose_GoesOnlyWhereTheSettingsSay()
    {
        var alert = AlertComposer.Compose(
            Decide(Some.Knowledge(), Some.Count()), Some.Article(), WatchSettings.Default with { Destinations = ["HOOK"] },
            Everywhere, Some.Instant);

        Assert.Equal("hook", Assert.Single(alert!.Deliveries).Destination);
    }

    [Fact]
    public void Compose_IsStoredAsDocumented()
    {
        var ledger = Decide(Some.Knowledge(), Some.Count()).Knowledge;
        var alert = Compose(Decide(ledger, Some.Count(1500, bound: CountBound.AtLeast), Some.Country()))!;

        using var json = JsonDocument.Parse(JsonSerializer.SerializeToUtf8Bytes(alert, PipelineJson.Documents.Alert));

        var root = json.RootElement;
        Assert.Equal("2019-11-01T06:30:00+00:00", root.GetProperty("raisedAt").GetString());
        Assert.Equal("The Courier", root.GetProperty("article").GetProperty("publisher").GetString());
        Assert.False(root.TryGetProperty("opened", out _));
        var country = root.GetProperty("facts")[1];
        Assert.Equal(
            ("country", "country:BH", "new", "BH", "affected"),
            (Text(country, "kind"), Text(country, "key"), Text(country, "novelty"), Text(country, "code"), Text(country, "role")));
        Assert.False(country.TryGetProperty("value", out _));
        var count = root.GetProperty("facts")[0];
        Assert.Equal(
            ("changed", "atLeast", "hacked", "users", "at least 1,500 users hacked"),
            (Text(count, "novelty"), Text(count, "bound"), Text(count, "effect"), Text(count, "who"), Text(count, "label")));
        Assert.Equal(
            ("count:hacked@e1", "total", "e1", 1),
            (Text(count, "key"), Text(count, "scope"), Text(count.GetProperty("event"), "id"), count.GetProperty("sources").GetInt32()));
        Assert.Equal(1500, count.GetProperty("value").GetInt64());
        Assert.Equal(1400, count.GetProperty("previous").GetProperty("value").GetInt64());
        Assert.Equal(
            ["sentence", "offset", "length", "rule", "articleId", "sentenceOffset"],
            count.GetProperty("evidence").EnumerateObject().Select(p => p.Name));
        Assert.Equal("pending", Text(root.GetProperty("deliveries")[0], "state"));
    }

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static NoveltyDecision Decide(WatchKnowledge ledger, params Fact[] facts) =>
        Some.Decide(ledger, Some.Article($"A report of {facts.Length} facts that comes after {ledger.Facts.Count} others."), facts);

    private static Alert? Compose(NoveltyDecision decision) =>
        AlertComposer.Compose(decision, Some.Article(), WatchSettings.Default, Everywhere, Some.Instant);
}
