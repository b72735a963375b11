using Pipeline.Core.Reading.Anchors;
using Pipeline.Text.Analysis;

namespace Pipeline.Core.Tests.Reading.Anchors;

public sealed class AnchorReaderTests
{
    private const string Title = "Three shot at Dayton barbershop";

    private const string Body = Title + "\n\nDAYTON, Ohio (AP) - A man opened fire in a barbershop in Dayton on Sunday night, killing Ann Lee and wounding "
        + "two others, police said Tuesday. Carl Brown, 31, was arrested. In 2009 a gunman killed four people in Toledo.";

    [Fact]
    public async Task The_home_event_is_of_the_town_and_day_that_title_and_lead_tell()
    {
        var home = (await ReadAsync()).Home;

        Assert.Equal(("Dayton", "US"), (home.Place!.Name, home.Place.Code), PlaceInAnyCase);
        Assert.Equal((new DateOnly(2026, 5, 3), new DateOnly(2026, 5, 3), "attack"), (home.From, home.To, home.Kind));
    }

    [Fact]
    public async Task A_sentence_that_tells_of_victims_has_its_own_places_days_and_names()
    {
        var anchors = (await ReadAsync()).Sentences;

        var lead = anchors.Single(anchor => anchor.Victims.Contains("Ann Lee"));
        Assert.Contains(lead.Places, place => place.Name == "Ohio");
        Assert.Equal(new DateOnly(2026, 5, 3), lead.From);
        var old = anchors.Single(anchor => anchor.Places.Any(place => place.Name == "Toledo"));
        Assert.Equal((new DateOnly(2009, 1, 1), new DateOnly(2009, 12, 31)), (old.From, old.To));
    }

    [Fact]
    public async Task Without_a_day_of_its_own_an_article_tells_no_day()
    {
        var article = SpecFile.Article("Two men were shot on Friday.");
        var analysis = await new EmbeddedTextAnalyzer().AnalyzeAsync(article.Body, TestContext.Current.CancellationToken);

        Assert.Null(AnchorReader.Read(article, analysis).Home.From);
    }

    private static IEqualityComparer<(string, string)> PlaceInAnyCase { get; } = EqualityComparer<(string Name, string Code)>.Create(
        (a, b) => string.Equals(a.Name, b.Name, StringComparison.OrdinalIgnoreCase) && a.Code == b.Code, place => place.Code.Length);

    private static async Task<ArticleAnchors> ReadAsync()
    {
        var article = SpecFile.Article(
            Body, new Pipeline.Text.TextSpan(0, Title.Length), new DateTimeOffset(2026, 5, 5, 0, 0, 0, TimeSpan.Zero));
        return AnchorReader.Read(
            article, await new EmbeddedTextAnalyzer().AnalyzeAsync(article.Body, TestContext.Current.CancellationToken));
    }
}
