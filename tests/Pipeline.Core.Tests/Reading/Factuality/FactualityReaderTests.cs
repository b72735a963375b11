using Pipeline.Core.Reading.Factuality;
using Pipeline.Core.Reading.Phrases;

namespace Pipeline.Core.Tests.Reading.Factuality;

public sealed class FactualityReaderTests
{
    [Theory]
    [InlineData("Gunmen killed 12 people.", true)]
    [InlineData("Gunmen could have killed 12 people.", false)]
    [InlineData("Nobody has killed 12 people.", false)]
    [InlineData("The man not only killed 12 people.", true)]
    public void IsReported_TellsReportsFromDoubts(string body, bool isReported)
    {
        var (facts, sentence, killed) = Read(body, "killed");

        Assert.Equal(isReported, facts.IsReported(sentence, killed));
    }

    [Fact]
    public void IsReportedOrLikely_MayHaveBeen_IsLikely()
    {
        var (facts, sentence, infected) = Read("26 students may have been infected.", "infected");

        Assert.True(facts.IsReportedOrLikely(sentence, infected));
        Assert.False(facts.IsReported(sentence, infected));
    }

    [Fact]
    public void IsAttempt_TriedTo_IsOne()
    {
        var (facts, sentence, kidnap) = Read("They tried to kidnap the president.", "kidnap");

        Assert.True(facts.IsAttempt(sentence, kidnap));
    }

    [Fact]
    public void IsReportedEvent_DeniedWithAnArticle_IsPresupposed()
    {
        var (facts, sentence, murder) = Read("He denied the murder of two judges.", "murder");

        Assert.True(facts.IsReportedEvent(sentence, murder));
    }

    private static (FactualityReader Facts, Core.Reading.Tokens.TokenizedArticle.Sentence Sentence, int Word) Read(string body, string word)
    {
        var text = new AnnotatedText(SpecFile.Read(body));
        return (new FactualityReader(text), text.Article.Sentences[0],
            Enumerable.Range(0, text.Article.Tokens.Count).First(i => text.Word(i) == word));
    }
}
