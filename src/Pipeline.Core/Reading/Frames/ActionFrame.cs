using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Frames;

/// <summary>What is done to people or to their things, in the active and the passive: "killed",
/// "were killed", "hacked the phones of".</summary>
internal sealed class ActionFrame(
    FrameContext context, VerbGroupReader groups, SubjectFinder subjects, Owners owners, ParticipleFrames participles)
{
    private readonly AnnotatedText text = context.Text;
    private readonly EverybodyReader everybody = new(context.Text);
    private readonly NounPhrases phrases = context.Phrases;
    private readonly CompanionReader companions = context.Companions;

    /// <summary>Tries the constructions from the surest to the weakest.</summary>
    public FrameReading? Read(VerbUse use)
    {
        var (clause, verb, i, after, group) = use;
        if (!group.IsPassive && use.IsParticiple && verb.Frame == VerbFrame.Object
            && participles.Adjectival(clause, i, after) is { Count: > 0 } adjectival)
        {
            return new FrameReading(Construction.Adjective, adjectival);
        }

        if (group.IsPassive && use.IsParticiple)
        {
            return FrameReading.Of(Construction.Passive, Passive(use));
        }

        if (use.IsParticiple && participles.Inverted(clause, i, after) is { Count: > 0 } inverted)
        {
            return new FrameReading(Construction.Inverted, inverted);
        }

        if (verb.Frame == VerbFrame.Passive)
        {
            return use.IsParticiple && group.First == i ? participles.Reduced(use) : null;
        }

        if (IsOfThings(verb) && use.IsParticiple && owners.Deprived(clause, i) is { Count: > 0 } deprived)
        {
            return new FrameReading(Construction.PassiveDeprived, deprived);
        }

        if (IsOfThings(verb) && use.IsParticiple && group.First == i && i > clause.Start && text.Is(i - 1, WordClass.Property)
            && participles.EndsPhrase(after, clause.End) && owners.Before(clause, i) is [{ Number: not null }, ..] stolen)
        {
            return new FrameReading(Construction.Reduced, stolen); // "a database of 100,000 accounts stolen from the firm"
        }

        if (Objects(use) is { Count: > 0 } objects)
        {
            return Active(use, objects);
        }

        return !use.IsParticiple || group.First != i && text.Is(group.First, WordClass.Have | WordClass.Modal)
            ? null
            : participles.Reduced(use);
    }

    private static bool IsOfThings(HarmVerb verb) => verb.Frame is VerbFrame.Owner or VerbFrame.Property;

    /// <summary>"12 people were killed", "the phones of 1,400 users were hacked".</summary>
    private List<NounPhrase> Passive(VerbUse use)
    {
        var (clause, verb, _, after, group) = use;
        var whose = IsOfThings(verb) ? owners.Before(clause, group.First) : [];
        if (whose.Count == 0 && verb is { Frame: VerbFrame.Owner, Particle.Length: > 0 })
        {
            whose = owners.Of(after, clause.End, onlyThings: false); // "was installed on the phones of 1,400 users"
        }

        if (whose.Count > 0 || verb.Frame == VerbFrame.Property)
        {
            return whose;
        }

        var people = companions.WithCompanions(
            companions.WithExamples(subjects.OfHarm(clause, group.First, verb.Effect), group.First), after, clause.End);

        // "Ninety phones were targeted with the spyware": devices stand for who has them, and accounts for whose they are; a server that is
        // affected is nobody's.
        return people.Count == 0 && text.IsCyberStory && verb.Effect is VictimEffect.Targeted or VictimEffect.Hacked or VictimEffect.Affected
            && owners.Before(clause, group.First) is [{ Number: not null } first, ..] devices
            && (verb.Effect == VictimEffect.Targeted || first.Conjuncts.Any(conjunct => text.Is(conjunct.Head, WordSet.LeakHolder)))
            ? devices : people;
    }

    private FrameReading? Active(VerbUse use, List<NounPhrase> objects)
    {
        var (clause, group) = (use.Clause, use.Group);
        if (group.First > clause.Start && text.Word(group.First - 1) == "you")
        {
            return null; // "You have slain some officials" answers or accuses somebody; it reports nothing
        }

        if (!group.IsInfinitive)
        {
            return new FrameReading(Construction.Active, companions.WithExamples(objects, clause.End));
        }

        // Of "to kill 12" only the counted is a result, and only what is neither planned nor feared gets here.
        return objects.TrueForAll(o => o.Number is null) && !groups.IsDone(clause, group.First)
            ? null
            : new FrameReading(Construction.Purpose, companions.WithExamples(objects, clause.End));
    }

    /// <summary>The objects of the verb, or the owners of what is its object.</summary>
    private List<NounPhrase> Objects(VerbUse use)
    {
        var (limit, verb) = (use.Clause.End, use.Verb);
        var start = groups.ObjectStart(use.After, limit);
        if (IsOfThings(verb))
        {
            return owners.Of(start, limit, verb.Frame == VerbFrame.Property);
        }

        if (everybody.At(start, limit) is { } all)
        {
            return [NounPhrase.Bare(all)];
        }

        var objects = phrases.ReadList(start, limit);
        if (objects.Count == 0)
        {
            objects = phrases.ReadListAfterName(start, limit);
            if (verb.Effect is VictimEffect.Killed or VictimEffect.Injured or VictimEffect.Hit
                && phrases.ReadNamedWithAges(start, limit) is { } named)
            {
                objects = [named, .. objects.Select(o => o with { IsJoined = true })];
            }
        }

        if (SubjectFinder.MayBeName(objects, verb.Effect) && phrases.ReadNames(start, limit) is { } person)
        {
            objects = [person];
        }

        if (objects is [.., { OwnsThing: true }])
        {
            objects.RemoveAt(objects.Count - 1);
        }

        return objects;
    }
}
