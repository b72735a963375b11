using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Tokens;

namespace Pipeline.Core.Reading.Scopes;

/// <summary>Reads the figure that takes the place of a superseded one in the same sentence: "announced 31 deaths earlier, but the true
/// number is 13".</summary>
internal sealed class CorrectionReader(AnnotatedText text)
{
    private static readonly IReadOnlyList<ScopeCue> Cues = ScopeCue.ReadPhrases("correction-cues.tsv");

    /// <summary>The corrected figure, if the sentence has one.</summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="superseded">What no longer holds.</param>
    public VictimMention? Read(TokenizedArticle.Sentence sentence, VictimMention superseded)
    {
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            foreach (var cue in Cues)
            {
                if (cue.Words[0].Contains(text.Word(i)) && cue.EndAt(text, i, sentence.EndToken) is { } end && end < sentence.EndToken
                    && text.NumberOf(end) is { } number && number.FirstToken == end)
                {
                    return superseded with
                    {
                        Phrase = NounPhrase.Bare(number),
                        Words = text.Article.Span(number.FirstToken, number.EndToken - 1),
                        Scope = CountScope.Total,
                    };
                }
            }
        }

        return null;
    }
}
