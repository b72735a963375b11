using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Factuality;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Frames;

/// <summary>Reads the frames of verbs: killed, were killed, died, were left dead, hacked into the phones of.</summary>
internal sealed class VerbFrames
{
    // Words between a verb and the death of its object: "hacked 12 farmers of the village to death".
    private const int FarthestDeath = 9;

    private readonly AnnotatedText text;
    private readonly NounPhrases phrases;
    private readonly CompanionReader companions;
    private readonly FactualityReader factuality;
    private readonly MentionCollector mentions;
    private readonly VerbGroupReader groups;
    private readonly SubjectFinder subjects;
    private readonly ActionFrame actions;
    private readonly StateFrame states;
    private readonly HospitalFrame hospitals;
    private readonly WoundsFrame wounds;
    private readonly EffectReader effects;

    public VerbFrames(FrameContext context, VerbGroupReader groups, SubjectFinder subjects, Owners owners)
    {
        text = context.Text;
        phrases = context.Phrases;
        companions = context.Companions;
        factuality = context.Factuality;
        mentions = context.Mentions;
        this.groups = groups;
        this.subjects = subjects;
        var participles = new ParticipleFrames(context, groups, subjects);
        actions = new ActionFrame(context, groups, subjects, owners, participles);
        states = new StateFrame(context, subjects, participles);
        hospitals = new HospitalFrame(context, subjects);
        wounds = new WoundsFrame(context, subjects);
        effects = new EffectReader(text, wounds);
    }

    /// <summary>Reads the use of the verb at <paramref name="i"/>; the index after the words it used up, or <paramref name="i"/>.</summary>
    public int Read(Clause clause, int i, LexiconEntry entry)
    {
        foreach (var verb in entry.Verbs)
        {
            if (!HasParticle(verb, i, clause.End, out var after) && !IsToDeath(verb, i, clause.End, out after)
                && !(text.IsCyberStory && verb.Frame == VerbFrame.After && HasLateParticle(verb, i, clause.End, out after)))
            {
                continue;
            }

            if (verb is { Effect: VictimEffect.Targeted, Frame: VerbFrame.Object, Particle: ["at"] } && IsShotSomewhere(clause, i, after))
            {
                continue;
            }

            if (text.IsAboutDisease
                && verb is { Effect: VictimEffect.Injured, Frame: VerbFrame.Subject, Particle: [.., var place] }
                && Lexicon.Find(place).Is(WordSet.HospitalParticle))
            {
                continue;
            }

            if (!(verb.Effect is VictimEffect.Infected or VictimEffect.Hacked or VictimEffect.Affected or VictimEffect.Displaced
                ? factuality.IsReportedOrLikely(clause.Sentence, i) : factuality.IsReported(clause.Sentence, i)))
            {
                ReadAttempt(clause, i, after, verb);
                return entry.Nouns.Count > 0 ? i : after; // the murder may be denied and still be told
            }

            if (Reading(clause, i, after, verb) is not { } reading)
            {
                continue;
            }

            mentions.Add(clause.Sentence, reading.Victims, effects.Of(verb, clause, i), reading.Construction, i, after);
            if (text.IsCyberStory && verb.Frame == VerbFrame.After && verb.Particle[0] == "from")
            {
                continue; // "stole data of customers from the bank" hits both
            }

            return after;
        }

        return i;
    }

    /// <summary>"were shot at a bar", of which the place says nothing; "were shot at by guards" were aimed at.</summary>
    private bool IsShotSomewhere(Clause clause, int i, int after) =>
        after < clause.End && !text.IsPunctuation(after) && text.Word(after) != "by"
            && !text.Is(after, WordClass.Conjunction | WordClass.Subordinator)
        && (groups.Of(clause, i).IsPassive || phrases.ReadListOrAfterName(after, clause.End).Count == 0);

    private FrameReading? Reading(Clause clause, int i, int after, HarmVerb verb)
    {
        if (verb.Frame == VerbFrame.After)
        {
            return FrameReading.Of(Construction.UsedAgainst, companions.WithExamples(phrases.ReadList(after, clause.End), clause.End));
        }

        var use = new VerbUse(clause, verb, i, after, groups.Of(clause, i));
        return verb.Frame switch
        {
            VerbFrame.State => states.Read(use),
            VerbFrame.Subject => Subjects(use),
            VerbFrame.Hostage => Hostages(use),
            VerbFrame.Hospital => hospitals.Read(use),
            VerbFrame.Wounds => wounds.Read(use),
            _ => actions.Read(use),
        };
    }

    /// <summary>"12 people died".</summary>
    private FrameReading? Subjects(VerbUse use)
    {
        var (clause, verb, _, after, group) = use;
        var isGerund = (verb.Form & ~VerbForm.Gerund) == VerbForm.None;
        return group.IsInfinitive || isGerund
            ? null
            : FrameReading.Of(
                Construction.Subject,
                companions.WithCompanions(
                    companions.WithExamples(subjects.OfHarm(clause, group.First, verb.Effect), group.First), after, clause.End));
    }

    /// <summary>"rebels took three guests as hostages".</summary>
    private FrameReading? Hostages(VerbUse use)
    {
        var guests = use.Group.IsPassive ? [] : phrases.ReadList(use.After, use.Clause.End);
        return guests is [.., { OwnsThing: false } last] && IsHostage(last.End, use.Clause.End)
            ? new FrameReading(Construction.Hostage, guests)
            : null;
    }

    /// <summary>"tried to kidnap the president": nobody is a victim of the kidnapping, but one was its target.</summary>
    private void ReadAttempt(Clause clause, int i, int after, HarmVerb verb)
    {
        if (verb.Frame is not (VerbFrame.Object or VerbFrame.Owner) || !factuality.IsAttempt(clause.Sentence, i))
        {
            return;
        }

        var targets = phrases.ReadListOrAfterName(after, clause.End);
        List<NounPhrase> aimedAt = [.. targets.Where(t => !t.OwnsThing).Select(t => t with { Number = null })];
        mentions.Add(clause.Sentence, aimedAt, VictimEffect.Targeted, Construction.Attempt, i, i);
    }

    private bool HasParticle(HarmVerb verb, int i, int limit, out int after)
    {
        after = i + 1 + verb.Particle.Length;
        if (after > limit)
        {
            return false;
        }

        for (var k = 0; k < verb.Particle.Length; k++)
        {
            if (text.Word(i + 1 + k) != verb.Particle[k])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"A mob stoned two women to death": whom, and then what it came to.</summary>
    private bool IsToDeath(HarmVerb verb, int i, int limit, out int after)
    {
        after = i + 1;
        if (verb is not { Effect: VictimEffect.Killed, Frame: VerbFrame.Object, Particle: ["to", "death"] })
        {
            return false;
        }

        for (var k = i + 2; k + 1 < Math.Min(limit, i + FarthestDeath) && !text.IsPunctuation(k) && !text.IsVerbLike(k); k++)
        {
            if (text.Word(k) == "to" && text.Word(k + 1) == "death")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"sent phishing emails to customers": the particle after an object.</summary>
    private bool HasLateParticle(HarmVerb verb, int i, int limit, out int after)
    {
        after = i;
        for (var k = i + 1;
            k < Math.Min(limit, i + 8) && (!text.IsPunctuation(k) || text.Is(k, WordClass.Currency)) && !text.IsVerbLike(k);
            k++)
        {
            if (text.Word(k) == verb.Particle[0])
            {
                after = k + 1;
                return true;
            }
        }

        return false;
    }

    private bool IsHostage(int i, int limit)
    {
        i += i < limit && text.Word(i) == "as" ? 1 : 0;
        return i < limit && text.Is(i, WordSet.Hostage);
    }
}
