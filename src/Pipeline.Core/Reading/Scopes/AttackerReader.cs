using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Scopes;

/// <summary>Reads the attackers beside a count of casualties: "six dead, including the gunman", "killed four people and then
/// himself".</summary>
/// <remarks>Words after the count say so, in its sentence. What is said of attackers whose number is open ("including attackers") says
/// nothing.</remarks>
internal sealed class AttackerReader(AnnotatedText text, NounPhrases phrases)
{
    // Words between a count and the attackers: "four people at a mall in Lima before turning the gun on himself".
    private const int Farthest = 24;

    /// <summary>The attackers beside the count that ends before <paramref name="end"/>; null when none are named.</summary>
    public Attackers? Of(TokenizedArticle.Sentence sentence, int end)
    {
        for (var i = end; i < Math.Min(sentence.EndToken, end + Farthest) && text.Word(i) != ";"; i++)
        {
            if (text.Is(i, WordSet.AttackerIncluded) && Listed(Start(sentence, i), sentence) is > 0 and var included)
            {
                return IsNegated(i, end) ? new Attackers(0, included) : new Attackers(included, 0);
            }

            if (text.Is(i, WordSet.AttackerBeside) && phrases.Read(i + 1, sentence.EndToken) is { } phrase
                && Number(phrase) is > 0 and var beside
                && IsHit(phrase.End, sentence))
            {
                return new Attackers(0, beside);
            }

            if (text.Is(i, WordSet.OneSelf) && i > end)
            {
                return new Attackers(0, 1);
            }

            if (text.NumberOf(i) is not null || text.Is(i, WordClass.Say))
            {
                return null; // of another count, or said of it
            }
        }

        return null;
    }

    /// <summary>"including the gunman", "among them the gunman".</summary>
    private int Start(TokenizedArticle.Sentence sentence, int cue) =>
        cue + 1 < sentence.EndToken && text.Word(cue + 1) is "them" or "whom" ? cue + 2 : cue + 1;

    /// <summary>"not including the gunman".</summary>
    private bool IsNegated(int cue, int end) => cue - 1 >= end && text.Is(cue - 1, WordClass.Negation);

    /// <summary>How many attackers a list names: "three children and the gunman".</summary>
    private int Listed(int start, TokenizedArticle.Sentence sentence) =>
        start < sentence.EndToken ? phrases.ReadList(start, sentence.EndToken).Sum(Number) : 0;

    /// <summary>How many attackers the phrase names; 0 when that is open.</summary>
    private static int Number(NounPhrase phrase) => phrase switch
    {
        { Conjuncts: not [{ Noun.Class: PersonClass.Attacker }] } => 0,
        { Number.Quantity: { UpTo: null, Bound: CountBound.Exact, Value: <= 1_000 and var many } } => (int)many,
        { Number: null, Conjuncts: [{ Noun.IsPlural: false }] } => 1,
        _ => 0,
    };

    /// <summary>"four people and the gunman died", but not "six people died and the gunman fled".</summary>
    private bool IsHit(int after, TokenizedArticle.Sentence sentence)
    {
        var i = after;
        while (i < sentence.EndToken && (text.Is(i, WordClass.Be | WordClass.Have) || text.IsAdverb(i)))
        {
            i++;
        }

        return i == sentence.EndToken || text.IsPunctuation(i) || text.Entry(i).Verbs.Exists(verb => verb.Effect is VictimEffect.Killed
            or VictimEffect.Injured or VictimEffect.Hit);
    }
}
