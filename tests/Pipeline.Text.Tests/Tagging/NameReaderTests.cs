namespace Pipeline.Text.Tests.Tagging;

public sealed class NameReaderTests
{
    [Theory]
    [InlineData("The African Wildlife Assembly (AWA) met on Monday. AWA members voted.", "AWA", EntityCategory.Organization, 2)]
    [InlineData("The lawyer Temesgen Bekele spoke. Bekele’s office was searched. “They left,” Bekele said.", "Bekele", EntityCategory.Person, 2)]
    public void Find_ReadsRepeatsAsTheFirstMention(string text, string name, EntityCategory category, int times)
    {
        var found = EmbeddedTextAnalyzer.Analyze(text).Entities.Where(entity => entity.Text == name).ToList();

        Assert.Equal(times, found.Count);
        Assert.All(found, entity => Assert.Equal(category, entity.Category));
    }

    [Theory]
    [InlineData("He was arrested in March and released on Friday.")]
    [InlineData("French and Syrian officials disagreed.")]
    public void Find_MonthsAndPeoples_AreNoNames(string text) =>
        Assert.DoesNotContain(EmbeddedTextAnalyzer.Analyze(text).Entities, e => e.Category is EntityCategory.Person or EntityCategory.Organization or EntityCategory.Location);

    /// <summary>What is said of a text does not depend on what else is read at the time.</summary>
    [Fact]
    public void Find_OnManyThreads_FindsTheSame()
    {
        const string text = "The lawyer Temesgen Bekele met Amina Yusuf of the Tarvos Relief Committee (TRC) in Addis Ababa. Bekele said the TRC had left.";
        var expected = EmbeddedTextAnalyzer.Analyze(text).Entities;

        var all = Enumerable.Range(0, 64).AsParallel().Select(_ => EmbeddedTextAnalyzer.Analyze(text).Entities).ToList();

        Assert.NotEmpty(expected);
        Assert.All(all, entities => Assert.Equal(expected, entities));
    }
}
