using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Stories;
using Pipeline.Core.Watches;
using Pipeline.Tests.Shared;

namespace Pipeline.Core.Tests.Novelty;

public sealed class NoveltyDetectorTests
{
    private static readonly WatchSettings Defaults = WatchSettings.Default;

    private int articles;

    [Fact]
    public void Decide_UnknownFact_IsNewAndAnnounced()
    {
        var decision = Decide(Some.Knowledge(), Some.Count());

        var fact = Assert.Single(decision.Facts);
        Assert.Equal(("count:hacked@e1", NoveltyKind.New), (fact.Key, fact.Novelty));
        Assert.True(fact.IsAnnounced);
        Assert.NotNull(decision.AlertId);
    }

    [Fact]
    public void Decide_UnknownFact_KeepsWhenItsArticleWasPublished()
    {
        var published = new DateTimeOffset(2019, 10, 30, 23, 0, 0, TimeSpan.FromHours(-5));

        var decision = Some.Decide(Some.Knowledge(), Some.Article() with { PublishedAt = published }, Some.Group());

        var first = decision.Knowledge.Facts["group:journalists"].States[0].First;
        Assert.Equal((Some.Instant, published, TimeSpan.Zero), (first.At, first.PublishedAt!.Value, first.PublishedAt.Value.Offset));
    }

    [Fact]
    public void Decide_SameArticleAgain_AnnouncesNothingAndLeavesTheLedgerAlone()
    {
        Fact[] facts = [Some.Count(), Some.Group(), Some.Country()];
        var first = Some.Decide(Some.Knowledge(), Some.Article(), facts);

        var second = Some.Decide(first.Knowledge, Some.Article(), facts);

        Assert.All(second.Facts, fact =>
            Assert.Equal((NoveltyKind.AlreadySeen, new Silence(Reason.Known)), (fact.Novelty, fact.Silence!.Value)));
        Assert.Null(second.AlertId);
        Assert.Same(first.Knowledge, second.Knowledge);
    }

    [Fact]
    public void Decide_SameArticleReadBetter_TellsNothingMore()
    {
        var first = Some.Decide(Some.Knowledge(), Some.Article(), Some.Count());

        var second = Some.Decide(first.Knowledge, Some.Article(), Some.Count(), Some.Group(), Some.Count(12, "people", VictimEffect.Killed));

        Assert.Null(second.AlertId);
        Assert.Equal([Reason.Known, Reason.SameArticle, Reason.SameArticle], second.Facts.Select(fact => fact.Silence!.Value.Reason));
    }

    [Fact]
    public void Decide_SameArticleAgain_NamesTheAlertThatToldIt()
    {
        var first = Some.Decide(Some.Knowledge(), Some.Article(), Some.Count());

        var second = Some.Decide(first.Knowledge, Some.Article(), Some.Count());

        Assert.Equal(first.AlertId, second.Facts[0].Announced?.AlertId);
        Assert.Equal(Some.Article().Id, second.Facts[0].Announced?.ArticleId);
    }

    [Fact]
    public void Decide_TollRises_IsChangedWithOldValueAndPercent()
    {
        var ledger = Decide(Some.Knowledge(), Killed(29)).Knowledge;

        var fact = Assert.Single(Decide(ledger, Killed(41)).Facts);

        Assert.Equal(NoveltyKind.Changed, fact.Novelty);
        Assert.True(fact.IsAnnounced);
        Assert.Equal(29, fact.Previous?.Value);
        Assert.Equal(41.4, fact.Previous?.ChangePercent);
    }

    [Fact]
    public void Decide_AnotherPublishersLowerToll_IsContestedAndRecorded()
    {
        var ledger = Decide(Some.Knowledge(), Killed(50)).Knowledge;

        var decision = Some.Decide(ledger, Next("The Herald"), Killed(40));

        Assert.Equal(Reason.Contested, Assert.Single(decision.Facts).Silence?.Reason);
        var states = decision.Knowledge.Facts["count:killed@e1"].States;
        Assert.Equal([(50, true), (40, false)], states.Select(state => (state.Value!.Value, state.Announced is not null)));
    }

    [Fact]
    public void Decide_SameFigureUnderAnotherNameAndBound_IsKnown()
    {
        var ledger = Decide(Some.Knowledge(), Killed(12, "journalists")).Knowledge;

        Assert.Equal(Reason.Known, Assert.Single(Decide(ledger, Killed(12)).Facts).Silence?.Reason);
        Assert.Equal(
            Reason.Weaker, Assert.Single(Decide(ledger, Some.Count(10, "people", VictimEffect.Killed, CountBound.AtLeast)).Facts).Silence?.Reason);
    }

    [Fact]
    public void Decide_IncrementAfterTotal_IsToldAsTheSum()
    {
        var ledger = Decide(Some.Knowledge(), Some.Count(41)).Knowledge;

        var decision = Decide(ledger, Some.Count(2, increment: true));

        Assert.Equal("at least 43 users hacked: 41 and 2 more", Assert.Single(decision.News).Label);
    }

    [Fact]
    public void Decide_CountryInAStrongerRole_IsNewWithItsOldRole()
    {
        var ledger = Decide(Some.Knowledge(), Some.Group(), Some.Country("IL", CountryRole.Origin)).Knowledge;

        var fact = Decide(ledger, Some.Group(), Some.Country("IL")).Facts[1];

        Assert.Equal(NoveltyKind.New, fact.Novelty);
        Assert.True(fact.IsAnnounced);
        Assert.Equal(CountryRole.Origin, fact.Previous?.Role);
    }

    [Fact]
    public void Decide_CountryInAWeakerRole_IsKnown()
    {
        var ledger = Decide(Some.Knowledge(), Some.Group(), Some.Country()).Knowledge;

        Assert.Equal(
            new Silence(Reason.Known, "affected"),
            Assert.Single(Decide(ledger, Some.Country(role: CountryRole.Origin)).Facts).Silence);
    }

    [Theory]
    [InlineData(CountScope.Background, Reason.Background)]
    [InlineData(CountScope.Superseded, Reason.Superseded)]
    public void Decide_WhatIsNotOfTheStory_IsNeitherAnnouncedNorRemembered(CountScope scope, Reason reason)
    {
        var decision = Decide(Some.Knowledge(), Some.Count(41), Some.Count(30) with { Scope = scope });

        Assert.Equal([null, reason], decision.Facts.Select(fact => fact.Silence?.Reason));
        Assert.Single(decision.Knowledge.Facts["count:hacked@e1"].States);
    }

    [Fact]
    public void Decide_MentionedCountry_IsRecordedAndNotAnnounced()
    {
        var decision = Decide(Some.Knowledge(), Some.Country(role: CountryRole.Mentioned));

        Assert.Equal(new Silence(Reason.Held, HeldBy.Role), Assert.Single(decision.Facts).Silence);
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

        Assert.Equal(new Silence(Reason.Held, HeldBy.Muted), Assert.Single(muted.Facts).Silence);
        Assert.True(Assert.Single(Decide(muted.Knowledge, Some.Group()).Facts).IsAnnounced);
    }

    [Fact]
    public void Decide_SameArticleAfterItsFactIsUnmuted_TellsIt()
    {
        var muted = Some.Decide(Some.Knowledge(), Some.Article(), Defaults with { Muted = ["group:*"] }, Some.Count(), Some.Group());

        var again = Some.Decide(muted.Knowledge, Some.Article(), Some.Count(), Some.Group());

        Assert.Equal("journalists", Assert.Single(again.News).Label);
    }

    [Theory]
    [InlineData("count:killed:people")]
    [InlineData("count:killed:*")]
    [InlineData("count:killed@e1")]
    [InlineData("count:killed*")]
    [InlineData("count:*")]
    public void Decide_CountMutedByAnOldOrANewKey_IsHeld(string pattern)
    {
        var decision = Decide(Some.Knowledge(), Defaults with { Muted = [pattern] }, Killed(12));

        Assert.Equal(new Silence(Reason.Held, HeldBy.Muted), Assert.Single(decision.Facts).Silence);
    }

    [Fact]
    public void Decide_GroupsThatTheSettingsPlace_AreToldByThem()
    {
        var settings = Defaults with
        {
            Groups = new Dictionary<string, string> { ["lamplighters"] = "workers", ["nomads"] = "protected", ["fans"] = "generic" },
        };

        var decision = Decide(
            Some.Knowledge(), settings, Some.Group("workers"), Some.Group("lamplighters"), Some.Group("fans"), Some.Group("nomads"));

        Assert.Equal(["nomads", "workers"], decision.NewsLabels);
        Assert.Equal([null, Reason.Implied, Reason.Generic, null], decision.Facts.Select(fact => fact.Silence?.Reason));
    }

    [Theory]
    [InlineData(104, true)]
    [InlineData(105, false)]
    public void Decide_ChangeUnderTheMinimum_IsHeldBack(long value, bool heldBack)
    {
        var settings = Defaults with { MinimumRise = 5, MinimumRisePercent = 5 };
        var ledger = Decide(Some.Knowledge(), settings, Some.Count(100)).Knowledge;

        var fact = Assert.Single(Decide(ledger, settings, Some.Count(value)).Facts);

        Assert.Equal(heldBack ? Reason.BelowMinimum : null, fact.Silence?.Reason);
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
        Fact[] facts = [Killed(12), Some.Group()];
        var first = Some.Decide(Some.Knowledge(), Next("The Courier"), settings, facts);
        Assert.All(first.Facts, fact => Assert.Equal(new Silence(Reason.Held, HeldBy.Sources), fact.Silence));

        var second = Some.Decide(first.Knowledge, Next("The Herald"), settings, facts);

        Assert.All(second.Facts, fact => Assert.True(fact.IsAnnounced));
    }

    [Fact]
    public void Decide_TwoSourcesAskedFor_CountsThoseOfOneRole()
    {
        var settings = Defaults with { MinimumSources = 2 };
        var origin = Some.Decide(Some.Knowledge(), Next("The Courier"), settings, Some.Group(), Some.Country(role: CountryRole.Origin));

        var affected = Some.Decide(origin.Knowledge, Next("The Herald"), settings, Some.Group(), Some.Country());
        var again = Some.Decide(affected.Knowledge, Next("The Mirror"), settings, Some.Country(), Some.Group());

        Assert.Equal(new Silence(Reason.Held, HeldBy.Sources), affected.Facts[1].Silence);
        Assert.True(again.Facts[0].IsAnnounced);
    }

    [Fact]
    public void Decide_CopyOfTheSameReport_IsNoSecondSource()
    {
        var settings = Defaults with { MinimumSources = 2 };
        const string report =
            "The quake struck the northern hills at dawn and brought down four schools, rescue workers said on Friday after a long night.";
        var first = Some.Decide(Some.Knowledge(), Some.Article(report, "The Herald"), settings, Some.Group());

        var copy = Some.Decide(first.Knowledge, Some.Article(report + " More follows.", "The Mirror"), settings, Some.Group());

        Assert.Equal(new Silence(Reason.Held, HeldBy.Sources), Assert.Single(copy.Facts).Silence);
    }

    [Fact]
    public void Decide_AnotherSource_CorroboratesAndIsRecorded()
    {
        var ledger = Decide(Some.Knowledge(), Some.Group()).Knowledge;

        var decision = Some.Decide(ledger, Next("The Herald"), Some.Group());

        Assert.Equal(NoveltyKind.Corroborated, Assert.Single(decision.Facts).Novelty);
        Assert.Equal(["The Courier", "The Herald"], decision.Knowledge.Facts["group:journalists"].States[0].Sources);
    }

    [Fact]
    public void Decide_WhatASourceSaidBefore_IsNotWorthAWrite()
    {
        var ledger = Decide(Some.Knowledge(), Killed(12), Some.Group(), Some.Country()).Knowledge;

        var again = Decide(ledger, Killed(12), Some.Group(), Some.Country());

        Assert.Same(ledger, again.Knowledge);
    }

    [Fact]
    public void Decide_IgnoredPublisher_TouchesNothing()
    {
        var ledger = Decide(Some.Knowledge(), Some.Group()).Knowledge;

        var decision = Decide(ledger, Defaults with { IgnoredPublishers = ["the courier"] }, Some.Group("nurses"));

        Assert.Equal(new Silence(Reason.Held, HeldBy.Publisher), Assert.Single(decision.Facts).Silence);
        Assert.Same(ledger, decision.Knowledge);
    }

    [Fact]
    public void Decide_FirstArticleWithoutFacts_OpensTheStoryInSilence()
    {
        var opened = Decide(Some.Knowledge());

        Assert.Null(opened.AlertId);
        Assert.Equal((null, "A headline"), (opened.Knowledge.Opened!.AlertId, opened.Knowledge.Headline));
        Assert.True(Decide(opened.Knowledge, Some.Group()).Opened);
    }

    [Fact]
    public void Decide_MoreFactsThanOneArticleMayBring_CountsTheRest()
    {
        var decision = Decide(Some.Knowledge(), [.. Enumerable.Range(0, 320).Select(number => Some.Group($"guild {number}"))]);

        Assert.Equal((300, 20), (decision.Facts.Count, decision.Beyond));
    }

    [Fact]
    public void Decide_OnTheSameLedger_GivesTheSameAlertIdAtAnyTime()
    {
        var now = Some.Decide(Some.Knowledge(), Some.Article(), Some.Group(), Some.Country());

        var later = NoveltyDetector.Decide(
            Some.Knowledge(), Some.Article(), Some.Analysis(Some.Article()), [Some.Country(), Some.Group()], Defaults, Some.Instant.AddDays(1));

        Assert.Equal(now.AlertId, later.AlertId);
    }

    [Fact]
    public void Decide_ManySources_ListsABoundedNumber()
    {
        var ledger = Some.Knowledge();
        for (var i = 0; i < 100; i++)
        {
            ledger = Some.Decide(ledger, Some.Article($"Report number {i} of {i * 7} differs from all.", $"Paper {i}"), Some.Group()).Knowledge;
        }

        Assert.Equal(FactState.MaxSources, ledger.Facts["group:journalists"].States[0].Sources.Count);
        Assert.Equal(NoveltyDetector.RecentReports, ledger.Reports.Count);
    }

    private static VictimCountFact Killed(long value, string who = "people") => Some.Count(value, who, VictimEffect.Killed);

    private NoveltyDecision Decide(WatchKnowledge ledger, params IReadOnlyList<Fact> facts) => Decide(ledger, Defaults, facts);

    private NoveltyDecision Decide(WatchKnowledge ledger, WatchSettings settings, params IReadOnlyList<Fact> facts) =>
        Some.Decide(ledger, Next("The Courier"), settings, facts);

    /// <summary>A report of its own.</summary>
    private Article Next(string publisher)
    {
        articles++;
        var body = string.Join(' ', Enumerable.Range(0, 30).Select(word => $"word{articles * 31 + word * 7}x{articles}"));
        return Some.Article(body, publisher, $"{articles}.txt");
    }
}
