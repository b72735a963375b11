using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Scopes;

/// <summary>Reads the running total beside the count of a day, a number that leaves out verb and noun: "14 deaths on Tuesday, 210 since
/// January".</summary>
internal sealed class RunningReader(AnnotatedText text)
{
    private static readonly IReadOnlyList<ScopeCue> Periods = ScopeCue.ReadPhrases("running-cues.tsv");

    // Tokens of a day and a place: "on Tuesday in the northern state of Uttar Pradesh".
    private const int Farthest = 14;

    /// <summary>The total that goes on from <paramref name="mention"/>, whose words end before <paramref name="end"/>.</summary>
    public VictimMention? Read(VictimMention mention, int end)
    {
        if (mention.Phrase is not { Number: not null, IsPart: false, IsOrdinal: false }
            || mention.Construction is not (Construction.Active or Construction.Subject or Construction.Passive or Construction.Reduced
                or Construction.ReducedState or Construction.Counted or Construction.CountedCases or Construction.Toll))
        {
            return null;
        }

        var limit = mention.Sentence.EndToken;
        for (var i = end; i < Math.Min(limit, end + Farthest) && !text.Is(i, WordSet.ClauseCut); i++)
        {
            if (text.NumberOf(i) is not { } number)
            {
                continue;
            }

            var isSecond = i > end && number.FirstToken == i && text.Word(i - 1) is "," or "and" && IsPeriod(number.EndToken, limit);
            return isSecond ? mention with
            {
                Phrase = NounPhrase.Bare(number),
                Words = text.Article.Span(number.FirstToken, number.EndToken),
            } : null;
        }

        return null;
    }

    private bool IsPeriod(int token, int limit)
    {
        if (token >= limit)
        {
            return false;
        }

        foreach (var period in Periods)
        {
            if (period.Words[0].Contains(text.Word(token)) && period.EndAt(text, token, limit) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
