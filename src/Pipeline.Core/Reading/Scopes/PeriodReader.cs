using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Scopes;

/// <summary>Tells what a city's violence added up to in a period: "nine people killed and 46 wounded by gunfire in Chicago during that
/// weekend". It is no toll of the event that a story is about.</summary>
/// <remarks>A period alone says nothing ("five people were shot at a party over the weekend"), a flood may hit all of a city, nor does a single happening in the sentence
/// leave anything to add up.</remarks>
internal sealed class PeriodReader(AnnotatedText text)
{
    private static readonly IReadOnlyList<ScopeCue> Periods = ScopeCue.ReadPhrases("period-cues.tsv");
    private static readonly IReadOnlyList<ScopeCue> Cities = ScopeCue.ReadPhrases("citywide-cues.tsv");

    /// <summary>Whether the count in the tokens from <paramref name="first"/> to before <paramref name="end"/> is such a sum.</summary>
    public bool IsSum(VictimMention mention, int first, int end)
    {
        var sentence = mention.Sentence;
        if (mention.Phrase is not { Number: not null } and not { IsSingle: false, Conjuncts: [{ Noun.IsPlural: true }, ..] })
        {
            return false;
        }

        var from = Math.Max(sentence.FirstToken, first - Neighbours.Farthest);
        var to = Math.Min(sentence.EndToken, end + Neighbours.Farthest);
        var city = -1;
        var (hasPeriod, isViolence) = (false, false);
        for (var i = from; i < to; i++)
        {
            isViolence |= text.Is(i, WordSet.StreetViolence);
            hasPeriod |= Begins(Periods, i, to);
            city = city < 0 && Begins(Cities, i, to) ? i : city;
        }

        return hasPeriod && isViolence && city >= 0 && !IsCut(first, end, city) && !HasSingle(sentence, from, to);
    }

    private bool Begins(IReadOnlyList<ScopeCue> cues, int token, int limit)
    {
        foreach (var cue in cues)
        {
            if (cue.Words[0].Contains(text.Word(token)) && cue.EndAt(text, token, limit) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the city belongs to other words than the count: "two were shot at a bar, and 30 across the city".</summary>
    private bool IsCut(int first, int end, int city)
    {
        for (var i = end; i < city; i++)
        {
            if (text.Word(i) is "," or ";" || text.Is(i, WordSet.ClauseCut))
            {
                return true;
            }
        }

        return city < first && Neighbours.HasRelative(text, city, first);
    }

    /// <summary>"when a man fired into a bar", "in a shooting": one happening.</summary>
    private bool HasSingle(TokenizedArticle.Sentence sentence, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (text.Word(i) == "when" && i > sentence.FirstToken
                || text.Is(i, WordSet.SingleDeterminer) && i + 1 < to && (IsHappening(i + 1) || i + 2 < to && IsHappening(i + 2)))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsHappening(int token) => text.Entry(token).Nouns.Exists(
        noun => noun.Frame is NounFrame.Of or NounFrame.Against or NounFrame.Multiple);
}
