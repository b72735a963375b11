using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Frames;

/// <summary>Reads what a verb did to people where the words beside it, or the story, say more than the verb.</summary>
internal sealed class EffectReader(AnnotatedText text, WoundsFrame wounds)
{
    /// <summary>Where no disease is spoken of, the hospitalised are injured, and the sick are affected; the fatally shot are
    /// killed.</summary>
    public VictimEffect Of(HarmVerb verb, Clause clause, int i)
    {
        var word = text.Word(i);
        return verb.Effect switch
        {
            VictimEffect.Infected when text.IsAboutDisease || word.StartsWith("infect", StringComparison.Ordinal) => VictimEffect.Infected,
            VictimEffect.Infected when word.StartsWith("hospitali", StringComparison.Ordinal) => VictimEffect.Injured,
            VictimEffect.Infected => VictimEffect.Affected,
            VictimEffect.Targeted when verb.Frame == VerbFrame.After && verb.Particle is ["to"]
                && IsLetter(i, clause.End) => VictimEffect.Affected,
            VictimEffect.Injured when i > clause.Start && text.Is(i - 1, WordSet.Fatally)
                || i + 1 < clause.End && text.Is(i + 1, WordSet.Fatally) => VictimEffect.Killed,
            VictimEffect.Injured when verb.Frame == VerbFrame.Wounds && wounds.WoundsAfter(i, clause.End) is { } wound
                && text.Is(wound - 1, WordSet.DeadlyWound) => VictimEffect.Killed,
            var effect => effect,
        };
    }

    /// <summary>"sent letters to 18,000 patients": those who are told of a breach.</summary>
    private bool IsLetter(int i, int limit)
    {
        for (var k = i + 1; k < Math.Min(limit, i + 5); k++)
        {
            if (text.Is(k, WordSet.BreachLetter))
            {
                return true;
            }
        }

        return false;
    }
}
