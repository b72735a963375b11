using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Watches;
using Pipeline.Tests.Shared;

namespace Pipeline.Core.Tests.Novelty;

public sealed class NoveltyDetectorTests
{
    private static readonly WatchSettings Defaults = WatchSettings.Default;

    [Fact]
    public void Decide_UnknownFact_IsNewAndAnnounced()
    {
        var decision = Decide(Some.Knowledge(), Some.Count());

        var fact = Assert.Single(decision.Facts);
        Assert.Equal(NoveltyKind.New, fact.Novelty);
        Assert.True(fact.IsAnnounced);
        Assert.NotNull(decision.AlertId);
    }

    [Fact]
    public void Decide_UnknownFact_KeepsWhenItsArticleWasPublished()
    {
        var published = new DateTimeOffset(2019, 10, 30, 23, 0, 0, TimeSpan.FromHours(-5));

        var decision = NoveltyDetector.Decide(
            Some.Knowledge(), Some.Article() with { PublishedAt = published }, [Some.Group()], Defaults, Some.Instant);

        var first = decision.Knowledge.Facts["group:journalists"].States[0].First;
        Assert.Equal((Some.Instant, published, TimeSpan.Zero), (first.At, first.PublishedAt!.Value, first.PublishedAt.Value.Offset));
    }

    [Fact]
    public void Decide_SameArticleAgain_AnnouncesNothingAndLeavesTheLedgerAlone()
    {
        var first = Decide(Some.Knowledge(), Some.Count(), Some.Group(), Some.Country());

        var second = Decide(first.Knowledge, Some.Count(), Some.Group(), Some.Country());

        Assert.All(second.Facts, fact =>
            Assert.Equal((NoveltyKind.AlreadySeen, SuppressionReason.AlreadyKnown), (fact.Novelty, fact.Suppressed)));
        Assert.Null(second.AlertId);
        Assert.Same(first.Knowledge, second.Knowledge);
    }

    [Fact]
    public void Decide_SameArticleAgain_NamesTheAlertThatToldIt()
    {
        var first = Decide(Some.Knowledge(), Some.Count());

        var second = Decide(first.Knowledge, Some.Count());

        Assert.Equal(first.AlertId, second.Facts[0].Announced?.AlertId);
        Assert.Equal(Some.Article().Id, second.Facts[0].Announced?.ArticleId);
    }

    [Fact]
    public void Decide_TollRises_IsChangedWithOldValueAndPercent()
    {
        var ledger = Decide(Some.Knowledge(), Some.Count(29, "people", VictimEffect.Killed)).Knowledge;

        var fact = Assert.Single(Decide(ledger, Some.Count(41, "people", VictimEffect.Killed)).Facts);

        Assert.Equal(NoveltyKind.Changed, fact.Novelty);
        Assert.True(fact.IsAnnounced);
        Assert.Equal(29, fact.Previous?.Value);
        Assert.Equal(41.4, fact.Previous?.ChangePercent);
    }

    [Fact]
    public void Decide_TollFalls_IsChangedDownwards()
    {
        var ledger = Decide(Some.Knowledge(), Some.Count(50)).Knowledge;

        Assert.Equal(-20, Assert.Single(Decide(ledger, Some.Count(40)).Facts).Previous?.ChangePercent);
    }

    [Fact]
    public void Decide_OldValueReturns_IsAlreadySeen()
    {
        var ledger = Decide(Decide(Some.Knowledge(), Some.Count(29)).Knowledge, Some.Count(41)).Knowledge;

        Assert.Equal(SuppressionReason.AlreadyKnown, Assert.Single(Decide(ledger, Some.Count(29)).Facts).Suppressed);
    }

    [Fact]
    public void Decide_SameValueWithAnotherBound_IsAlreadySeen()
    {
        var ledger = Decide(Some.Knowledge(), Some.Count(12, bound: CountBound.AtLeast)).Knowledge;

        Assert.Equal(SuppressionReason.AlreadyKnown, Assert.Single(Decide(ledger, Some.Count(12)).Facts).Suppressed);
    }

    [Fact]
    public void Decide_IncrementAfterTotal_IsNoFall()
    {
        var ledger = Decide(Some.Knowledge(), Some.Count(41)).Knowledge;

        var fact = Assert.Single(Decide(ledger, Some.Count(2, increment: true)).Facts);

        Assert.Equal(NoveltyKind.New, fact.Novelty);
        Assert.Null(fact.Previous);
    }

    [Fact]
    public void Decide_TwoValuesInOneArticle_AreBothComparedWithTheLedgerBefore()
    {
        var ledger = Decide(Some.Knowledge(), Some.Count(29)).Knowledge;

        var facts = Decide(ledger, Some.Count(41), Some.Count(43)).Facts;

        Assert.All(facts, fact => Assert.Equal(29, fact.Previous?.Value));
    }

    [Fact]
    public void Decide_AfterAnArticleWithTwoValues_ComparesWithItsMainFigure()
    {
        var ledger = Decide(Some.Knowledge(), Some.Count(41), Some.Count(12)).Knowledge;

        Assert.Equal(41, Assert.Single(Decide(ledger, Some.Count(45)).Facts).Previous?.Value);
    }

    [Fact]
    public void Decide_CountryInAStrongerRole_IsNewWithItsOldRole()
    {
        var ledger = Decide(Some.Knowledge(), Some.Country("IL", CountryRole.Origin)).Knowledge;

        var fact = Assert.Single(Decide(ledger, Some.Country("IL")).Facts);

        Assert.Equal(NoveltyKind.New, fact.Novelty);
        Assert.True(fact.IsAnnounced);
        Assert.Equal(CountryRole.Origin, fact.Previous?.Role);
    }

    [Fact]
    public void Decide_CountryInAWeakerRole_IsAlreadySeen()
    {
        var ledger = Decide(Some.Knowledge(), Some.Country()).Knowledge;

        Assert.Equal(
            SuppressionReason.AlreadyKnown,
            Assert.Single(Decide(ledger, Some.Country(role: CountryRole.Origin)).Facts).Suppressed);
    }

    [Theory]
    [InlineData(CountScope.Background)]
    [InlineData(CountScope.Superseded)]
    public void Decide_WhatIsNotOfTheStory_IsNeitherAnnouncedNorRemembered(CountScope scope)
    {
        var decision = Decide(Some.Knowledge(), Some.Count(41), Some.Count(60) with { Scope = scope });

        Assert.Equal([null, SuppressionReason.Background], decision.Facts.Select(fact => fact.Suppressed));
        Assert.Null(Assert.Single(Decide(decision.Knowledge, Some.Count(60)).Facts).Suppressed);
    }

    [Fact]
    public void Decide_MentionedCountry_IsRecordedAndNotAnnounced()
    {
        var decision = Decide(Some.Knowledge(), Some.Country(role: CountryRole.Mentioned));

        Assert.Equal(SuppressionReason.Role, Assert.Single(decision.Facts).Suppressed);
        Assert.Contains("country:BH", decision.Knowledge.Facts.Keys);
    }

    [Fact]
    public void Decide_MentionedCountryWhereTheSettingsAskForIt_IsAnnounced()
    {
        var settings = Defaults with { Roles = [CountryRole.Mentioned] };

        Assert.True(Assert.Single(Decide(Some.Knowledge(), settings, Some.Country(role: CountryRole.Mentioned)).Facts).IsAnnounced);
    }

    [Fact]
    public void Decide_MutedFact_IsAnnouncedOnceItIsUnmuted()
    {
        var muted = Decide(Some.Knowledge(), Defaults with { Muted = ["group:*"] }, Some.Group());

        Assert.Equal(SuppressionReason.Muted, Assert.Single(muted.Facts).Suppressed);
        Assert.True(Assert.Single(Decide(muted.Knowledge, Some.Group()).Facts).IsAnnounced);
    }

    [Theory]
    [InlineData(104, true)]
    [InlineData(105, false)]
    [InlineData(95, false)]
    public void Decide_ChangeUnderTheMinimum_IsHeldBack(long value, bool heldBack)
    {
        var settings = Defaults with { MinimumRise = 5, MinimumRisePercent = 5 };
        var ledger = Decide(Some.Knowledge(), settings, Some.Count(100)).Knowledge;

        var fact = Assert.Single(Decide(ledger, settings, Some.Count(value)).Facts);

        Assert.Equal(heldBack ? SuppressionReason.BelowMinimum : null, fact.Suppressed);
    }

    [Fact]
    public void Decide_SmallRises_AreMeasuredFromTheLastAnnouncedValue()
    {
        var settings = Defaults with { MinimumRise = 5 };
        var ledger = Decide(Some.Knowledge(), settings, Some.Count(100)).Knowledge;
        ledger = Decide(ledger, settings, Some.Count(103)).Knowledge;

        var fact = Assert.Single(Decide(ledger, settings, Some.Count(106)).Facts);

        Assert.True(fact.IsAnnounced);
        Assert.Equal(100, fact.Previous?.Value);
    }

    [Fact]
    public void Decide_TwoSourcesAskedFor_AnnouncesWithTheSecond()
    {
        var settings = Defaults with { MinimumSources = 2 };
        var first = Decide(Some.Knowledge(), settings, Some.Group());
        Assert.Equal(SuppressionReason.AwaitingSources, Assert.Single(first.Facts).Suppressed);

        var other = Some.Article("Quite another report says that reporters were hit.", "The Herald");
        var second = NoveltyDetector.Decide(first.Knowledge, other, [Some.Group()], settings, Some.Instant);

        Assert.True(Assert.Single(second.Facts).IsAnnounced);
    }

    [Fact]
    public void Decide_CopyOfTheSameReport_IsNoSecondSource()
    {
        var settings = Defaults with { MinimumSources = 2 };
        const string report =
            "The quake struck the northern hills at dawn and brought down four schools, rescue workers said on Friday after a long night.";
        var first = NoveltyDetector.Decide(Some.Knowledge(), Some.Article(report, "The Herald"), [Some.Group()], settings, Some.Instant);

        var copy = NoveltyDetector.Decide(
            first.Knowledge, Some.Article(report + " More follows.", "The Mirror"), [Some.Group()], settings, Some.Instant);

        Assert.Equal(SuppressionReason.AwaitingSources, Assert.Single(copy.Facts).Suppressed);
    }

    [Fact]
    public void Decide_AnotherSource_CorroboratesAndIsRecorded()
    {
        var ledger = Decide(Some.Knowledge(), Some.Group()).Knowledge;

        var decision = NoveltyDetector.Decide(
            ledger, Some.Article("Someone else tells the same.", "The Herald"), [Some.Group()], Defaults, Some.Instant);

        Assert.Equal(NoveltyKind.Corroborated, Assert.Single(decision.Facts).Novelty);
        Assert.Equal(["The Courier", "The Herald"], decision.Knowledge.Facts["group:journalists"].States[0].Sources);
    }

    [Fact]
    public void Decide_IgnoredPublisher_TouchesNothing()
    {
        var ledger = Decide(Some.Knowledge(), Some.Country()).Knowledge;

        var decision = Decide(ledger, Defaults with { IgnoredPublishers = ["the courier"] }, Some.Group());

        Assert.Equal(SuppressionReason.IgnoredPublisher, Assert.Single(decision.Facts).Suppressed);
        Assert.Same(ledger, decision.Knowledge);
    }

    [Fact]
    public void Decide_FirstArticleWithoutFacts_OpensTheStory()
    {
        var decision = Decide(Some.Knowledge());

        Assert.True(decision.Opened);
        Assert.NotNull(decision.AlertId);
        Assert.Equal(decision.AlertId, decision.Knowledge.Opened?.AlertId);
    }

    [Fact]
    public void Decide_OnTheSameLedger_GivesTheSameAlertIdAtAnyTime()
    {
        var now = NoveltyDetector.Decide(Some.Knowledge(), Some.Article(), [Some.Group(), Some.Country()], Defaults, Some.Instant);

        var later = NoveltyDetector.Decide(
            Some.Knowledge(), Some.Article(), [Some.Country(), Some.Group()], Defaults, Some.Instant.AddDays(1));

        Assert.Equal(now.AlertId, later.AlertId);
    }

    [Fact]
    public void Decide_ManySources_ListsABoundedNumber()
    {
        var ledger = Some.Knowledge();
        for (var i = 0; i < 100; i++)
        {
            ledger = NoveltyDetector.Decide(
                ledger, Some.Article($"Report number {i} of {i * 7} differs from all.", $"Paper {i}"),
                [Some.Group()], Defaults, Some.Instant).Knowledge;
        }

        Assert.Equal(FactState.MaxSources, ledger.Facts["group:journalists"].States[0].Sources.Count);
        Assert.Equal(NoveltyDetector.RecentReports, ledger.Reports.Count);
    }

    private static NoveltyDecision Decide(WatchKnowledge ledger, params Fact[] facts) => Decide(ledger, Defaults, facts);

    private static NoveltyDecision Decide(WatchKnowledge ledger, WatchSettings settings, params Fact[] facts) =>
        NoveltyDetector.Decide(ledger, Some.Article(), facts, settings, Some.Instant);
}
