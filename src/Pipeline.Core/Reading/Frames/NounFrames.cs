using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Factuality;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Frames;

/// <summary>Reads the frames of nouns: murder of, 12 deaths, the toll rose to, among the victims.</summary>
internal sealed class NounFrames(
    FrameContext context, Owners owners, TollReader tolls, CaseReader cases, VictimNounReader victimNouns, InjuryNouns injuries)
{
    // "three locally transmitted confirmed COVID-19 cases"
    private const int LongestCounted = 7;

    private readonly AnnotatedText text = context.Text;
    private readonly NounPhrases phrases = context.Phrases;
    private readonly CompanionReader companions = context.Companions;
    private readonly FactualityReader factuality = context.Factuality;
    private readonly MentionCollector mentions = context.Mentions;

    /// <summary>Reads one use of the noun at <paramref name="i"/>.</summary>
    public void Read(Clause clause, int i, HarmNoun noun)
    {
        switch (noun.Frame)
        {
            case NounFrame.Of:
                ReadOf(clause, i, noun.Effect);
                break;
            case NounFrame.Counted:
                if (cases.AreOfDisease(clause, i) && !ReadCounted(clause, i, noun.Effect) && !ReadEntry(clause, i, noun.Effect))
                {
                    tolls.ReadRise(clause, i, noun.Effect);
                }

                break;
            case NounFrame.Toll:
                tolls.ReadToll(clause, i, i > clause.Start && text.Is(i - 1, WordSet.InjuryToll) ? VictimEffect.Injured
                    : noun.Effect);
                break;
            case NounFrame.Victim:
                victimNouns.Read(clause, i, noun.Effect);
                break;
            case NounFrame.Against:
                ReadAgainst(clause, i, noun.Effect);
                break;
            case NounFrame.Multiple:
                ReadMultiple(clause, i, noun.Effect);
                break;
            case NounFrame.With:
                injuries.ReadWith(clause, i, noun.Effect);
                break;
            case NounFrame.Held:
                injuries.ReadIn(clause, i, noun.Effect);
                break;
            case NounFrame.Condition:
                injuries.ReadCondition(clause, i, noun.Effect);
                break;
        }
    }

    /// <summary>"the murder of six priests", "the six priests' murder".</summary>
    private void ReadOf(Clause clause, int i, VictimEffect effect)
    {
        if (!factuality.IsReportedEvent(clause.Sentence, i))
        {
            return;
        }

        // "the fatal shooting of a girl"
        effect = effect == VictimEffect.Hit && i > clause.Start && text.Is(i - 1, WordSet.DeadlyWound) ? VictimEffect.Killed : effect;
        if (i + 2 < clause.End && text.Word(i + 1) == "of")
        {
            var victims = effect is VictimEffect.Hacked or VictimEffect.Affected ? owners.Of(i + 2, clause.End, onlyThings: true)
                : phrases.ReadList(i + 2, clause.End, ofNoun: true);
            victims = victims.Count > 0 ? victims : phrases.ReadListAfterName(i + 2, clause.End);
            if (SubjectFinder.MayBeName(victims, effect) && phrases.ReadNames(i + 2, clause.End) is { } person)
            {
                victims = [person];
            }

            mentions.Add(clause.Sentence, companions.WithExamples(victims, clause.End), effect, Construction.NounOf, i, i + 1);
        }
        else if (i > clause.Start + 1 && text.IsPossessive(i - 1))
        {
            // "the six priests' murder", "Senator Ann Lee's murder"
            var owner = i - 1;
            while (owner > clause.Start + 1 && i - owner < 6 && text.Entry(owner - 1).Person is null && text.IsCapitalized(owner - 1))
            {
                owner--;
            }

            if (text.Entry(owner - 1).Person is not null)
            {
                mentions.Add(clause.Sentence, phrases.ReadSubject(owner, clause.Start), effect, Construction.NounOwned, i, i + 1);
            }
            else if (IsOwnDeath(clause, i) && phrases.ReadNamesBefore(i - 1, clause.Start) is { } person)
            {
                mentions.Add(clause.Sentence, [person], effect, Construction.NounOwned, i, i + 1);
            }
        }
    }

    /// <summary>"Ann Lee's death shocked the town", but not "Ann Lee's murder trial", which is her murderer's.</summary>
    private bool IsOwnDeath(Clause clause, int i) => text.Is(i, WordSet.OwnDeath)
        && (i + 1 >= clause.End || text.IsPunctuation(i + 1) || text.IsVerbLike(i + 1) || text.Is(i + 1, WordClass.Closed));

    /// <summary>"an attack on two judges", "attempts against the life of the minister".</summary>
    private void ReadAgainst(Clause clause, int i, VictimEffect effect)
    {
        var isAgainst = i + 2 < clause.End
            && (text.Is(i + 1, WordSet.AgainstPreposition) || text.IsCyberStory && text.Word(i + 1) is "at");
        if (!isAgainst || !factuality.IsReportedEvent(clause.Sentence, i))
        {
            return;
        }

        var start = i + 2;
        for (var k = start; k + 1 < Math.Min(clause.End, start + 3); k++)
        {
            start = text.Is(k, WordSet.PersonalThing) && text.Word(k + 1) == "of"
                ? k + 2
                : start;
        }

        var victims = phrases.ReadListOrAfterName(start, clause.End);
        mentions.Add(clause.Sentence, victims, effect, Construction.NounAgainst, i, i + 1);
    }

    /// <summary>"12 deaths", "24 confirmed cases", "3,606 HFMD infections", "claimed 12 lives"; whether a number stands before the noun.</summary>
    private bool ReadCounted(Clause clause, int i, VictimEffect effect)
    {
        if (i + 1 < clause.End && text.Is(i + 1, WordClass.Animal))
        {
            return true; // four dead birds
        }

        var first = i;
        while (first > clause.Start && i - first < LongestCounted && text.NumberOf(first - 1) is null && (text.IsHyphen(first - 1)
            || (!text.Is(first - 1, WordClass.Closed) || text.Is(first - 1, WordSet.Reported)) && !text.IsPunctuation(first - 1)))
        {
            if (first < i && text.Is(first, WordClass.Animal))
            {
                return true; // two dogs injured
            }

            first--;
        }

        if (first <= clause.Start || text.Is(first, WordClass.Animal))
        {
            return false;
        }

        var isShare = false;
        var number = text.NumberOf(first - 1);
        if (number is null && text.Word(first - 1) == "of" && first - 2 >= clause.Start && text.NumberOf(first - 2) is { } many)
        {
            number = many; // hundreds of deaths
        }
        else if (number is null && text.Word(first - 1) == "the" && first - 3 >= clause.Start && text.Word(first - 2) == "of"
            && text.NumberOf(first - 3) is { } share)
        {
            (number, isShare) = (share, true); // 20 of the deaths
        }

        if (number is not { } counted || counted.EndToken > i)
        {
            return false;
        }

        if (factuality.IsReported(clause.Sentence, i))
        {
            var phrase = new NounPhrase(counted.FirstToken, i + 1, counted, false, false, false, []) { IsPart = isShare };
            var construction = text.Is(i, WordSet.Case) ? Construction.CountedCases : Construction.Counted;
            mentions.Add(clause.Sentence, [phrase], effect, construction, i, i + 1);
        }

        return true;
    }

    /// <summary>"Deaths: 41", as tables and summaries write it; whether such a number stands there.</summary>
    private bool ReadEntry(Clause clause, int i, VictimEffect effect)
    {
        var end = clause.Sentence.EndToken;
        if (i + 2 >= end || text.Word(i + 1) != ":" || text.NumberOf(i + 2) is not { } number || number.FirstToken != i + 2
            || number.EndToken < end && !text.IsPunctuation(number.EndToken))
        {
            return false;
        }

        mentions.Add(clause.Sentence, [NounPhrase.Bare(number)], effect, Construction.Toll, i, number.EndToken);
        return true;
    }

    /// <summary>"a double homicide", "a triple fatal shooting".</summary>
    private void ReadMultiple(Clause clause, int i, VictimEffect effect)
    {
        var at = i - 1;
        var isFatal = at > clause.Start && text.Is(at, WordSet.Fatal);
        at -= isFatal ? 1 : 0;
        if (at < clause.Start || !text.Is(at, WordClass.Multiplier) || !factuality.IsReported(clause.Sentence, i))
        {
            return;
        }

        _ = NumberWords.Is(text.Word(at), NumberWordKind.Multiplier, out var value);
        var number = new StatedNumber(at, at, at + 1, new Quantity(value), false);
        var killed = isFatal ? VictimEffect.Killed : effect;
        mentions.Add(clause.Sentence, [NounPhrase.Of(number, i + 1)], killed, Construction.Multiple, i, i + 1);
    }
}
