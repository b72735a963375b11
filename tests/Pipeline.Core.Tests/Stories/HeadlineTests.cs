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

    private static FigureNews Injured(long value) => new("count:injured@e1", 0, VictimEffect.Injured, Value(value));

    private static FigureValue Value(long value, CountBound bound = CountBound.Exact) =>
        new(new Amount(value, bound), "people", Basis.Stated, "a", "The Courier");

    private static CountryNews Country(string name, CountryRole role = CountryRole.Affected) => new($"country:{name}", 0, name, name, role);
}
