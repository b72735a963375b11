using Pipeline.Core.Stories;
using Pipeline.Core.Stories.State;

namespace Pipeline.Core.Tests.Stories;

public sealed class StoryOutlineTests
{
    private static readonly DateOnly Day = new(2030, 3, 1);

    [Fact]
    public void The_home_event_stands_first_and_then_the_newest()
    {
        var outline = StoryOutline.Of(Story(("e1", On(0)), ("e2", On(5)), ("e10", On(9)), ("e3", On(5))));

        Assert.Equal(["e1", "e10", "e3", "e2"], outline.Events.Select(one => one.Id));
    }

    [Fact]
    public void Claims_and_what_nobody_placed_stand_beside_their_event()
    {
        var outline = StoryOutline.Of(Story(
            ("e1", On(0)), ("e2", On(1) with { Sort = EventSort.Claim, ClaimOn = "e1" }), ("e3", On(2) with { MayBe = "e1" }),
            ("e4", On(3) with { Sort = EventSort.Claim, ClaimOn = "e9" })));

        Assert.Equal(["e1", "e4"], outline.Events.Select(one => one.Id));
        Assert.Equal(["e3", "e2"], outline.Events[0].Beside.Select(one => one.Id));
    }

    [Fact]
    public void Running_totals_stand_by_themselves()
    {
        var outline = StoryOutline.Of(Story(("e1", On(0)), ("e2", On(1) with { Sort = EventSort.Line, Who = "soldiers", Frame = "since 2029" })));

        Assert.Equal(("e1", "e2"), (Assert.Single(outline.Events).Id, Assert.Single(outline.Lines).Id));
    }

    [Fact]
    public void What_has_no_figure_is_left_out_and_what_stood_beside_it_stays()
    {
        var outline = StoryOutline.Of(Story(("e1", new StoryEvent()), ("e2", On(1) with { MayBe = "e1" })));

        Assert.Equal("e2", Assert.Single(outline.Events).Id);
    }

    [Theory]
    [InlineData(EventSort.Line, null, "since 2029", "soldiers", "Mali", "Soldiers in Mali since 2029")]
    [InlineData(EventSort.Line, null, "since 2029", null, null, "Since 2029")]
    [InlineData(EventSort.Aggregate, "attack", "in three shootings", null, "Mali", "Three shootings in Mali")]
    [InlineData(EventSort.Aggregate, "attack", null, null, null, "Several events")]
    [InlineData(EventSort.Claim, "attack", null, null, "Mali", "Attack in Mali")]
    [InlineData(EventSort.Happening, null, null, null, "Mali", null)]
    public void A_title_says_what_the_event_is(EventSort sort, string? kind, string? frame, string? who, string? place, string? title) =>
        Assert.Equal(title, new StoryEvent { Sort = sort, Kind = kind, Frame = frame, Who = who, Place = place }.Title);

    [Fact]
    public void Numbers_are_read_as_numbers() =>
        Assert.Equal([1, 2, 10, int.MaxValue], new[] { "e1", "e2", "e10", "" }.Select(StoryEvent.NumberOf));

    private static StoryEvent On(int day) => new()
    {
        From = Day.AddDays(day),
        To = Day.AddDays(day),
        Figures = new StoryEvent().Figures.Add(
            "killed", Figure.Empty with { Now = new FigureValue(new Amount(day + 1), "people", Basis.Stated, "a", "The Courier") }),
    };

    private static StoryState Story(params (string Id, StoryEvent Event)[] events) =>
        StoryState.Empty with { Events = StoryState.Empty.Events.AddRange(events.Select(one => KeyValuePair.Create(one.Id, one.Event))) };
}
