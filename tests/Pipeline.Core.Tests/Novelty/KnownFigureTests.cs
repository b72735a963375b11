using System.Collections.Immutable;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Stories.State;
using Pipeline.Tests.Shared;

namespace Pipeline.Core.Tests.Novelty;

public sealed class KnownFigureTests
{
    [Fact]
    public void Of_AFigure_IsToldWhenItsValueWas_AndHasTheSourcesOfThatValue()
    {
        var ledger = With("e2", new StoryEvent(), "killed", Value(19), State(17, 0, "A"), State(19, 2, "A", "B"));

        var figure = Assert.Single(KnownFigure.Of(ledger, "e2"));

        Assert.Equal(("count:killed@e2", "19 people killed", Some.Instant.AddDays(2)), (figure.Key, figure.Label, figure.ToldAt));
        Assert.Equal(["A", "B"], figure.Sources);
    }

    [Fact]
    public void Of_AValueThatNoAlertTold_HasNoTime()
    {
        var figure = KnownFigure.Of(With("e1", new StoryEvent(), "killed", Value(19), State(17, 0, "A")), "e1", "killed");

        Assert.Null(figure!.ToldAt);
        Assert.Equal(["The Courier"], figure.Sources);
    }

    [Fact]
    public void Of_WhoSaidTheValueOnlyAgain_IsASourceToo()
    {
        var ledger = With("e1", new StoryEvent(), "killed", Value(17), State(17, 0, "A"));
        var home = ledger.Story.Events["e1"];
        var said = home.Figures["killed"].WithSaying(17, new Saying("C", PublicationTime.At(Some.Instant), InTitle: false));
        ledger = ledger with
        {
            Story = ledger.Story with
            {
                Events = ledger.Story.Events.SetItem("e1", home with { Figures = home.Figures.SetItem("killed", said) }),
            },
        };

        Assert.Equal(["A", "C"], KnownFigure.Of(ledger, "e1", "killed")!.Sources);
    }

    [Fact]
    public void Of_ARunningTotalAndAClaim_SaySo()
    {
        var line = new StoryEvent { Sort = EventSort.Line, Who = "soldiers", Place = "Mali", Frame = "since 2029" };
        var claim = new StoryEvent { Sort = EventSort.Claim, ClaimOn = "e1" };

        Assert.Equal("31 soldiers killed in Mali since 2029", LabelOf(line, Value(31) with { Who = "soldiers" }));
        Assert.Equal("claimed: 40 people killed", LabelOf(claim, Value(40)));

        static string LabelOf(StoryEvent happened, FigureValue value) =>
            KnownFigure.Of(With("e2", happened, "killed", value), "e2", "killed")!.Label;
    }

    [Fact]
    public void Of_AnArticleThatNobodySigned_IsCalledByItsHeadline()
    {
        var article = Some.Article(publisher: null) with { Url = null };

        var ledger = Some.Decide(Some.Knowledge(), article, Some.Count(12, "people", VictimEffect.Killed)).Knowledge;

        Assert.Equal(["A headline"], KnownFigure.Of(ledger, "e1", "killed")!.Sources);
        Assert.Equal([article.Id], Assert.Single(ledger.Facts["count:killed@e1"].States).Sources);
    }

    [Fact]
    public void Of_AFigureWithoutAValue_IsNone() =>
        Assert.Empty(KnownFigure.Of(With("e1", new StoryEvent(), "killed", null), "e1"));

    private static FigureValue Value(long value) => new(new Amount(value), "people", Basis.Stated, "an-article", "The Courier");

    private static FactState State(long value, int day, params string[] sources) => new()
    {
        Value = value,
        Bound = CountBound.Exact,
        First = new Sighting("an-article", "one.txt", Some.Instant, Some.Evidence()),
        Sources = [.. sources],
        Announced = new Announcement(Some.Instant.AddDays(day), "an-alert", "an-article"),
    };

    private static WatchKnowledge With(string id, StoryEvent happened, string figure, FigureValue? now, params FactState[] states) =>
        Some.Knowledge() with
        {
            Story = StoryState.Empty with
            {
                Events = StoryState.Empty.Events.Add(
                    id, happened with { Figures = happened.Figures.Add(figure, Figure.Empty with { Now = now }) }),
            },
            Facts = ImmutableSortedDictionary.Create<string, LedgerEntry>(StringComparer.Ordinal)
                .Add(StoryEvent.KeyOf(id, figure), new LedgerEntry { Label = "a label", States = [.. states] }),
        };
}
