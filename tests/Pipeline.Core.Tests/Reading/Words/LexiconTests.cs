using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Tests.Reading.Words;

public sealed class LexiconTests
{
    // What a rule asks for is not thereby a word that the lists describe: "postponed" still looks like a verb by its ending.
    [Theory]
    [InlineData("postponed")]
    [InlineData("airship")]
    public void Find_WordThatNoListDescribes_IsUnknown(string word) => Assert.True(Lexicon.Find(word).IsUnknown);

    [Theory]
    [InlineData("killed")]
    [InlineData("journalist")]
    [InlineData("the")]
    public void Find_WordOfAList_IsKnown(string word) => Assert.False(Lexicon.Find(word).IsUnknown);

    [Fact]
    public void Is_SetsAtBothEndsOfTheTable_AreApart()
    {
        var (first, last) = (Enum.GetValues<WordSet>().Min(), Enum.GetValues<WordSet>().Max());
        var entry = new LexiconEntry();
        entry.Add(last);

        Assert.True(entry.Is(last));
        Assert.False(entry.Is(first));
        Assert.Single(Enum.GetValues<WordSet>(), entry.Is);
    }

    [Theory]
    [InlineData("beekeepers", "beekeepers", true)]
    [InlineData("agronomist", "agronomists", false)]
    public void Guess_EndingOfATrade_IsAPerson(string word, string plural, bool isPlural) =>
        Assert.Equal(new PersonNoun(plural, PersonClass.Person, isPlural), Lexicon.Guess(word).Person);

    [Fact]
    public void Find_DefendersAndMembers_NeedAComplement()
    {
        Assert.True(Lexicon.Find("defenders").Person?.NeedsComplement);
        Assert.False(Lexicon.Find("journalists").Person?.NeedsComplement);
    }
}
