using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Frames;

/// <summary>States that people are in: dead, missing, homeless, expected to survive.</summary>
internal sealed class StateFrame(FrameContext context, SubjectFinder subjects, ParticipleFrames participles)
{
    // Words between "left" and the state: "left ten devotees, most of them women from one village, dead".
    private const int FarthestLeft = 14;

    private readonly AnnotatedText text = context.Text;
    private readonly NounPhrases phrases = context.Phrases;
    private readonly CompanionReader companions = context.Companions;

    public FrameReading? Read(VerbUse use)
    {
        var (clause, i, after) = (use.Clause, use.Token, use.After);
        return use.Group.IsPassive ? FrameReading.Of(Construction.State, Predicated(use))
            : i == clause.Start ? null
            : FrameReading.Of(Construction.ReducedState, Attributed(use));
    }

    /// <summary>"Two men were dead".</summary>
    private List<NounPhrase> Predicated(VerbUse use)
    {
        var (clause, group) = (use.Clause, use.Group.First);
        if (group > clause.Start + 1 && text.Word(group - 1) == "and" && use.Verb.Particle.Length > 0)
        {
            // "The woman, 29, underwent surgery and is expected to survive": the clause has one subject.
            return phrases.Read(clause.Start, group - 1) is { } subject ? [AsSingle(subject)] : [];
        }

        return companions.WithCompanions(subjects.OfHarm(clause, group, use.Verb.Effect), use.After, clause.End);
    }

    /// <summary>"left 12 people dead", "12 dead", "another fighting for his life".</summary>
    private List<NounPhrase> Attributed(VerbUse use)
    {
        var (clause, i, after) = (use.Clause, use.Token, use.After);
        if (participles.IsAnother(clause, i - 1) || text.Word(i - 1) == "another" && use.Verb.Particle.Length > 0)
        {
            return [NounPhrase.Bare(CountingWords.Another(i - 1))]; // "one man dead and another fighting for his life"
        }

        if (text.NumberOf(i - 1) is { } number && number.EndToken == i)
        {
            // "a few thousand homeless people" are no news, and "four dead birds" no people.
            var isOfOthers = after < clause.End && text.Is(after, WordClass.Animal | WordClass.Thing);
            var isModifier = text.Word(i) == "homeless" && !(number.FirstToken > clause.Start && text.Is(number.FirstToken - 1, WordSet.LeavingVerb));
            return isOfOthers || isModifier ? [] : participles.Counted(number, after, clause.End);
        }

        if (text.Word(i - 1) == "," && Left(clause, i - 1) is { } left)
        {
            return phrases.ReadList(left + 1, i); // "left 10 devotees, mostly women, dead"
        }

        // "left 12 people dead", "three people found dead"
        var isBeforeNoun = after < clause.End && text.Entry(after).Person is not null;
        var end = participles.IsFound(i - 1) && participles.EndsPhrase(after, clause.End) ? i - 1 : i;
        // The nearest phrase with a number is the whole subject: "one of three people found dead".
        return text.Entry(end - 1).Person is null || isBeforeNoun ? []
            : phrases.ReadSubject(end, clause.Start, nearest: true) is [{ Number: not null }] whole ? whole
            : phrases.ReadSubject(end, clause.Start);
    }

    /// <summary>The "left" that an insertion parts from the state it leads to.</summary>
    private int? Left(Clause clause, int comma)
    {
        for (var i = comma - 1; i > clause.Start && comma - i < FarthestLeft; i--)
        {
            if (text.Word(i) is "left" or "leaving" or "leaves")
            {
                return i;
            }
        }

        return null;
    }

    /// <summary>"the woman" is one as well as "a woman".</summary>
    private static NounPhrase AsSingle(NounPhrase phrase) =>
        phrase is { Number: null, Conjuncts: [{ Noun.IsPlural: false }] } ? phrase with { IsSingle = true } : phrase;
}
