using Pipeline.Core.Facts;
using Pipeline.Core.Stories;
using Pipeline.Core.Stories.State;

namespace Pipeline.Core.Tests.Stories;

public sealed class HeadlineTests
{
    private static readonly GroupNews Journalists = new("group:journalists", 0, Importance.Protected, "journalists");

    [Fact]
    public void A_toll_that_opens_stands_with_the_injured_of_its_event() =>
        Assert.Equal("3 people killed and 14 injured in Sidra", Headline.Of([Killed(3), Injured(14), Journalists], "Sidra"));

    [Fact]
    public void A_toll_that_moves_says_from_where()
    {
        Assert.Equal("Toll rises to 355 killed in Van, was 312", Headline.Of([Killed(355) with { Was = Value(312) }], "Van"));
        Assert.Equal(
            "Toll revised to 3 killed, was 5", Headline.Of([Killed(3) with { Was = Value(5), Fall = FallCause.Stated }], place: null));
        Assert.Equal("75 people injured in Van, was 70", Headline.Of([Injured(75) with { Was = Value(70) }], "Van"));
    }

    [Fact]
    public void So_many_more_are_told_as_the_sum() => Assert.Equal(
        "2 more killed in Van, at least 12 in all",
        Headline.Of([Killed(12) with { Now = Value(12, CountBound.AtLeast), Was = Value(10), More = 2 }], "Van"));

    [Fact]
    public void The_victims_of_another_event_do_not_stand_beside() => Assert.Equal(
        "1 person killed in Morava",
        Headline.Of([Killed(1), Killed(61) with { Key = "count:killed@e2" }, Injured(3) with { Key = "count:injured@e2" }], "Morava"));

    [Fact]
    public void A_running_total_says_since_when_and_its_place_once()
    {
        var line = Killed(31) with { Sort = EventSort.Line, Setting = " in Mali since 2029", Now = Value(31) with { Who = "soldiers" } };

        Assert.Equal("31 soldiers killed in Mali since 2029", Headline.Of([line], "Mali"));
        Assert.Equal("31 soldiers killed in Mali since 2029, was 30", Headline.Of([line with { Was = Value(30) }], "Mali"));
        Assert.Equal(
            "1 more killed in Mali since 2029, 31 in all", Headline.Of([line with { Was = Value(30), More = 1 }], "Mali"));
    }

    [Fact]
    public void Several_events_in_one_number_say_how_many_they_are() => Assert.Equal(
        "7 people killed and 9 injured in three shootings in Van",
        Headline.Of([Killed(7) with { Setting = " in three shootings" }, Injured(9) with { Setting = " in three shootings" }], "Van"));

    [Fact]
    public void A_claim_is_told_as_one()
    {
        var claim = Killed(40) with { Sort = EventSort.Claim, Now = Value(40) with { Who = "soldiers" } };

        Assert.Equal("Claimed: 40 soldiers killed in Harun", Headline.Of([claim], "Harun"));
        Assert.Equal("Claimed: 40 soldiers killed in Harun, was 30", Headline.Of([claim with { Was = Value(30) }], "Harun"));
    }

    [Fact]
    public void Suspected_and_confirmed_cases_say_which_they_are()
    {
        var suspected = Case(46, CaseStatus.Suspected);

        Assert.Equal("46 people infected in Ghana (suspected)", Headline.Of([suspected], "Ghana"));
        Assert.Equal(
            "5 people killed and 46 infected in Ghana (suspected)",
            Headline.Of([Killed(5) with { Now = Value(5) with { Status = CaseStatus.Suspected } }, suspected], "Ghana"));
        Assert.Equal("5 people killed and 46 infected (suspected) in Ghana", Headline.Of([Killed(5), suspected], "Ghana"));
        Assert.Equal("138 people infected in Ghana (suspected), was 46", Headline.Of([Case(138, CaseStatus.Suspected) with { Was = suspected.Now }], "Ghana"));
        Assert.Equal(
            "7 more infected in Ghana (suspected), 53 in all",
            Headline.Of([Case(53, CaseStatus.Suspected) with { Was = suspected.Now, More = 7 }], "Ghana"));
    }

    [Fact]
    public void One_is_a_person() => Assert.Equal(
        "At least 1 person killed", Headline.Of([Killed(1) with { Now = Value(1, CountBound.AtLeast) }], place: null));

    [Fact]
    public void A_part_names_whom_it_is_of() => Assert.Equal(
        "At least 100 lawyers among those hacked",
        Headline.Of([new PartNews("k", 0, Importance.Part, VictimEffect.Hacked, Amount.AtLeast(100), "lawyers")], place: null));

    [Fact]
    public void Groups_and_countries_are_listed_as_far_as_a_line_goes()
    {
        GroupNews[] groups = [.. new[] { "lawyers", "monks", "nurses", "pilots" }.Select(label => Journalists with { Group = label })];
        CountryNews[] countries = [Country("Mexico"), Country("India"), Country("Bahrain")];

        Assert.Equal("Lawyers, monks and 2 more among those hit", Headline.Of(groups, "Van"));
        Assert.Equal("Mexico, India and Bahrain affected", Headline.Of([.. countries, Country("Israel", CountryRole.Origin)], place: null));
        Assert.Equal("Israel named as origin", Headline.Of([Country("Israel", CountryRole.Origin)], place: null));
    }

    private static FigureNews Killed(long value) => new("count:killed@e1", 0, VictimEffect.Killed, Value(value));

    private static FigureNews Case(long value, CaseStatus status) =>
        new("count:infected@e1", 0, VictimEffect.Infected, Value(value) with { Status = status });

    private static FigureNews Injured(long value) => new("count:injured@e1", 0, VictimEffect.Injured, Value(value));

    private static FigureValue Value(long value, CountBound bound = CountBound.Exact) =>
        new(new Amount(value, bound), "people", Basis.Stated, "a", "The Courier");

    private static CountryNews Country(string name, CountryRole role = CountryRole.Affected) => new($"country:{name}", 0, name, name, role);
}
