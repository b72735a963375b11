using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Factuality;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Frames;

/// <summary>Nouns for what the hurt have: "two men with gunshot wounds", "two people are in critical condition".</summary>
internal sealed class InjuryNouns(FrameContext context, SubjectFinder subjects)
{
    private readonly AnnotatedText text = context.Text;
    private readonly NounPhrases phrases = context.Phrases;
    private readonly FactualityReader factuality = context.Factuality;
    private readonly MentionCollector mentions = context.Mentions;

    /// <summary>"two men with gunshot wounds", "left five people with injuries".</summary>
    public void ReadWith(Clause clause, int i, VictimEffect effect)
    {
        for (var k = i - 1; k > clause.Start && i - k < 6 && !text.IsPunctuation(k); k--)
        {
            if (text.Word(k) == "with")
            {
                if ((text.Entry(k - 1).Person is not null || text.Word(k - 1) is "others") && factuality.IsReported(clause.Sentence, i))
                {
                    var hurt = text.Word(k - 1) is "others" ? subjects.Of(clause, k) : phrases.ReadSubject(k, clause.Start);
                    mentions.Add(clause.Sentence, hurt, effect, Construction.WithWounds, i, i + 1);
                }

                return;
            }

            if (text.Is(k, WordClass.Preposition) || text.IsVerbLike(k))
            {
                return;
            }
        }
    }

    /// <summary>"two people are in critical condition", "two men in serious condition", "five people are still in hospital".</summary>
    public void ReadCondition(Clause clause, int i, VictimEffect effect)
    {
        if (text.Is(i, WordClass.Hospital))
        {
            ReadIn(clause, i, text.IsAboutDisease ? VictimEffect.Infected : effect);
            return;
        }

        if (text.IsAboutDisease || i - 2 <= clause.Start
            || !text.Is(i - 1, WordSet.ConditionGrade))
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

        var verb = text.Is(at - 1, WordSet.ConditionParticiple) ? at - 2 : at - 1;
        while (verb > clause.Start && text.IsAdverb(verb))
        {
            verb--; // "is also in critical condition"
        }

        if (verb > clause.Start && text.Is(verb, WordClass.Be))
        {
            mentions.Add(clause.Sentence, subjects.Of(clause, verb), effect, Construction.Condition, i, i + 1);
        }
        else if (text.NumberOf(at - 1) is { } some && some.EndToken == at)
        {
            // "five were shot, two in critical condition"
            mentions.Add(clause.Sentence, [NounPhrase.Bare(some)], effect, Construction.InCondition, i, i + 1);
        }
        else if (verb == at - 1 && (text.Entry(verb).Person is not null || text.Word(verb) == "others"))
        {
            mentions.Add(clause.Sentence, phrases.ReadSubject(at, clause.Start), effect, Construction.InCondition, i, i + 1);
        }
    }

    /// <summary>"five people are still in hospital", "40 men are behind bars": only who is counted, for doctors and guards are there too.
    /// </summary>
    public void ReadIn(Clause clause, int i, VictimEffect effect)
    {
        if (i - 2 <= clause.Start)
        {
            return; // nobody stands before it
        }

        var at = i - 1;
        while (at > clause.Start && i - at < 5 && !text.Is(at, WordSet.HoldingPreposition) && !text.IsPunctuation(at) && !text.IsVerbLike(at))
        {
            at--;
        }

        var verb = at - 1;
        while (verb > clause.Start && text.IsAdverb(verb))
        {
            verb--;
        }

        if (text.Is(at, WordSet.HoldingPreposition) && verb > clause.Start && (text.Is(verb, WordClass.Be) || text.Is(verb, WordSet.RemainVerb))
            && factuality.IsReported(clause.Sentence, at)
            && subjects.Of(clause, verb) is [{ Number: not null }, ..] counted)
        {
            mentions.Add(clause.Sentence, counted, effect, Construction.Condition, i, i + 1);
        }
    }
}
