using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Tokens;
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

    /// <summary>Whether the hurt of a participle have died: "two people wounded in Monday's strike died overnight", "two people who were
    /// wounded have died".</summary>
    /// <param name="mention">The hurt.</param>
    /// <param name="first">The first token of the words that count them.</param>
    /// <param name="end">The token after those.</param>
    public bool HaveDied(VictimMention mention, int first, int end)
    {
        var isRelative = end < mention.Sentence.EndToken && text.Is(end, WordSet.RelativeSubject);
        if (mention.Effect is not (VictimEffect.Injured or VictimEffect.Hit) || IsWhole(mention.Sentence, first) || mention.Construction != Construction.Reduced && !isRelative)
        {
            return false;
        }

        for (var i = isRelative ? end + 1 : end; i < Math.Min(mention.Sentence.EndToken, end + FarthestVerb) && !EndsSubject(i); i++)
        {
            if (IsDying(i))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"Two of the five men shot on Sunday have died": two have.</summary>
    private bool IsWhole(TokenizedArticle.Sentence sentence, int first)
    {
        var before = first - 1;
        while (before > sentence.FirstToken && text.Is(before, WordClass.Determiner))
        {
            before--;
        }

        return before > sentence.FirstToken && text.Word(before) == "of";
    }

    /// <summary>Whether somebody or something else is spoken of from the token on.</summary>
    private bool EndsSubject(int token) => text.IsPunctuation(token) || text.NumberOf(token) is not null
        || text.Is(token, WordClass.Conjunction | WordClass.Subordinator | WordClass.Relative | WordClass.Say)
        || text.Entry(token).Person is not null && !text.Is(token, WordSet.HurtWord);

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
