using Pipeline.Core.Reading.Anchors;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Text.Analysis;

namespace Pipeline.Core.Tests.Reading.Anchors;

public sealed class AnchorReaderTests
{
    private const string Title = "Three shot at Dayton barbershop";

    private const string Body = Title
        + "\n\nDAYTON, Ohio (AP) - A man opened fire in a barbershop in Dayton on Sunday night, killing Ann Lee and wounding "
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

        Assert.Null(AnchorReader.Read(new TokenizedArticle(article, analysis)).Home.From);
    }

    [Theory]
    [InlineData("A gunman killed Ann Lee outside a pharmacy in Dayton, Ohio, on Sunday.", "Ann Lee", "")]
    [InlineData("John Reed, 52, was charged with the murder of Emily Cole, 30, in Hull.", "Emily Cole", "John Reed")]
    [InlineData("The suspect was named as Peter Vogel, 37, from Graz.", "", "Peter Vogel")]
    [InlineData("Officers in Dayton arrested Mark Doyle, 41, on Sunday.", "", "Mark Doyle")]
    [InlineData("Ahmed Musa, 44, a farmer, was shot dead by gunmen in Jos on Monday, his brother Ibrahim Musa said.", "Ahmed Musa", "")]
    public async Task Names_are_of_those_whom_the_words_beside_them_call_so(string text, string victims, string suspects)
    {
        var anchor = Assert.Single((await ReadAsync(text)).Sentences);

        Assert.Equal((victims, suspects), (string.Join(", ", anchor.Victims), string.Join(", ", anchor.Suspects)));
    }

    [Theory]
    [InlineData("Three men were shot dead in Dayton on Sunday. Ohio mourned.", "Dayton US/Ohio")]
    [InlineData("Two people died in Licking County, Ohio.", "Licking County US/Ohio|Ohio US/-")]
    [InlineData("A bomb killed five in Aleppo, and two in Lebanon.", "Aleppo SY/Aleppo|Lebanon LB/-")]
    public async Task A_place_has_the_country_and_the_division_that_it_lies_in(string text, string places)
    {
        var anchor = (await ReadAsync(text)).Sentences[0];

        Assert.Equal(places, string.Join('|', anchor.Places.Select(place => $"{place.Name} {place.Code}/{place.Division ?? "-"}")));
    }

    [Theory]
    [InlineData("A missile killed two sailors aboard the Greek tanker Sounion.", "Sounion")]
    [InlineData("Two sailors died aboard a Greek tanker on Monday.", "")]
    [InlineData("At least 304 people died when the Sewol ferry sank.", "Sewol")]
    [InlineData("Eleven workers were killed on the Deepwater Horizon drilling rig.", "Deepwater Horizon")]
    [InlineData("All 298 people aboard Flight MH17 were killed.", "Flight MH17")]
    [InlineData("All 239 people aboard Malaysia Airlines flight 370 are dead.", "flight 370")]
    [InlineData("The USS Cole was hit, and 17 sailors were killed.", "USS Cole")]
    [InlineData("Ms Cole said that two men were killed on the ship.", "")]
    [InlineData("Thirty-two people died on the Costa Concordia cruise ship.", "Costa Concordia")]
    [InlineData("A torpedo killed nine aboard the freighter ‘Sea Dawn’ and six on the MV Rusvet.", "Sea Dawn|MV Rusvet")]
    public async Task A_ship_a_flight_and_a_platform_are_named_by_the_words_beside_them(string text, string things)
    {
        Assert.Equal(things, string.Join('|', Assert.Single((await ReadAsync(text)).Sentences).Things));
    }

    [Theory]
    [InlineData("Cholera has killed 12 people in Haiti.", "cholera")]
    [InlineData("Avian influenza killed two people, and H1N1 another nine.", "bird flu|swine flu")]
    [InlineData("Two children died of hand, foot and mouth disease.", "hand, foot and mouth disease")]
    [InlineData("West Nile fever and yellow fever killed 12 people.", "West Nile|yellow fever")]
    [InlineData("The flu has killed 12 people in Ohio.", "")]
    [InlineData("The plaguing heat killed 12 people.", "")]
    public async Task Diseases_are_named_as_people_read_them(string text, string diseases)
    {
        Assert.Equal(diseases, string.Join('|', Assert.Single((await ReadAsync(text)).Sentences).Diseases));
    }

    [Theory]
    [InlineData("PARIS, May 4 - A gunman killed two people in Marseille on Sunday, prosecutors said.", "Marseille", 3, "attack")]
    [InlineData("A boiler exploded in a textile mill in Faisalabad, Pakistan, on the morning of 3 May, killing 15 workers.", "Faisalabad",
        3, "accident")]
    [InlineData("Two more victims of Sunday's shooting in Rochester died in hospital on Monday, police said.", "Rochester", 3, "attack")]
    [InlineData("Three hikers died in an avalanche near Aspen, Colorado, over the weekend.", "Aspen", 2, "disaster")]
    [InlineData("Two people wounded in Sunday's missile strike on Rochester died overnight, bringing the number of dead to 19.", "Rochester", 3,
        "conflict")]
    [InlineData("A third man died on Monday after the shooting on Sunday in Rochester, police said.", "Rochester", 3, "attack")]
    public async Task The_home_event_is_where_and_when_it_happened_and_not_where_it_was_written(
        string text, string town, int day, string kind)
    {
        var home = (await ReadAsync(text)).Home;

        Assert.Equal((town, new DateOnly(2026, 5, day), kind), (home.Place?.Name, home.From, home.Kind));
    }

    [Fact]
    public async Task Last_weeks_attack_was_last_week_whatever_day_its_victims_died()
    {
        var home = (await ReadAsync("Two people hurt in last week's bombing in Rochester died on Monday, police said.")).Home;

        Assert.True(home.From <= new DateOnly(2026, 4, 28) && home.To < new DateOnly(2026, 5, 4), $"{home.From} to {home.To}");
    }

    [Theory]
    [InlineData("KESZTRA (Wire) - A missile killed 17 people on Sunday. The Kesztra station burned.", "Kesztra")]
    [InlineData("Kesztra, a small town of 60,000, mourned the 17 people killed by a missile.", "Kesztra")]
    [InlineData("A missile struck the railway station of Kesztra, killing 17 people.", "Kesztra")]
    [InlineData("Four people were killed when missiles hit a substation in the north of Kesztra.", "Kesztra")]
    [InlineData("Seventeen people were killed in Holubin on Sunday.", "Holubin")]
    [InlineData("The list names the dead of Kesztra, where 19 people died.", "Kesztra")]
    [InlineData("Kesztra strike: 17 dead\n\nSeventeen people were killed in Kesztra on Sunday.", "Kesztra")]
    public async Task A_town_of_no_gazetteer_is_one_by_what_is_said_of_it_once(string text, string town)
    {
        var anchors = await ReadAsync(text, Math.Max(0, text.IndexOf("\n\n", StringComparison.Ordinal)));

        Assert.All(anchors.Sentences, anchor => Assert.Contains(anchor.Places, place => place.IsTown && place.PlainName == town));
    }

    [Theory]
    [InlineData("Two men were killed, relatives said in Spanish.")]
    [InlineData("Two men were killed, said Kesztra, 41, a nurse. Anna Kesztra was in Kesztra's car.")]
    [InlineData("Two men were killed, the LMPD said. An officer of the LMPD was outside LMPD headquarters.")]
    [InlineData("Two men were killed in Parliament.")]
    public async Task What_may_be_a_person_a_language_or_an_office_is_no_town(string text) =>
        Assert.All((await ReadAsync(text)).Sentences, anchor => Assert.DoesNotContain(anchor.Places, place => place.IsTown));

    [Fact]
    public async Task Without_a_day_of_the_article_no_sentence_has_one_but_by_a_year()
    {
        var article = SpecFile.Article("Two men were shot on Friday. In 2009 a gunman killed four people.");
        var analysis = await new EmbeddedTextAnalyzer().AnalyzeAsync(article.Body, TestContext.Current.CancellationToken);

        Assert.Equal([null, new DateOnly(2009, 1, 1)], AnchorReader.Read(new TokenizedArticle(article, analysis)).Sentences.Select(anchor => anchor.From));
    }

    private static IEqualityComparer<(string, string)> PlaceInAnyCase { get; } = EqualityComparer<(string Name, string Code)>.Create(
        (a, b) => string.Equals(a.Name, b.Name, StringComparison.OrdinalIgnoreCase) && a.Code == b.Code, place => place.Code.Length);

    private static Task<ArticleAnchors> ReadAsync() => ReadAsync(Body, Title.Length);

    private static async Task<ArticleAnchors> ReadAsync(string body, int title = 0)
    {
        var article = SpecFile.Article(
            body, new Pipeline.Text.TextSpan(0, title), new DateTimeOffset(2026, 5, 5, 0, 0, 0, TimeSpan.Zero));
        var analysis = await new EmbeddedTextAnalyzer().AnalyzeAsync(article.Body, TestContext.Current.CancellationToken);
        return AnchorReader.Read(new TokenizedArticle(article, analysis));
    }
}
