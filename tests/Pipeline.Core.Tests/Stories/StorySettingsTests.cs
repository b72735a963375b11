using Pipeline.Core.Facts;
using Pipeline.Core.Stories;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;
using Pipeline.Core.Stories.Tables;
using Pipeline.Core.Watches;

namespace Pipeline.Core.Tests.Stories;

/// <summary>What a watch's settings change in how a story is decided.</summary>
public sealed class StorySettingsTests
{
    [Theory]
    [InlineData(1, "4 people killed")]
    [InlineData(5, "4 people killed (was 3)")]
    public void Tolerance_SaysHowManyDaysApartReportsPlaceOneEvent(int days, string told)
    {
        var tables = Of(new() { Tolerance = new Dictionary<string, int> { ["point"] = days } });
        var first = Article("a1", "2031-01-02", "Sidra", Killed(3));
        var other = Article("a2", "2031-02-20", "Port Amal", Killed(9));
        var again = Article("a3", "2031-01-06", "Sidra", Killed(4)) with { Published = Day("2031-02-21") };

        Assert.Equal(told, Told(tables, first, other, again));
    }

    [Theory]
    [InlineData(CountsPlaces.Country, "28 people infected (was 11)")]
    [InlineData(CountsPlaces.All, "28 people infected")]
    public void Places_SayWhetherATownHasFiguresOfItsOwn(CountsPlaces places, string told)
    {
        var tables = Of(new() { Places = places });

        Assert.Equal(told, Told(tables, Outbreak("a1", "Arhus", 11), Outbreak("a2", "Odense", 28)));
    }

    [Theory]
    [InlineData(TellsParts.Protected, "9 people killed, including 4 children")]
    [InlineData(TellsParts.All, "9 people killed, including 4 children; among them 2 miners killed")]
    public void Parts_SayWhichAreTold(TellsParts parts, string told)
    {
        var article = Article(
            "a1", "2031-01-02", "Sidra", Killed(9), Part(4, "children"), Part(2, "miners"));

        Assert.Equal(told, Told(Of(new() { Parts = parts }), article));
    }

    private static StoryTables Of(WatchSettings settings) => StoryTables.Default.With(settings.Tolerance, settings.Places, settings.Parts);

    private static string Told(StoryTables tables, params ArticleStatements[] articles)
    {
        var state = StoryState.Empty;
        IReadOnlyList<StoryNews> news = [];
        foreach (var article in articles)
        {
            var decision = StoryEngine.Decide(state, article, tables);
            (state, news) = (decision.State, decision.News);
        }

        return string.Join("; ", news.Select(item => item.Label));
    }

    private static ArticleStatements Article(string id, string day, string town, params CountStatement[] counts) => new(id, "Desk", Day(day))
    {
        Events =
        [
            new EventAnchor
            {
                Place = new EventPlace(town, "XA", "North"), Kind = "attack", From = DateOnly.Parse(day), To = DateOnly.Parse(day),
            },
        ],
        Statements = counts,
    };

    private static ArticleStatements Outbreak(string id, string town, long infected) => new(id, "Desk", Day("2031-03-01"))
    {
        Events = [new EventAnchor { Place = new EventPlace("Denmark", "DK", null), Inner = new EventPlace(town, "DK", $"{town} county"), Kind = "outbreak" }],
        Statements = [new CountStatement(VictimEffect.Infected, new Amount(infected), "people") { Place = StatementPlace.Title }],
    };

    private static CountStatement Killed(long value) => new(VictimEffect.Killed, new Amount(value), "people") { Place = StatementPlace.Title };

    private static CountStatement Part(long value, string who) => new(VictimEffect.Killed, new Amount(value), who) { Scope = CountScope.Part };

    private static PublicationTime Day(string day) => PublicationTime.On(DateOnly.Parse(day));
}
