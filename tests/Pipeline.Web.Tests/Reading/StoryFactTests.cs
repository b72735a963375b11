using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Watches;
using Pipeline.Tests.Shared;
using Pipeline.Web.Reading;

namespace Pipeline.Web.Tests.Reading;

public sealed class StoryFactTests
{
    [Fact]
    public void Of_CountsDroppedInAnotherOrder_TellsTheOnePublishedLast()
    {
        WatchKnowledge ledger = Ledger.Empty("w");
        ledger = Decide(ledger, "b", Some.Instant.AddDays(2), Some.Count(1500, bound: CountBound.AtLeast));
        ledger = Decide(ledger, "a", Some.Instant.AddDays(1), Some.Count(1400));

        var fact = Assert.Single(StoryFacts.Of(ledger).All);

        Assert.Equal((1500, CountBound.AtLeast, "at least 1,500 users hacked"), (fact.Value, fact.Bound, fact.Label));
        Assert.Equal(["at least 1,500 users hacked", "1,400 users hacked"], fact.States.Select(state => state.Label));
        Assert.Equal((VictimEffect.Hacked, "users", null), (fact.Effect, fact.Who, fact.Increment));
    }

    [Fact]
    public void Of_CountryInSeveralRoles_TellsTheStrongest()
    {
        var ledger = Decide(Ledger.Empty("w"), "a", Some.Instant, Some.Country(role: CountryRole.Affected));
        ledger = Decide(ledger, "b", Some.Instant.AddDays(1), Some.Country(role: CountryRole.Mentioned));

        Assert.Equal(CountryRole.Affected, Assert.Single(StoryFacts.Of(ledger).All).Role);
    }

    [Fact]
    public void Of_AnIncrement_IsTold()
    {
        var fact = Assert.Single(StoryFacts.Of(Decide(Ledger.Empty("w"), "a", Some.Instant, Some.Count(2, increment: true))).All);

        Assert.Equal((true, "users", "2 more users hacked"), (fact.Increment, fact.Who, fact.Label));
    }

    [Theory]
    [InlineData("planet:mars")]
    [InlineData("count:teleported:users")]
    [InlineData("nonsense")]
    public void From_AKeyOfAnotherVersion_IsNull(string key)
    {
        var entry = Decide(Ledger.Empty("w"), "a", Some.Instant, Some.Group()).Facts["group:journalists"];

        Assert.Null(StoryFact.From("w", key, entry));
    }

    private static WatchKnowledge Decide(WatchKnowledge ledger, string body, DateTimeOffset published, params Fact[] facts) =>
        NoveltyDetector.Decide(
            ledger, Some.Article(body) with { PublishedAt = published }, facts, WatchSettings.Default, Some.Instant).Knowledge;
}
