using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Tests.Reading.Phrases;

public sealed class AnnotatedTextTests
{
    // Rules that ask for words ask for the words as they stand, also in an address, which says nothing otherwise.
    [Fact]
    public void Is_WordOfAnAddress_SaysNothingAndIsTheWord()
    {
        var text = new AnnotatedText(SpecFile.Read("See http://example.org/update of it"));
        var update = Enumerable.Range(0, text.Article.Tokens.Count).First(i => text.Word(i) == "update");

        Assert.True(text.Entry(update).IsUnknown);
        Assert.True(text.Is(update, WordSet.Remedy));
    }

    [Theory]
    [InlineData("The virus spread.", true)]
    [InlineData("The storm spread.", false)]
    public void IsAboutDisease_WordForADisease_TellsIt(string body, bool isAboutDisease) =>
        Assert.Equal(isAboutDisease, new AnnotatedText(SpecFile.Read(body)).IsAboutDisease);
}
