using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Victims;

/// <content>How local news tells of the hurt: taken to a hospital, suffering from gunshot wounds, in critical condition; of those found
/// dead and wounded in inverted sentences; and of both and they.</content>
internal sealed partial class VictimReader
{
    private const int FarthestHospital = 12;

    /// <summary>"two victims were taken to Mercy Hospital", "paramedics took two people to a hospital".</summary>
    private List<NounPhrase> TakenToHospital(Clause clause, int i, int group, bool isPassive, out string rule, out double confidence)
    {
        (rule, confidence) = ("hospital", 0.8);
        if (isAboutDisease)
        {
            return [];
        }

        if (isPassive)
        {
            return IsToHospital(i + 1, clause.End) ? Subject(clause, group) : [];
        }

        var objects = phrases.ReadList(i + 1, clause.End);
        return objects is [.., { OwnsThing: false } last] && IsToHospital(last.End, clause.End) ? objects : [];
    }

    private bool IsToHospital(int start, int limit)
    {
        var hasTo = false;
        for (var k = start; k < Math.Min(limit, start + FarthestHospital); k++)
        {
            if (text.Is(k, WordClass.Hospital) && hasTo)
            {
                return true;
            }

            if (text.Word(k) is "." or ";" or "who" or "where" or "after")
            {
                return false;
            }

            hasTo |= text.Word(k) == "to";
        }

        return false;
    }

    /// <summary>"three people sustained gunshot wounds", "a man suffering from burns".</summary>
    private List<NounPhrase> Wounded(
        Clause clause, int i, VictimEffect effect, int group, bool isInfinitive, out string rule, out double confidence)
    {
        (rule, confidence) = ("wounds", 0.85);
        if (isInfinitive || i == clause.Start || !(effect switch
        {
            VictimEffect.Infected => isAboutDisease && IsIllnessAfter(i, clause.End),
            VictimEffect.Targeted => IsMessageAfter(i, clause.End),
            VictimEffect.Affected => IsBreachAfter(i, clause.End),
            _ => WoundsAfter(i, clause.End) is not null,
        }))
        {
            return [];
        }

        if (effect == VictimEffect.Affected)
        {
            return OrganizationsOf(Subject(clause, group)); // who reports a breach and is no organization tells of others'
        }

        return group == i && text.Word(i).EndsWith("ing", StringComparison.Ordinal)
            ? text.Entry(i - 1).Person is not null ? phrases.ReadSubject(i, clause.Start) : []
            : Subject(clause, group);
    }

    /// <summary>The wounds that a verb at <paramref name="i"/> is about.</summary>
    private int? WoundsAfter(int i, int limit)
    {
        for (var k = i + 1; k < Math.Min(limit, i + 7) && !text.IsPunctuation(k); k++)
        {
            if (text.Is(k, WordClass.Wound))
            {
                return k;
            }
        }

        return null;
    }

    /// <summary>"have shown flu-like symptoms", "contracted the virus".</summary>
    private bool IsIllnessAfter(int i, int limit)
    {
        for (var k = i + 1; k < Math.Min(limit, i + 7) && !text.IsPunctuation(k); k++)
        {
            if (text.Is(k, WordClass.Disease) || text.Word(k) is "symptoms" or "illness")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"customers received phishing emails".</summary>
    private bool IsMessageAfter(int i, int limit)
    {
        for (var k = i + 1; k < Math.Min(limit, i + 6) && !text.IsPunctuation(k); k++)
        {
            if (text.Word(k) is "email" or "emails" or "e-mail" or "e-mails" or "message" or "messages" or "texts")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"two men with gunshot wounds", "left five people with injuries".</summary>
    private void ReadWith(Clause clause, int i, VictimEffect effect)
    {
        for (var k = i - 1; k > clause.Start && i - k < 6 && !text.IsPunctuation(k); k--)
        {
            if (text.Word(k) == "with")
            {
                if ((text.Entry(k - 1).Person is not null || text.Word(k - 1) is "others") && factuality.IsReported(clause.Sentence, i))
                {
                    Add(clause.Sentence, text.Word(k - 1) is "others" ? Subject(clause, k) : phrases.ReadSubject(k, clause.Start), effect,
                        "with-wounds", 0.8, i, i + 1);
                }

                return;
            }

            if (text.Is(k, WordClass.Preposition) || text.IsVerbLike(k))
            {
                return;
            }
        }
    }

    /// <summary>"two people are in critical condition", "two men in serious condition".</summary>
    private void ReadCondition(Clause clause, int i, VictimEffect effect)
    {
        if (isAboutDisease || i - 2 <= clause.Start
            || text.Word(i - 1) is not ("critical" or "serious" or "stable" or "fair" or "good" or "grave" or "guarded" or "satisfactory"))
        {
            return;
        }

        var at = i - 2;
        while (at > clause.Start && i - at < 6 && text.Word(at) != "in" && !text.IsPunctuation(at) && !text.IsVerbLike(at))
        {
            at--;
        }

        if (text.Word(at) != "in" || at == clause.Start || !factuality.IsReported(clause.Sentence, at))
        {
            return;
        }

        var verb = text.Word(at - 1) is "listed" or "hospitalized" or "hospitalised" ? at - 2 : at - 1;
        if (verb > clause.Start && text.Is(verb, WordClass.Be))
        {
            Add(clause.Sentence, Subject(clause, verb), effect, "condition", 0.85, i, i + 1);
        }
        else if (verb == at - 1 && (text.Entry(verb).Person is not null || text.Word(verb) == "others"))
        {
            Add(clause.Sentence, phrases.ReadSubject(at, clause.Start), effect, "condition", 0.8, i, i + 1);
        }
    }

    /// <summary>"a double homicide", "a triple fatal shooting".</summary>
    private void ReadMultiple(Clause clause, int i, VictimEffect effect)
    {
        var at = i - 1;
        var isFatal = at > clause.Start && text.Word(at) is "fatal" or "deadly";
        at -= isFatal ? 1 : 0;
        if (at < clause.Start || !text.Is(at, WordClass.Multiplier) || !factuality.IsReported(clause.Sentence, i))
        {
            return;
        }

        var value = text.Word(at) switch
        {
            "double" => 2,
            "triple" => 3,
            "quadruple" => 4,
            _ => 5,
        };
        var number = new StatedNumber(at, at, at + 1, new Quantity(value), false);
        Add(clause.Sentence, [NounPhrase.Of(number, i + 1)], isFatal ? VictimEffect.Killed : effect, "multiple", 0.75, i, i + 1);
    }

    /// <summary>"seven kidnapped students", "the murdered priests": a participle between determiner and noun.</summary>
    private List<NounPhrase> Adjectival(Clause clause, int i, int after)
    {
        if (after != i + 1 || i == clause.Start || after >= clause.End || text.IsPunctuation(after) || text.Is(after, WordClass.Closed))
        {
            return [];
        }

        var first = text.NumberOf(i - 1) is { } number && number.EndToken == i ? number.FirstToken
            : text.Is(i - 1, WordClass.Determiner) && text.Word(i - 1) is not ("that" or "this" or "all" or "each") ? i - 1
            : i;
        return first == i ? [] : phrases.ReadList(first, clause.End);
    }

    /// <summary>"Also injured was a street vendor", "Killed in the blast were two guards".</summary>
    private List<NounPhrase> Inverted(Clause clause, int i, int after)
    {
        if (i != clause.Start && !(i == clause.Start + 1 && text.Word(clause.Start) is "also" or "among"))
        {
            return [];
        }

        for (var k = after; k < Math.Min(clause.End - 1, after + 9) && !(text.IsPunctuation(k) && text.Word(k) != ","); k++)
        {
            if (text.Word(k) is "was" or "were" or "is" or "are")
            {
                var start = text.Word(k + 1) == ":" && k + 2 < clause.End ? k + 2 : k + 1;
                var list = phrases.ReadList(start, clause.End);
                return list.Count > 0 ? list : phrases.ReadListAfterName(start, clause.End);
            }
        }

        return [];
    }

    /// <summary>"They were pronounced dead" right after a sentence that counts one set of people:
    /// "Police found two men in a car."</summary>
    private List<NounPhrase> SetOfSentenceBefore(Clause clause)
    {
        if (clause.Sentence.Index == 0)
        {
            return [];
        }

        var before = text.Article.Sentences[clause.Sentence.Index - 1];
        NounPhrase? set = null;
        for (var i = before.FirstToken; i < before.EndToken; i++)
        {
            if (text.NumberOf(i) is not { } number || number.FirstToken != i)
            {
                continue;
            }

            if (phrases.Read(i, before.EndToken) is { Conjuncts.Count: > 0 } phrase
                && phrase.Conjuncts.All(c => c.Noun is { Class: not PersonClass.Attacker and not PersonClass.Force }))
            {
                if (set is not null)
                {
                    return [];
                }

                set = phrase;
            }

            i = number.EndToken - 1;
        }

        return set is null ? [] : [set];
    }
}
