using Pipeline.Text.Analysis;

namespace Pipeline.Text.Tests.Analysis;

public sealed class EmbeddedTextAnalyzerTests
{
    [Theory]
    [InlineData("The minister met Dr. Amina Yusuf in Kano.", "Person:Amina Yusuf|Location:Kano")]
    [InlineData("Michael Jordan spoke. Later Jordan left.", "Person:Michael Jordan|Person:Jordan")]
    [InlineData("Israeli Prime Minister Benjamin Netanyahu spoke.", "Person:Benjamin Netanyahu")]
    [InlineData(
        "John Scott-Railton's report, the Ministry of Health’s reply.", "Person:John Scott-Railton|Organization:Ministry of Health")]
    [InlineData("Syria's President Bashar al-Assad resigned.", "Location:Syria|Person:Bashar al-Assad")]
    [InlineData("The NSO Group sued WhatsApp in California.", "Organization:NSO Group|Organization:WhatsApp|Location:California")]
    [InlineData("The FBI and the Kremlin disagreed.", "Organization:FBI|Organization:Kremlin")]
    [InlineData("The Jakarta Post reported it.", "Organization:Jakarta Post")]
    [InlineData("Bashir Qalandar, 43, fled across the Zanda River.", "Person:Bashir Qalandar|Location:Zanda River")]
    [InlineData("Syrian troops left.", "")]
    public void Analyze_FindsNames(string text, string expected) =>
        Assert.Equal(expected, Names(text, EntityCategory.Person, EntityCategory.Organization, EntityCategory.Location));

    [Theory]
    [InlineData("On 1 November 2019, two days ago, and last week.", "1 November 2019|two days ago|last week")]
    [InlineData("It began on Tuesday, April 29, 2019, at 10:30 a.m.", "Tuesday, April 29, 2019|10:30 a.m.")]
    [InlineData("He may march in 1999 or the 1980s.", "1999|1980s")]
    [InlineData("Published 2019-11-01T06:20:57+00:00.", "2019-11-01T06:20:57+00:00")]
    [InlineData("THE TROOPS LEFT THE TOWN ON 12 JANUARY 1989. POLICE SAID LAST WEEK THAT NOBODY STAYED.", "12 JANUARY 1989|LAST WEEK")]
    [InlineData("In mid-1990s style; by May 5, by O'May 6 at 5pm, (Monday), a year ago.", "mid-1990s|May 5|May 6|5pm|Monday|a year ago")]
    public void Analyze_FindsDates(string text, string expected) => Assert.Equal(expected, Texts(text, EntityCategory.DateTime));

    [Theory]
    [InlineData("About 1.4 million users lost $3,000 and 12%.", EntityCategory.Quantity, "1.4 million|$3,000|12%")]
    [InlineData(
        "See https://example.org/a?b=c. Or (www.example.org/x).", EntityCategory.Url, "https://example.org/a?b=c|www.example.org/x")]
    [InlineData(
        "xhttps://example.org/1 9http://example.org/2 notwww.example.org", EntityCategory.Url,
        "https://example.org/1|http://example.org/2")]
    [InlineData(
        "It cost A$5m, not -A$5 or C$ or a dozen euros: €20, 3.5bn, two hundred.", EntityCategory.Quantity,
        "A$5m|5|a dozen|€20|3.5bn|two hundred")]
    [InlineData("FIRES BURNT 1,400 ACRES AND TWO HUNDRED HOUSES IN THE HILLS.", EntityCategory.Quantity, "1,400 ACRES|TWO HUNDRED")]
    [InlineData("a.b+c@example.org, .x@y.org@z.org, @x", EntityCategory.Email, "a.b+c@example.org|x@y.org")]
    [InlineData("Write to desk.one@example.org.", EntityCategory.Email, "desk.one@example.org")]
    [InlineData("Call +44 20 7946 0000 or (555) 555-0100.", EntityCategory.PhoneNumber, "+44 20 7946 0000|(555) 555-0100")]
    [InlineData("Journalists and human rights activists met the lawyer.", EntityCategory.PersonType, "human rights activists|lawyer")]
    public void Analyze_FindsForms(string text, EntityCategory category, string expected) => Assert.Equal(expected, Texts(text, category));

    [Theory]
    [InlineData("The storm has killed nine people in the north of the country, and it is not over.", "en")]
    [InlineData("El terremoto de ayer en el norte del país dejó al menos nueve muertos y más de veinte heridos.", "es")]
    [InlineData("Le séisme a fait au moins neuf morts dans le nord du pays, selon les autorités.", "fr")]
    [InlineData("Bei dem Erdbeben im Norden des Landes sind nach Angaben der Polizei neun Menschen gestorben.", "de")]
    [InlineData("Землетрясение на севере страны унесло жизни девяти человек.", "ru")]
    [InlineData("Землетрус на півночі країни забрав життя дев'яти людей.", "uk")]
    [InlineData("地震で九人が死亡した。", "ja")]
    [InlineData("地震造成九人死亡。", "zh")]
    [InlineData("قتل تسعة أشخاص في زلزال شمال البلاد", "ar")]
    [InlineData("", "und")]
    [InlineData("12 34 56", "und")]
    [InlineData("He met Bashar al-Assad.", "und")]
    public void Analyze_GuessesTheLanguage(string text, string language) =>
        Assert.Equal(language, EmbeddedTextAnalyzer.Analyze(text).Language);

    [Fact]
    public void Analyze_OtherLanguage_StillFindsCountries()
    {
        var analysis = EmbeddedTextAnalyzer.Analyze(
            "El terremoto de ayer en el norte de Chile dejó al menos nueve muertos, y las autoridades de Bolivia ofrecieron ayuda.");

        Assert.Equal(["Chile", "Bolivia"], analysis.Entities.Where(e => e.Category == EntityCategory.Location).Select(e => e.Text));
    }

    [Fact]
    public void Analyze_KeyPhrases_AreWordsOfTheTextWithoutDuplicates()
    {
        const string text =
            "The spyware attack was large. A second spyware attack reached the messaging service. The messaging service warned users.";

        var phrases = EmbeddedTextAnalyzer.Analyze(text).KeyPhrases;

        Assert.Contains("spyware attack", phrases);
        Assert.Contains("messaging service", phrases);
        Assert.All(phrases, phrase => Assert.Contains(phrase, text, StringComparison.Ordinal));
        Assert.Equal(phrases.Count, phrases.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public async Task AnalyzeAsync_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        await Assert.ThrowsAsync<OperationCanceledException>(
            async () => await new EmbeddedTextAnalyzer().AnalyzeAsync("text", source.Token));
    }

    [Fact]
    public async Task AnalyzeAsync_NamesItsEngine() =>
        Assert.Equal("embedded/3", (await new EmbeddedTextAnalyzer().AnalyzeAsync("", TestContext.Current.CancellationToken)).Engine);

    /// <summary>Offsets cut out exactly the words, entities neither overlap nor end in marks, and nothing throws,
    /// whatever the text.</summary>
    [Fact]
    public void Analyze_RandomText_KeepsItsPromises()
    {
        string[] words =
        [
            "Kenya", "KENYA", "Mr.", "Michael", "Jordan", "the", "Ministry", "of", "Georgia", "'s", ",", ".", "\n\n", "2019", "May",
            "1,400", "%", "\ud83d\ude00", "\ud800", "al-Assad", "(", ")", "“", "www.", "@", "http://", "U.S.", "-", "said",
            "New", "York", "Times", "ñ", "\u0301",
        ];
        var random = new Random(20260102);
        for (var round = 0; round < 300; round++)
        {
            var text = string.Join(
                random.Next(4) == 0 ? "" : " ", Enumerable.Range(0, random.Next(40)).Select(_ => words[random.Next(words.Length)]));

            var analysis = EmbeddedTextAnalyzer.Analyze(text);

            var end = 0;
            foreach (var entity in analysis.Entities)
            {
                Assert.True(entity.Span.Start >= end);
                Assert.Equal(entity.Text, entity.Span.In(text));
                Assert.InRange(entity.Confidence, 0, 1);
                end = entity.Span.End;
            }
        }
    }

    private static string Names(string text, params EntityCategory[] categories) =>
        string.Join('|', EmbeddedTextAnalyzer.Analyze(text).Entities
            .Where(e => categories.Contains(e.Category))
            .Select(e => $"{e.Category}:{e.Text}"));

    private static string Texts(string text, EntityCategory category) =>
        string.Join('|', EmbeddedTextAnalyzer.Analyze(text).Entities.Where(e => e.Category == category).Select(e => e.Text));
}
