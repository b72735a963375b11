using Pipeline.Text.Tokens;

namespace Pipeline.Text.Tests.Tokens;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("It rose to 41. Rescuers left.", "It rose to 41.|Rescuers left.")]
    [InlineData("Mr. Smith met Gen. Lee. They left.", "Mr. Smith met Gen. Lee.|They left.")]
    [InlineData("He fled the U.S. The army followed.", "He fled the U.S.|The army followed.")]
    [InlineData("The U.S. Army left.", "The U.S. Army left.")]
    [InlineData("They met in Mobile, Ala. The talks failed.", "They met in Mobile, Ala.|The talks failed.")]
    [InlineData("“It is over.” She left.", "“It is over.”|She left.")]
    [InlineData("“Is it over?” she asked.", "“Is it over?” she asked.")]
    [InlineData("(It was late.) They left!", "(It was late.)|They left!")]
    [InlineData("Floods hit last year.The minister left.", "Floods hit last year.|The minister left.")]
    [InlineData("See example.com today.", "See example.com today.")]
    [InlineData("J. K. Rowling wrote.", "J. K. Rowling wrote.")]
    [InlineData("A headline\n\nThe first sentence.", "A headline|The first sentence.")]
    [InlineData("1. The first point.", "1. The first point.")]
    [InlineData("Prices rose 3.5 per cent. Wages fell.", "Prices rose 3.5 per cent.|Wages fell.")]
    [InlineData("", "")]
    [InlineData("no end", "no end")]
    public void Split_FindsSentences(string text, string expected)
    {
        var sentences = SentenceSplitter.Split(text);

        Assert.Equal(expected, string.Join('|', sentences.Select(sentence => sentence.In(text))));
    }

    [Fact]
    public void Split_WrappedText_IsOneSentence()
    {
        const string text = "The toll of the earthquake that struck the province on Sunday rose to\nforty-one overnight, rescuers said.";

        Assert.Single(SentenceSplitter.Split(text));
    }

    [Fact]
    public void Split_Sentences_KeepTheirPlace()
    {
        const string text = "  One.  Two.\n";

        Assert.Equal([new(2, 4), new(8, 4)], SentenceSplitter.Split(text));
    }
}
