using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Factuality;
using Pipeline.Core.Reading.Mentions;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Frames;

/// <summary>Reads the frames of verbs: killed, were killed, died, were left dead, hacked into the phones of.</summary>
internal sealed class VerbFrames
{
    // Words between a verb and what it did with its object: "hacked 12 farmers of the village to death".
    private const int FarthestOutcome = 9;

    // Fewer who flee or take shelter are on the run, or out of the rain.
    private const int LeastOfCrowd = 10;

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
            if (!HasParticle(verb, i, clause.End, out var after) && !HasOutcome(verb, clause, i, out after)
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
            VerbFrame.Crowd => Crowd(use),
            VerbFrame.Captor => IsByAttackers(use) ? Hostages(use) ?? actions.Read(use) : null,
            VerbFrame.Hostage => Hostages(use),
            VerbFrame.Hospital => hospitals.Read(use),
            VerbFrame.Wounds => wounds.Read(use),
            _ => actions.Read(use),
        };
    }

    /// <summary>"12 people died".</summary>
    private FrameReading? Subjects(VerbUse use, bool isProgressive = false)
    {
        var (clause, verb, _, after, group) = use;
        var isGerund = (verb.Form & ~VerbForm.Gerund) == VerbForm.None;
        return group.IsInfinitive || isGerund && !isProgressive
            ? null
            : FrameReading.Of(
                Construction.Subject,
                companions.WithCompanions(
                    companions.WithExamples(subjects.OfHarm(clause, group.First, verb.Effect), group.First), after, clause.End));
    }

    /// <summary>"militants are holding nine sailors", "nine were seized by gunmen".</summary>
    private bool IsByAttackers(VerbUse use)
    {
        var isAgent = use.After < use.Clause.End && text.Word(use.After) == "by";
        var doers = isAgent ? phrases.ReadListOrAfterName(use.After + 1, use.Clause.End)
            : use.Group.IsPassive && use.IsParticiple ? []
            : subjects.Of(use.Clause, use.Group.First);
        return doers.Exists(doer => doer.Conjuncts.Any(conjunct => conjunct.Noun is { Class: PersonClass.Attacker }));
    }

    /// <summary>"900 families fled to the hills", not "two men fled on foot".</summary>
    private FrameReading? Crowd(VerbUse use) =>
        Subjects(use, isProgressive: use.Group.IsPassive) is { } subjects && subjects.Victims.All(victim => victim.Number is { Quantity.Value: >= LeastOfCrowd })
            ? subjects
            : null;

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

    /// <summary>"A mob stoned two women to death", "police rounded 40 men up": whom, and then what it came to.</summary>
    private bool HasOutcome(HarmVerb verb, Clause clause, int i, out int after)
    {
        after = i + 1;
        var particle = verb.Particle;
        if (verb.Frame is not (VerbFrame.Object or VerbFrame.Captor) || particle.Length == 0 || Lexicon.Find(particle[0]).Is(WordClass.Conjunction)
            || particle.Length == 1 && !Lexicon.Find(particle[0]).Is(WordSet.SeparableParticle) || groups.Of(clause, i).IsPassive)
        {
            return false;
        }

        for (var k = i + 1; k + particle.Length <= Math.Min(clause.End, i + FarthestOutcome) && !text.IsPunctuation(k); k++)
        {
            if (k > i + 1 && particle.Index().All(word => text.Word(k + word.Index) == word.Item))
            {
                return true;
            }

            if (text.IsVerbLike(k))
            {
                return false;
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
