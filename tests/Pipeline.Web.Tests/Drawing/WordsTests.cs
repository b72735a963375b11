using Pipeline.Core.Alerts;
using Pipeline.Core.Drops;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Stories;
using Pipeline.Tests.Shared;
using Pipeline.Web.Drawing;
using Pipeline.Web.Reading;

namespace Pipeline.Web.Tests.Drawing;

public sealed class WordsTests
{
    private const string Unnamed = "0c1d2e3f405162738495a6b7c8d9e0f1";

    [Theory]
    [InlineData(-40.0, "revised", "revised, down 40\u00A0% from 5")]
    [InlineData(20.0, null, "up 20\u00A0% from 5")]
    [InlineData(null, "two sources", "two sources, instead of 5")]
    public void Replaced_OfAFigure_SaysByHowMuchAndWhyItFell(double? percent, string? cause, string words)
    {
        var previous = new PreviousValue { Value = 5, ArticleId = "an-article", ChangePercent = percent, Cause = cause };

        Assert.Equal(words, Words.Replaced(AlertFact.From(Some.Count(), NoveltyKind.Changed, previous)));
    }

    [Theory]
    [InlineData(null, "announced: new")]
    [InlineData(Reason.Known, "already known since 1 Nov 2019, 06:30")]
    [InlineData(Reason.Part, "part of a figure")]
    public void Fate_OfAStatement_IsToldOrWhyNot(Reason? reason, string words)
    {
        var fact = AlertFact.From(Some.Count(), NoveltyKind.New, null);

        Assert.Equal(
            words, Words.Fate(new RecordedFact(fact, reason is { } why ? new Silence(why) : null, reason is null ? null : Some.Instant, null)));
    }

    [Fact]
    public void Fate_OfACountryThatDoesNotAlert_NamesItsRole()
    {
        var fact = AlertFact.From(Some.Country(role: CountryRole.Origin), NoveltyKind.New, null);

        Assert.Equal(
            "not announced: a country that is only origin does not alert",
            Words.Fate(new RecordedFact(fact, new Silence(Reason.Held, HeldBy.Role), null, null)));
    }

    [Fact]
    public void Sources_OfAnArticleWithoutAPublisher_NameItsDrop()
    {
        Assert.Equal("The Courier, one.txt", Words.Sources(Stated("an-article", "The Courier", "an-article")));
        Assert.Equal("The Courier, an unnamed source", Words.Sources(Stated("an-article", "The Courier", Unnamed)));
    }

    [Fact]
    public void Sources_OfMoreThanOneReads_AreCounted() =>
        Assert.Equal("a, b, c, d, e and 2 more", Words.Sources(Stated("an-article", "a", "b", "c", "d", "e", "f", "g")));

    [Fact]
    public void Days_OfOneDay_IsThatDay()
    {
        var day = new DateOnly(2026, 3, 2);

        Assert.Equal("2 Mar 2026", Words.Days(day, day));
        Assert.Equal("2 Mar 2026 to 4 Mar 2026", Words.Days(day, day.AddDays(2)));
    }

    private static StatedValue Stated(string articleId, params string[] sources) => new()
    {
        Label = "5 people killed",
        SeenAt = Some.Instant,
        ArticleId = articleId,
        Source = "one.txt",
        Evidence = Some.Evidence(),
        Sources = sources,
    };
}
