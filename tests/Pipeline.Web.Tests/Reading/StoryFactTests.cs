using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Tests.Shared;
using Pipeline.Web.Reading;

namespace Pipeline.Web.Tests.Reading;

public sealed class StoryFactTests
{
    [Fact]
    public void Of_AFigureDroppedInAnotherOrder_TellsTheOnePublishedLast()
    {
        WatchKnowledge ledger = Ledger.Empty("w");
        ledger = Decide(ledger, "b", Some.Instant.AddDays(2), Some.Count(1500, bound: CountBound.AtLeast));
        ledger = Decide(ledger, "a", Some.Instant.AddDays(1), Some.Count(1400));

        var fact = Assert.Single(StoryFacts.Of(ledger).All);

        Assert.Equal((1500, CountBound.AtLeast, "at least 1,500 users hacked"), (fact.Value, fact.Bound, fact.Label));
        Assert.Equal(["at least 1,500 users hacked", "1,400 users hacked"], fact.States.Select(state => state.Label));
        Assert.Equal(
            ("count:hacked@e1", VictimEffect.Hacked, "users", CountScope.Total, "e1"),
            (fact.Key, fact.Effect, fact.Who, fact.Scope, fact.Event?.Id));
    }

    [Fact]
    public void Of_AFigureThatAnotherSourceContestsLater_TellsTheValueNow()
    {
        var ledger = Decide(Ledger.Empty("w"), "a", Some.Instant, Some.Count(5, "people", VictimEffect.Killed));
        ledger = Decide(ledger, "b", Some.Instant.AddHours(3), Some.Count(3, "people", VictimEffect.Killed));

        var fact = Assert.Single(StoryFacts.Of(ledger).All);

        Assert.Equal((5, "5 people killed"), (fact.Value, fact.Label));
        Assert.Equal([(5L, true), (3L, false)], fact.States.Select(state => (state.Value!.Value, state.AnnouncedAt is not null)));
    }

    [Fact]
    public void Of_APartOfAFigure_TellsThatItIsOne()
    {
        var fact = StoryFact.From(Some.Knowledge(), "count:killed@e1:children", EntryOf(4, "4 children killed"))!;

        Assert.Equal(("e1", CountScope.Part, "children", 4), (fact.Event?.Id, fact.Scope, fact.Who, fact.Value));
    }

    [Fact]
    public void Of_CountryInSeveralRoles_TellsTheStrongest()
    {
        var ledger = Decide(
            Ledger.Empty("w"), "a", Some.Instant, Some.Count(), Some.Country(role: CountryRole.Affected));
        ledger = Decide(ledger, "b", Some.Instant.AddDays(1), Some.Country(role: CountryRole.Mentioned));

        Assert.Equal(CountryRole.Affected, Assert.Single(StoryFacts.Of(ledger).OfKind(FactKinds.Country)).Role);
    }

    [Fact]
    public void From_ACountOfAnEarlierVersion_IsTheOnePublishedLast()
    {
        var fact = StoryFact.From(Some.Knowledge(), "count:killed:people", EntryOf(5, null))!;

        Assert.Equal(
            (VictimEffect.Killed, "people", 5, "5 people killed", null, null),
            (fact.Effect, fact.Who, fact.Value, fact.Label, fact.Event, fact.Scope));
    }

    [Fact]
    public void From_AnIncrementOfAnEarlierVersion_IsTold()
    {
        var fact = StoryFact.From(Some.Knowledge(), "count:hacked:users:increment", EntryOf(2, null))!;

        Assert.Equal((true, "users", "2 more users hacked"), (fact.Increment, fact.Who, fact.Label));
    }

    [Theory]
    [InlineData("planet:mars")]
    [InlineData("count:teleported:users")]
    [InlineData("count:teleported@e1")]
    [InlineData("nonsense")]
    public void From_AKeyOfAnotherVersion_IsNull(string key) => Assert.Null(StoryFact.From(Some.Knowledge(), key, EntryOf(1, null)));

    private static LedgerEntry EntryOf(long value, string? label) => new()
    {
        Label = "a label",
        States =
        [
            new FactState { Value = value, Label = label, First = new Sighting("an-article", "one.txt", Some.Instant, Some.Evidence()) },
        ],
    };

    private static WatchKnowledge Decide(WatchKnowledge ledger, string paper, DateTimeOffset published, params Fact[] facts) =>
        Some.Decide(ledger, SomeReports.Of(paper) with { PublishedAt = published }, facts).Knowledge;
}
