using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Victims;

/// <content>Those whom a report of a cyber attack tells of without a frame: "an unprotected server with the records of 35,000 residents",
/// "customers' card numbers", "a breach at the bank", "users should update".</content>
/// <remarks>Weaker than the frames, and read after them: people who stand beside what was lost, in a sentence
/// that tells of a loss.</remarks>
internal sealed partial class VictimReader
{
    private const int FarthestLoss = 12;
    private const int FarthestOrganization = 40;
    private const double ExposedConfidence = 0.5;

    private void ReadExposed(Clause clause)
    {
        var hasLoss = false;
        var hasAdvice = false;
        var isTheft = false;
        var isMessage = false;
        for (var i = clause.Start; i < clause.End; i++)
        {
            hasLoss |= text.Is(i, WordClass.CyberHarm)
                || text.Entry(i).Verbs.Exists(v => v.Effect != VictimEffect.Targeted && IsCyberHarm(v));
            hasAdvice |= IsRemedy(i);
            isTheft |= text.Entry(i) is { Nouns.Count: 0 } entry
                    && entry.Verbs.Exists(v => v is { Effect: VictimEffect.Hacked, Particle.Length: 0 })
                || text.Word(i) == "theft";
            isMessage |= text.Word(i) is "phishing" or "scam" or "emails" or "messages" or "scammers";
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
                    Add(clause.Sentence, [counted], effect, "exposure", ExposedConfidence, i, i);
                    listEnd = counted.End;
                    i = counted.End - 1;
                }
                else
                {
                    i = number.EndToken - 1;
                }
            }
            else if (text.Entry(i).Person is { } noun && !told.Contains(i) && phrases.HeadAt(i, clause.End) is { } phrase
                && (noun.Class == PersonClass.Organization ? hasLoss && IsHitOrganization(clause, i) : IsHolder(i, noun)
                && (hasLoss && IsExposed(clause, i, noun) || hasAdvice && noun.IsPlural && IsAdvised(clause, i))))
            {
                Add(clause.Sentence, [phrase], effect, "exposure", ExposedConfidence, i, i);
            }
        }
    }

    /// <summary>The words for what users are asked to do.</summary>
    private bool IsRemedy(int token) =>
        text.Word(token) is "update" or "upgrade" or "patch" or "install" or "reset" or "updating" or "upgrading";

    /// <summary>Whether the noun is for people who own accounts and data, and not for those who tell of attacks.</summary>
    private bool IsHolder(int token, PersonNoun noun) =>
        noun.Class is PersonClass.Person or PersonClass.Generic && !text.Is(token, WordClass.CyberExpert);

    /// <summary>People with a number beside a loss: "records of 35,000 residents", "29 million users had their data stolen".</summary>
    private NounPhrase? Counted(Clause clause, StatedNumber number, int listEnd)
    {
        if (phrases.Read(number.FirstToken, clause.End) is not { Conjuncts.Count: > 0 } phrase
            || !phrase.Conjuncts.All(c => c.Noun is { } noun && IsHolder(c.Head, noun) && !told.Contains(c.Head))
            || !factuality.IsReportedOrLikely(clause.Sentence, phrase.Conjuncts[0].Head))
        {
            return null;
        }

        var isListed = listEnd > 0 && number.FirstToken - listEnd is > 0 and <= 2 && text.Word(number.FirstToken - 1) is "and" or ",";
        return isListed || StandsByLoss(clause, number.FirstToken, phrase.End) ? phrase : null;
    }

    /// <summary>Holders without a number: plural, or one for all ("each victim", "a user's password").</summary>
    private bool IsExposed(Clause clause, int head, PersonNoun noun)
    {
        if (!factuality.IsReportedOrLikely(clause.Sentence, head))
        {
            return false;
        }

        if (!noun.IsPlural && text.Word(Math.Max(clause.Start, head - 1)) is not ("each" or "every" or "any"))
        {
            return head + 1 < clause.End && text.Is(head + 1, WordClass.Property); // user passwords
        }

        return StandsByLoss(clause, head, head + 1);
    }

    /// <summary>"users should install the update", "asked customers to reset passwords".</summary>
    private bool IsAdvised(Clause clause, int head)
    {
        for (var k = head + 1; k < Math.Min(clause.End, head + FarthestLoss) && !(text.IsPunctuation(k) && text.Word(k) != ","); k++)
        {
            if (IsRemedy(k))
            {
                return head + 1 < clause.End && (text.Word(head + 1) == "to" || text.Is(head + 1, WordClass.Be | WordClass.Modal)
                    || text.Word(head + 1) == "who");
            }
        }

        return false;
    }

    /// <summary>Whether the phrase in [first, end) is the object of a preposition after a loss, the owner of what was lost, or the subject
    /// of a clause about it.</summary>
    private bool StandsByLoss(Clause clause, int first, int end)
    {
        if (end + 1 < clause.End && text.Word(end) == "at" && text.Word(end + 1) == "risk")
        {
            return true;
        }

        var left = first - 1;
        while (left >= clause.Start && first - left < 7
            && (text.Is(left, WordClass.Determiner) || text.IsHyphen(left) || text.IsPossessive(left)
                || !text.Is(left, WordClass.Closed) && !text.IsPunctuation(left) && text.Entry(left).Verbs.Count == 0
                    && text.NumberOf(left) is null && !text.IsVerbLike(left)))
        {
            left--;
        }

        if (left >= clause.Start && text.NumberOf(left) is not null)
        {
            return false; // read with its number
        }

        if (end < clause.End && text.IsPossessive(end))
        {
            return LossIn(end + 1, Math.Min(clause.End, end + 6));
        }

        if (left >= clause.Start
            && text.Word(left) is "of" or "on" or "from" or "about" or "for" or "to" or "against" or "at" or "in" or "than" or "including")
        {
            var from = Math.Max(clause.Start, left - FarthestLoss);
            return (text.Word(left) == "to" && text.Word(Math.Max(clause.Start, left - 1)) != "belonging"
                    ? LetterIn(from, left)
                    : LossIn(from, left))
                && !NoneIn(Math.Max(clause.Start, left - 2), left);
        }

        var isSubject = left < clause.Start || text.IsPunctuation(left)
            || text.Is(left, WordClass.Conjunction | WordClass.Subordinator | WordClass.Relative | WordClass.Say);
        return isSubject && IsSubjectOfLoss(end, clause.End);
    }

    private static bool IsCyberHarm(HarmVerb verb) =>
        verb.Particle.Length == 0 && verb.Effect is VictimEffect.Hacked or VictimEffect.Affected or VictimEffect.Targeted;

    private bool LossIn(int first, int end)
    {
        for (var k = first; k < end; k++)
        {
            if (text.Is(k, WordClass.Property | WordClass.CyberHarm))
            {
                return true;
            }
        }

        return LetterIn(first, end);
    }

    /// <summary>Words for what those who lost data are told with; spyware is sold "to governments and their customers",
    /// who lost nothing.</summary>
    private bool LetterIn(int first, int end)
    {
        for (var k = first; k < end; k++)
        {
            if (text.Word(k) is "letters" or "letter" or "notices" or "notice" or "sent" or "emails" or "messages")
            {
                return true;
            }
        }

        return false;
    }

    private bool NoneIn(int first, int end)
    {
        for (var k = first; k < end; k++)
        {
            if (text.Is(k, WordClass.Negation))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"[users] whose data were stolen", "[taxpayers] had their accounts accessed", "[customers] are affected".</summary>
    private bool IsSubjectOfLoss(int end, int limit)
    {
        var isOfThem = false; // whether the verb has been said of them, not by them
        for (var k = end; k < Math.Min(limit, end + FarthestLoss) && text.Word(k) is not (";" or "by"); k++)
        {
            if (text.Is(k, WordClass.Say | WordClass.Negation) && text.Word(k) != "reported")
            {
                return false;
            }

            isOfThem = text.Word(k) is not ("and" or "got")
                && (isOfThem || text.Is(k, WordClass.Be | WordClass.Have) || text.Word(k) == "whose");

            if (text.Word(k) is "lost" or "losses" or "paid" or "wired" or "sent" or "transferred" or "clicked" or "opened" or "risk"
                or "postponed" or "cancelled" or "canceled" or "delayed" or "diverted")
            {
                return true;
            }

            if (text.Entry(k).Verbs.Exists(v => IsCyberHarm(v) && (v.Form & VerbForm.Participle) != VerbForm.None))
            {
                return isOfThem && (text.Is(k - 1, WordClass.Be | WordClass.Property | WordClass.Adverb) || LossIn(end, k));
            }
        }

        return false;
    }

    /// <summary>"a breach at the bank", "the computers of the city", "the company's servers": what was attacked is theirs.</summary>
    private bool IsHitOrganization(Clause clause, int head)
    {
        if (!factuality.IsReportedOrLikely(clause.Sentence, head) || SellsSecurity(head, clause.Start))
        {
            return false;
        }

        if (head + 1 < clause.End && text.IsPossessive(head + 1) && LossIn(head + 2, Math.Min(clause.End, head + 5)))
        {
            return true;
        }

        var left = head - 1;
        while (left > clause.Start && head - left < 6
            && !text.Is(left, WordClass.Preposition) && !text.IsPunctuation(left) && !text.IsVerbLike(left))
        {
            left--;
        }

        return left > clause.Start && text.Word(left) is "on" or "at" or "against" or "of"
            && LossIn(Math.Max(clause.Start, left - 1), left);
    }

    /// <summary>Whether the organization is one that finds attacks: "security firm".</summary>
    private bool SellsSecurity(int head, int min)
    {
        for (var k = head - 1; k >= Math.Max(min, head - 2); k--)
        {
            if (text.Word(k) is "security" or "cybersecurity" or "antivirus" or "anti-virus" or "research" or "intelligence" or "software"
                or "surveillance" or "spyware" or "forensics")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The organization that "it" and "its" stand for: the nearest one before, in the same sentence.</summary>
    private NounPhrase? OrganizationBefore(int token)
    {
        for (var i = token - 1; i >= Math.Max(0, token - FarthestOrganization) && text.Word(i) is not ("." or "!" or "?"); i--)
        {
            if (text.Entry(i).Person is { Class: PersonClass.Organization, IsPlural: false } noun && !SellsSecurity(i, 0)
                && !(i + 1 < token && (text.Is(i + 1, WordClass.Property | WordClass.Thing) || text.Entry(i + 1).Person is not null)))
            {
                return new NounPhrase(i, i + 1, null, false, false, false, [new Conjunct(i, i, i + 1, noun, GroupLabels.Label("", noun))]);
            }
        }

        return null;
    }

    private static List<NounPhrase> OrganizationsOf(List<NounPhrase> subjects) =>
        [.. subjects.Where(s => s.Conjuncts.Any(c => c.Noun?.Class == PersonClass.Organization))];

    /// <summary>"disclosed a data breach", "suffered an attack".</summary>
    private bool IsBreachAfter(int i, int limit)
    {
        for (var k = i + 1; k < Math.Min(limit, i + 7) && !text.IsPunctuation(k); k++)
        {
            if (text.Word(k) is "breach" or "attack" or "hack" or "intrusion" or "leak" or "cyberattack" or "breaches" or "attacks"
                or "cyberattacks" or "infection" or "theft" or "compromise")
            {
                return true;
            }

            if (text.Word(k) is "of" or "at" or "in" or "on" or "that")
            {
                return false;
            }
        }

        return false;
    }
}
