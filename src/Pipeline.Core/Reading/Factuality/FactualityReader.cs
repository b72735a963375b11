using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Factuality;

/// <summary>Tells reports from what is only possible, planned or denied.</summary>
internal sealed class FactualityReader(AnnotatedText text)
{
    private readonly DoubtReader doubts = new(text);

    /// <summary>Whether what the word at <paramref name="token"/> says is reported as having happened.</summary>
    /// <remarks>What stands after "the" is presupposed: who denies a part in "the murder of two judges" does not deny the murder.</remarks>
    public bool IsReported(TokenizedArticle.Sentence sentence, int token) =>
        doubts.Of(sentence, token) == Doubt.None;

    /// <summary>The same for the effects that reports of diseases and data breaches hold likely:
    /// "26 students may have been infected".</summary>
    public bool IsReportedOrLikely(TokenizedArticle.Sentence sentence, int token) =>
        doubts.Of(sentence, token, mayHave: true) == Doubt.None;

    /// <summary>Whether it was tried: "tried to kidnap the president".</summary>
    public bool IsAttempt(TokenizedArticle.Sentence sentence, int token) =>
        doubts.Of(sentence, token) == Doubt.Attempt;

    /// <summary>The same for an event that a noun names.</summary>
    public bool IsReportedEvent(TokenizedArticle.Sentence sentence, int noun)
    {
        var isDefinite = false;
        for (var i = noun - 1; i >= Math.Max(sentence.FirstToken, noun - 3); i--)
        {
            isDefinite |= text.Is(i, WordSet.Definite);
        }

        return doubts.Of(sentence, noun, isDefinite) == Doubt.None;
    }
}
