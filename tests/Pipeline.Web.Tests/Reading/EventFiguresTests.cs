using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Stories.State;
using Pipeline.Tests.Shared;
using Pipeline.Web.Reading;

namespace Pipeline.Web.Tests.Reading;

public sealed class EventFiguresTests
{
    [Fact]
    public void Of_AStory_TellsTheValueNowWithItsSourcesAndWhenItWasTold()
    {
        var ledger = Decide(Some.Knowledge(), "A", 0, Killed(12), Injured(80));
        ledger = Decide(ledger, "B", 1, Killed(29));
        ledger = Decide(ledger, "C", 2, Killed(29));

        var figures = Assert.Single(EventFigures.Of(ledger)).Figures;

        Assert.Equal(
            [("count:killed@e1", "29", "people killed", 2), ("count:injured@e1", "80", "people injured", 1)],
            figures.Select(figure => (figure.Key, figure.Number, figure.Words, figure.Sources)));
        Assert.All(figures, figure => Assert.Equal((figure.Key, Some.Instant), (figure.Fact?.Key, figure.ToldAt)));
    }

    [Fact]
    public void Of_WhatOthersSay_StandsBesideTheValueWithItsSource()
    {
        var ledger = Decide(Some.Knowledge(), "A", 0, Killed(5));
        ledger = Decide(ledger, "B", 0.2, Killed(3));

        var figure = Assert.Single(Assert.Single(EventFigures.Of(ledger)).Figures);

        Assert.Equal("5", figure.Number);
        var contested = Assert.Single(figure.Contested);
        Assert.Equal(("3 people killed", "B.txt"), (contested.Label, contested.Source));
        Assert.Single(contested.Sources);
    }

    [Fact]
    public void Of_AValueThatWasToldBefore_IsNotContested()
    {
        var ledger = Decide(Some.Knowledge(), "A", 0, Killed(12));
        ledger = Decide(ledger, "B", 1, Killed(29));

        Assert.Empty(Assert.Single(Assert.Single(EventFigures.Of(ledger)).Figures).Contested);
    }

    [Fact]
    public void Of_ThoseHit_AreLeftOutBesideTheKilled()
    {
        var ledger = With(("hit", 9), ("killed", 1));

        Assert.Equal([VictimEffect.Killed], Assert.Single(EventFigures.Of(ledger)).Figures.Select(figure => figure.Effect));
        Assert.Equal([VictimEffect.Hit], Assert.Single(EventFigures.Of(With(("hit", 9)))).Figures.Select(figure => figure.Effect));
    }

    [Fact]
    public void Of_AFigureThatAnEarlierVersionTold_IsProvedByItsCount()
    {
        var told = new FactState
        {
            Value = 12,
            First = new Sighting("an-article", "one.txt", Some.Instant, Some.Evidence()),
            Announced = new Announcement(Some.Instant, "an-alert", "an-article"),
        };
        var ledger = With(("killed", 12)) with
        {
            Facts = Some.Knowledge().Facts.Add("count:killed:people", new LedgerEntry { Label = "12 people killed", States = [told] }),
        };

        var figure = Assert.Single(Assert.Single(EventFigures.Of(ledger)).Figures);

        Assert.Equal(("count:killed:people", Some.Instant), (figure.Fact?.Key, figure.ToldAt));
        Assert.Empty(figure.Contested);
    }

    [Fact]
    public void Of_AStoryWithoutAFigure_HasNoEvent() => Assert.Empty(EventFigures.Of(Ledger.Empty("w")));

    private static WatchKnowledge With(params (string Figure, long Value)[] figures) => Some.Knowledge() with
    {
        Story = StoryState.Empty with
        {
            Events = StoryState.Empty.Events.Add(StoryEvent.Home, figures.Aggregate(new StoryEvent(), (home, one) => home with
            {
                Figures = home.Figures.Add(one.Figure, Figure.Empty with
                {
                    Now = new FigureValue(new Amount(one.Value), "people", Basis.Stated, "an-article", "The Courier"),
                }),
            })),
        },
    };

    private static VictimCountFact Killed(long value) => Some.Count(value, "people", VictimEffect.Killed);

    private static VictimCountFact Injured(long value) => Some.Count(value, "people", VictimEffect.Injured);

    private static WatchKnowledge Decide(WatchKnowledge ledger, string paper, double days, params Fact[] facts)
    {
        var article = SomeReports.Of(paper);
        return Some.Decide(ledger, article with { PublishedAt = Some.Instant.AddDays(days) }, facts).Knowledge;
    }
}
