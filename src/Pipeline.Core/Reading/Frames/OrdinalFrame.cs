using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Factuality;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Frames;

/// <summary>Reads places in a row of deaths that no verb of harm tells of: "a fifth death", "claims a fifth victim", "the fifth person to
/// die", "became the 12th victim".</summary>
/// <remarks>The "499th murder victim" is a city's. Whether a place counts the dead of the story is for <see cref="Scopes.OrdinalReader"/> to see.</remarks>
internal sealed class OrdinalFrame(FrameContext context)
{
    // Words between people and what befell them: "to have been".
    private const int LongestInfinitive = 3;

    private readonly AnnotatedText text = context.Text;
    private readonly NounPhrases phrases = context.Phrases;
    private readonly FactualityReader factuality = context.Factuality;
    private readonly MentionCollector mentions = context.Mentions;

    /// <summary>Reads the ordinal at <paramref name="i"/>.</summary>
    public void Read(Clause clause, int i, int place)
    {
        if (i + 1 >= clause.End || text.IsHyphen(i + 1))
        {
            return; // second-degree
        }

        var hasDeterminer = i > clause.Start && text.Is(i - 1, WordClass.Determiner);
        var before = hasDeterminer ? i - 2 : i - 1;
        if (hasDeterminer && IsKilled(i + 1) || IsDying(i + 1, clause.End) || text.Is(i + 1, WordSet.OrdinalKilling))
        {
            // Of these only the row of a year or a town is kept: "the 32nd killed since May", "the 41st homicide this year".
            if (factuality.IsReported(clause.Sentence, i + 1))
            {
                Add(clause, new NounPhrase(i, i + 2, null, IsSingle: false, IsNegated: false, OwnsThing: false, []), i, place);
            }
        }
        else if (DeathAfter(i, clause.End) is { } death)
        {
            if (!(before >= clause.Start && text.IsPossessive(before + 1)) && factuality.IsReported(clause.Sentence, death))
            {
                Add(clause, new NounPhrase(i, death + 1, null, IsSingle: false, IsNegated: false, OwnsThing: false, []), i, place);
            }
        }
        else if (phrases.Read(i, clause.End) is { Number: null, Conjuncts: [{ Noun: { IsPlural: false } noun } one] } victim
            && noun.Class != PersonClass.Attacker && one.Head > i && before >= clause.Start
            && (text.Is(before, WordSet.ClaimVerb) || IsDying(victim.End, clause.End)
                || text.Is(before, WordClass.Be) && one.Head == i + 1 && text.Is(one.Head, WordSet.OrdinalVictim))
            && factuality.IsReported(clause.Sentence, i))
        {
            Add(clause, victim, i, place);
        }
    }

    private void Add(Clause clause, NounPhrase phrase, int ordinal, int place)
    {
        var number = new StatedNumber(ordinal, ordinal, phrase.Conjuncts is [] ? phrase.End : ordinal + 1, new Quantity(place), false);
        mentions.Add(
            clause.Sentence, [phrase with { Number = number, IsOrdinal = true, IsSingle = false }], VictimEffect.Killed,
            Construction.Ordinal, ordinal, ordinal);
    }

    /// <summary>"fifth death", "fifth confirmed death".</summary>
    private int? DeathAfter(int i, int limit)
    {
        var noun = text.Is(i + 1, WordSet.Reported) ? i + 2 : i + 1;
        return noun < limit && text.Is(noun, WordSet.OrdinalDeath) ? noun : null;
    }

    private bool IsKilled(int token) => text.Entry(token).Verbs.Exists(
        use => use is { Effect: VictimEffect.Killed, Particle.Length: 0 } && (use.Form & VerbForm.Participle) != VerbForm.None);

    /// <summary>"to die", "to have been killed".</summary>
    private bool IsDying(int i, int limit)
    {
        if (i >= limit || text.Word(i) != "to")
        {
            return false;
        }

        var verb = i + 1;
        while (verb < limit && verb - i <= LongestInfinitive && text.Is(verb, WordClass.Be | WordClass.Have))
        {
            verb++;
        }

        return verb < limit && text.Entry(verb).Verbs.Exists(use => use is { Effect: VictimEffect.Killed, Particle.Length: 0 });
    }
}
