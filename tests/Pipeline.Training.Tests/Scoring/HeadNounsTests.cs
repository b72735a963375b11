using Pipeline.Training.Scoring;

namespace Pipeline.Training.Tests.Scoring;

public sealed class HeadNounsTests
{
    [Theory]
    [InlineData("people", "person")]
    [InlineData("women", "woman")]
    [InlineData("men", "men")]
    [InlineData("policemen", "policeman")]
    [InlineData("bodies", "body")]
    [InlineData("ties", "tie")]
    [InlineData("churches", "church")]
    [InlineData("boxes", "box")]
    [InlineData("nurses", "nurse")]
    [InlineData("police", "police")]
    [InlineData("witness", "witness")]
    [InlineData("virus", "virus")]
    [InlineData("crisis", "crisis")]
    [InlineData("teacher", "teacher")]
    public void Singular_IsTheFormWithoutNumber(string word, string expected) => Assert.Equal(expected, HeadNouns.Singular(word));

    [Theory]
    [InlineData("six Jesuit priests of the UCA", "priest")]
    [InlineData("doctors and nurses", "doctor nurse")]
    [InlineData("three of the soldiers", "soldier three")]
    [InlineData("a group of young men", "group men")]
    [InlineData("members of his family", "family member")]
    [InlineData("the attorney general", "attorney general")]
    [InlineData("villagers who fled (children too)", "villager")]
    [InlineData("the mayor's bodyguards", "bodyguard")]
    [InlineData("two others", "")]
    [InlineData("", "")]
    public void Of_IsTheNounThatNamesThem(string phrase, string expected) =>
        Assert.Equal(expected, string.Join(' ', HeadNouns.Of(phrase).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("Spyware Attacks", "spyware attack")]
    [InlineData("prime-minister's  offices", "prime-minister' office")]
    public void PhraseKey_ForgetsCaseAndNumber(string phrase, string expected) => Assert.Equal(expected, HeadNouns.PhraseKey(phrase));
}
