using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Scopes;

/// <summary>Tells those who died after they were counted as hurt: "died of her injuries", "one of the wounded died", "a woman shot on
/// Sunday has died".</summary>
/// <remarks>The words beside the count and its verb say so. "One died of his injuries and 15 others were hurt" tells of all at once, and
/// "four died of their injuries" may too; so that several are so only as some of the hurt.</remarks>
internal sealed class DeathReader(AnnotatedText text)
{
    // "Ana Ruel, 30, a nurse from Lowmoor who was shot at the fair, died"
    private const int FarthestVerb = 24;

    // "died at a hospital on Tuesday of her injuries"
    private const int FarthestCause = 9;

    private static readonly IReadOnlyList<ScopeCue> Causes = ScopeCue.ReadPhrases("death-cues.tsv");

    /// <summary>Whether those whom the words from <paramref name="first"/> on count had been hurt before.</summary>
    public bool IsOfHurt(VictimMention mention, int first)
    {
        if (mention is not { Effect: VictimEffect.Killed, Construction: Construction.Subject }
            || VerbAfter(first, mention.Sentence.EndToken) is not { } verb)
        {
            return false;
        }

        var isShare = IsOfWounded(first, verb);
        var isOne = (mention.Phrase.Number?.Quantity.Value ?? 1) == 1;
        return isShare || (IsNow(verb) && IsHurtBefore(first, verb) || isOne && HasCause(verb, mention.Sentence.EndToken))
            && !TellsOfOthers(verb, mention.Sentence.EndToken);
    }

    /// <summary>The "died" or "succumbed" of a count.</summary>
    private int? VerbAfter(int first, int limit)
    {
        for (var i = first; i < Math.Min(limit, first + FarthestVerb) && text.Word(i) != ";"; i++)
        {
            if (IsDying(i))
            {
                return i;
            }
        }

        return null;
    }

    private bool IsDying(int token) => text.Entry(token).Verbs.Exists(
        verb => verb is { Effect: VictimEffect.Killed, Frame: VerbFrame.Subject, Particle.Length: 0 });

    /// <summary>"one of the wounded", "three of the 12 injured".</summary>
    private bool IsOfWounded(int first, int verb)
    {
        for (var i = first; i < verb; i++)
        {
            if (text.Word(i) == "of" && i + 1 < verb && text.Is(i + 1, WordClass.Determiner))
            {
                return HasHurt(i + 2, verb);
            }
        }

        return false;
    }

    private bool HasHurt(int from, int to)
    {
        for (var i = from; i < to && !text.IsPunctuation(i); i++)
        {
            if (text.Is(i, WordSet.HurtWord))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"a woman shot on Sunday", "a man who was stabbed".</summary>
    private bool IsHurtBefore(int first, int verb)
    {
        for (var i = first; i < verb; i++)
        {
            if (text.Is(i, WordSet.HurtWord) || text.Entry(i).Verbs.Exists(harm => harm.Effect is VictimEffect.Hit or VictimEffect.Injured
                && (harm.Form & VerbForm.Participle) != VerbForm.None))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"has died", "dies": news of a death, and not a part of the story of the attack.</summary>
    private bool IsNow(int verb)
    {
        var auxiliary = verb - 1;
        while (auxiliary > 0 && text.IsAdverb(auxiliary))
        {
            auxiliary--;
        }

        return text.Word(auxiliary) is "has" or "have"
            || text.Entry(verb).Verbs.Exists(use => (use.Form & (VerbForm.Base | VerbForm.Third)) != VerbForm.None);
    }

    private bool HasCause(int verb, int limit)
    {
        for (var i = verb + 1; i < Math.Min(limit, verb + FarthestCause) && !text.IsPunctuation(i); i++)
        {
            foreach (var cause in Causes)
            {
                if (cause.Words[0].Contains(text.Word(i)) && cause.EndAt(text, i, limit) is not null)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>"and 15 others were hurt": the sentence counts all whom the attack hit.</summary>
    private bool TellsOfOthers(int verb, int limit)
    {
        for (var i = verb + 1; i < Math.Min(limit, verb + FarthestVerb); i++)
        {
            if (text.NumberOf(i) is not null)
            {
                return HasHurtVerb(i, limit);
            }
        }

        return false;
    }

    private bool HasHurtVerb(int from, int limit)
    {
        for (var i = from; i < Math.Min(limit, from + FarthestCause); i++)
        {
            if (text.Entry(i).Verbs.Exists(harm => harm.Effect is VictimEffect.Hit or VictimEffect.Injured))
            {
                return true;
            }
        }

        return false;
    }
}
