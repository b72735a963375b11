using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Factuality;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Frames;

/// <summary>Those whom a report of a cyber attack tells of without a frame: "an unprotected server with the records of 35,000
/// residents", "customers' card numbers", "a breach at the bank", "users should update".</summary>
/// <remarks>Weaker than the frames, and read after them: people who stand beside what was lost, in a sentence that tells of a
/// loss.</remarks>
internal sealed class ExposureReader(FrameContext context, Organizations organizations)
{
    private readonly AnnotatedText text = context.Text;
    private readonly NounPhrases phrases = context.Phrases;
    private readonly FactualityReader factuality = context.Factuality;
    private readonly MentionCollector mentions = context.Mentions;
    private readonly LossReader losses = new(context.Text);

    /// <summary>Reads a sentence; those whom a frame has told of are left out.</summary>
    public void Read(Clause clause)
    {
        var hasLoss = false;
        var hasAdvice = false;
        var isTheft = false;
        var isMessage = false;
        for (var i = clause.Start; i < clause.End; i++)
        {
            hasLoss |= text.Is(i, WordClass.CyberHarm)
                || text.Entry(i).Verbs.Exists(v => v.Effect != VictimEffect.Targeted && LossReader.IsCyberHarm(v));
            hasAdvice |= IsRemedy(i);
            isTheft |= text.Entry(i) is { Nouns.Count: 0 } entry
                    && entry.Verbs.Exists(v => v is { Effect: VictimEffect.Hacked, Particle.Length: 0 }) && !IsOfMoney(i, clause.End)
                || text.Word(i) == "theft";
            isMessage |= text.Is(i, WordSet.ScamWord);
        }

        if (!hasLoss && !hasAdvice)
        {
            return;
        }

        var effect = isTheft ? VictimEffect.Hacked : isMessage ? VictimEffect.Targeted : VictimEffect.Affected;
        var listEnd = -1;
        for (var i = clause.Start; i < clause.End; i++)
        {
            if (text.NumberOf(i) is { } number && number.FirstToken == i)
            {
                if (hasLoss && Counted(clause, number, listEnd) is { } counted)
                {
                    mentions.Add(clause.Sentence, [counted], effect, Construction.Exposure, i, i);
                    listEnd = counted.End;
                    i = counted.End - 1;
                }
                else
                {
                    i = number.EndToken - 1;
                }
            }
            else if (text.Entry(i).Person is { } noun && !mentions.IsTold(i) && phrases.HeadAt(i, clause.End) is { } phrase
                && (noun.Class == PersonClass.Organization ? hasLoss && IsHitOrganization(clause, i) : IsHolder(i, noun)
                && (hasLoss && IsExposed(clause, i, noun) || hasAdvice && noun.IsPlural && IsAdvised(clause, i))))
            {
                mentions.Add(clause.Sentence, [phrase], effect, Construction.Exposure, i, i);
            }
        }
    }

    /// <summary>"took £3.5 million from 212 pensioners": what is taken is no data.</summary>
    private bool IsOfMoney(int verb, int limit)
    {
        for (var k = verb + 1; k < Math.Min(limit, verb + 4); k++)
        {
            if (text.Is(k, WordClass.Currency))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>People with a number beside a loss: "records of 35,000 residents", "29 million users had their data stolen".</summary>
    private NounPhrase? Counted(Clause clause, StatedNumber number, int listEnd)
    {
        if (phrases.Read(number.FirstToken, clause.End) is not { Conjuncts.Count: > 0 } phrase
            || !phrase.Conjuncts.All(c => c.Noun is { } noun && IsHolder(c.Head, noun) && !mentions.IsTold(c.Head))
            || !factuality.IsReportedOrLikely(clause.Sentence, phrase.Conjuncts[0].Head))
        {
            return null;
        }

        var isListed = listEnd > 0 && number.FirstToken - listEnd is > 0 and <= 2 && text.Word(number.FirstToken - 1) is "and" or ",";
        return isListed || losses.StandsByLoss(clause, number.FirstToken, phrase.End) ? phrase : null;
    }

    /// <summary>Holders without a number: plural, or one for all ("each victim", "a user's password").</summary>
    private bool IsExposed(Clause clause, int head, PersonNoun noun)
    {
        if (!factuality.IsReportedOrLikely(clause.Sentence, head))
        {
            return false;
        }

        if (!noun.IsPlural && !text.Is(Math.Max(clause.Start, head - 1), WordSet.Each))
        {
            return head + 1 < clause.End && text.Is(head + 1, WordClass.Property); // user passwords
        }

        return losses.StandsByLoss(clause, head, head + 1);
    }

    /// <summary>"users should install the update", "asked customers to reset passwords".</summary>
    private bool IsAdvised(Clause clause, int head)
    {
        for (var k = head + 1; k < Math.Min(clause.End, head + LossReader.Farthest) && !(text.IsPunctuation(k) && text.Word(k) != ","); k++)
        {
            if (IsRemedy(k))
            {
                return head + 1 < clause.End && (text.Word(head + 1) == "to" || text.Is(head + 1, WordClass.Be | WordClass.Modal)
                    || text.Word(head + 1) == "who");
            }
        }

        return false;
    }

    /// <summary>Whether the noun is for people who own accounts and data, and not for those who tell of attacks.</summary>
    private bool IsHolder(int token, PersonNoun noun) =>
        noun.Class is PersonClass.Person or PersonClass.Generic && !text.Is(token, WordClass.CyberExpert);

    /// <summary>The words for what users are asked to do.</summary>
    private bool IsRemedy(int token) =>
        text.Is(token, WordSet.Remedy);

    /// <summary>"a breach at the bank", "the computers of the city", "the company's servers": what was attacked is theirs.</summary>
    private bool IsHitOrganization(Clause clause, int head)
    {
        if (!factuality.IsReportedOrLikely(clause.Sentence, head) || organizations.SellsSecurity(head, clause.Start))
        {
            return false;
        }

        if (head + 1 < clause.End && text.IsPossessive(head + 1) && losses.LossIn(head + 2, Math.Min(clause.End, head + 5)))
        {
            return true;
        }

        var left = head - 1;
        while (left > clause.Start && head - left < 6
            && !text.Is(left, WordClass.Preposition) && !text.IsPunctuation(left) && !text.IsVerbLike(left))
        {
            left--;
        }

        return left > clause.Start && text.Is(left, WordSet.HitPreposition)
            && losses.LossIn(Math.Max(clause.Start, left - 1), left);
    }
}
