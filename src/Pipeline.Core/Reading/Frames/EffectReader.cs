using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Frames;

/// <summary>Reads what a verb did to people where the words beside it, or the story, say more than the verb.</summary>
internal sealed class EffectReader(AnnotatedText text, WoundsFrame wounds)
{
    // Words between a verb and what its object came to: "hacked 12 farmers of the village to death".
    private const int FarthestOutcome = 9;

    // Words between the verbs of "killed, badly wounded or kidnapped".
    private const int FarthestOther = 6;

    /// <summary>Where no disease is spoken of, the hospitalised are injured, and the sick are affected; the fatally shot are
    /// killed.</summary>
    public VictimEffect Of(HarmVerb verb, Clause clause, int i) => AnyOf(clause, i, Alone(verb, clause, i));

    /// <summary>"hurt or killed" counts those who were one of both: they were hit, and how many died is open; what "killed or captured" has
    /// in common is no more than that they are affected.</summary>
    private VictimEffect AnyOf(Clause clause, int i, VictimEffect effect)
    {
        if (!IsOfPeople(effect))
        {
            return effect;
        }

        var (isOpen, any) = (false, effect);
        for (var step = -1; step <= 1; step += 2)
        {
            for (var k = i + step; k >= clause.Start && k < clause.End && Math.Abs(k - i) <= FarthestOther; k += step)
            {
                if (text.Word(k) is "or")
                {
                    isOpen = true;
                }
                else if (text.Entry(k).Verbs.Find(verb => verb.Particle.Length == 0) is { Frame: not VerbFrame.Hospital and not VerbFrame.Wounds } verb
                    && IsOfPeople(verb.Effect) && text.NumberOf(k) is null)
                {
                    any = verb.Effect == any ? any
                        : IsHarm(verb.Effect) && IsHarm(any) ? VictimEffect.Hit
                        : VictimEffect.Affected;
                }
                else if (text.Word(k) is not "," && !text.IsAdverb(k) && !text.Is(k, WordClass.Be))
                {
                    break;
                }
            }
        }

        return isOpen ? any : effect;
    }

    private static bool IsHarm(VictimEffect effect) => effect is VictimEffect.Killed or VictimEffect.Injured or VictimEffect.Hit;

    private static bool IsOfPeople(VictimEffect effect) => IsHarm(effect) || effect is VictimEffect.Missing or VictimEffect.Abducted
        or VictimEffect.Arrested or VictimEffect.Displaced or VictimEffect.Affected;

    private VictimEffect Alone(HarmVerb verb, Clause clause, int i)
    {
        var word = text.Word(i);
        return verb.Effect switch
        {
            VictimEffect.Injured or VictimEffect.Hit or VictimEffect.Hacked or VictimEffect.Targeted when IsToDeath(i, clause.End) =>
                VictimEffect.Killed,
            VictimEffect.Hacked when Follows(i, clause.End, k => text.Is(k, WordSet.Blade)) => VictimEffect.Hit,
            VictimEffect.Hacked when verb.Frame != VerbFrame.Owner
                && Follows(i, Math.Min(clause.End, i + 4), k => text.Is(k, WordClass.Currency)) => VictimEffect.Affected,
            VictimEffect.Injured when text.IsAboutDisease && verb.Frame == VerbFrame.State => VictimEffect.Infected,
            VictimEffect.Infected when text.IsAboutDisease || word.StartsWith("infect", StringComparison.Ordinal)
                || word.StartsWith("sicken", StringComparison.Ordinal) => VictimEffect.Infected,
            VictimEffect.Infected when word.StartsWith("hospitali", StringComparison.Ordinal) => VictimEffect.Injured,
            VictimEffect.Infected => VictimEffect.Affected,
            VictimEffect.Targeted when verb.Frame == VerbFrame.After && verb.Particle is ["to"]
                && IsLetter(i, clause.End) => VictimEffect.Affected,
            VictimEffect.Injured or VictimEffect.Hit when i > clause.Start && text.Is(i - 1, WordSet.Fatally)
                || i + 1 < clause.End && text.Is(i + 1, WordSet.Fatally) => VictimEffect.Killed,
            VictimEffect.Injured when verb.Frame == VerbFrame.Wounds && wounds.WoundsAfter(i, clause.End) is { } wound
                && text.Is(wound - 1, WordSet.DeadlyWound) => VictimEffect.Killed,
            var effect => effect,
        };
    }

    /// <summary>"hacked 12 farmers to death", "shot a resident dead".</summary>
    private bool IsToDeath(int i, int limit) => Follows(
        i, limit, k => text.Word(k) == "to" && k + 1 < limit && text.Word(k + 1) == "death" || text.Word(k) == "dead" && k > i + 1);

    private bool Follows(int i, int limit, Func<int, bool> isSo)
    {
        for (var k = i + 1; k < Math.Min(limit, i + FarthestOutcome); k++)
        {
            if (isSo(k))
            {
                return true;
            }

            if (text.IsPunctuation(k) && !text.Is(k, WordClass.Currency) || text.IsVerbLike(k))
            {
                return false;
            }
        }

        return false;
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
