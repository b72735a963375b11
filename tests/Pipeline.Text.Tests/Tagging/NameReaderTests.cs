using Pipeline.Text.Analysis;

namespace Pipeline.Text.Tests.Tagging;

public sealed class NameReaderTests
{
    [Theory]
    [InlineData("The African Wildlife Assembly (AWA) met on Monday. AWA members voted.", "AWA", EntityCategory.Organization, 2)]
    [InlineData(
        "The lawyer Temesgen Bekele spoke. Bekele’s office was searched. “They left,” Bekele said.", "Bekele", EntityCategory.Person, 2)]
    public void Find_ReadsRepeatsAsTheFirstMention(string text, string name, EntityCategory category, int times)
    {
        var found = EmbeddedTextAnalyzer.Analyze(text).Entities.Where(entity => entity.Text == name).ToList();

        Assert.Equal(times, found.Count);
        Assert.All(found, entity => Assert.Equal(category, entity.Category));
    }

    [Theory]
    [InlineData("Chinedu Okonkwo was arrested on Monday.", "Chinedu Okonkwo")]
    [InlineData("Israel Mendes was shot on Friday.", "Israel Mendes")]
    [InlineData("Victim Israel Mendes died in hospital.", "Israel Mendes")]
    [InlineData("Officials said Paris Hilton arrived late.", "Paris Hilton")]
    [InlineData("The singer Paris Jackson performed.", "Paris Jackson")]
    [InlineData("He met U.S. President Donald Trump on Friday.", "Donald Trump")]
    [InlineData("General Qamar Javed Bajwa Thursday visited the base.", "Qamar Javed Bajwa")]
    [InlineData("She thanked Ursula von der Leyen for the offer.", "Ursula von der Leyen")]
    public void Find_People_WithoutTitlesAndDays(string text, string name)
    {
        var found = EmbeddedTextAnalyzer.Analyze(text).Entities;

        Assert.Equal([name], found.Where(entity => entity.Category == EntityCategory.Person).Select(entity => entity.Text));
        Assert.DoesNotContain(
            found, entity => entity.Category == EntityCategory.Location && name.Contains(entity.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("The Ministry of Health and Family Welfare said 20 people died.", "Ministry of Health and Family Welfare")]
    [InlineData("He visited the Centers for Disease Control and Prevention in Atlanta.", "Centers for Disease Control and Prevention")]
    [InlineData("The Election Commission of Pakistan postponed the vote.", "Election Commission of Pakistan")]
    public void Find_Organizations_AsAWhole(string text, string name) =>
        Assert.Contains(
            EmbeddedTextAnalyzer.Analyze(text).Entities,
            entity => entity.Category == EntityCategory.Organization && entity.Text == name);

    /// <summary>Each acronym costs no more than its own words, however many stand before it.</summary>
    [Fact]
    public void Find_ManyAcronymsInBrackets_AllocatesInProportion()
    {
        var text = string.Concat(Enumerable.Repeat("The African Wildlife Assembly (AWA) met. ", 400));
        var twice = text + text;
        EmbeddedTextAnalyzer.Analyze(text);

        var names = EmbeddedTextAnalyzer.Analyze(twice).Entities.Count(entity => entity.Text == "AWA");

        Assert.Equal(800, names);
        Assert.InRange((double)Allocated(twice) / Allocated(text), 1.2, 2.6);

        static long Allocated(string text)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            EmbeddedTextAnalyzer.Analyze(text);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    [Theory]
    [InlineData("He was arrested in March and released on Friday.")]
    [InlineData("French and Syrian officials disagreed.")]
    public void Find_MonthsAndPeoples_AreNoNames(string text) =>
        Assert.DoesNotContain(
            EmbeddedTextAnalyzer.Analyze(text).Entities,
            e => e.Category is EntityCategory.Person or EntityCategory.Organization or EntityCategory.Location);

    /// <summary>What is said of a text does not depend on what else is read at the time.</summary>
    [Fact]
    public void Find_OnManyThreads_FindsTheSame()
    {
        const string text =
            "The lawyer Temesgen Bekele met Amina Yusuf of the Tarvos Relief Committee (TRC) in Addis Ababa. Bekele said the TRC had left.";
        var expected = EmbeddedTextAnalyzer.Analyze(text).Entities;

        var all = Enumerable.Range(0, 64).AsParallel().Select(_ => EmbeddedTextAnalyzer.Analyze(text).Entities).ToList();

        Assert.NotEmpty(expected);
        Assert.All(all, entities => Assert.Equal(expected, entities));
    }
}
