using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Victims;

/// <content>Frames of verbs: killed, were killed, died, were left dead, hacked into the phones of.</content>
internal sealed partial class VictimReader
{
    /// <summary>Reads the use of the verb at <paramref name="i"/>; the index after the words it used up, or <paramref name="i"/>.</summary>
    private int ReadVerb(Clause clause, int i, LexiconEntry entry)
    {
        foreach (var verb in entry.Verbs)
        {
            if (!HasParticle(verb, i, clause.End, out var after) && !(text.IsCyberStory && verb.Frame == VerbFrame.After
                && HasLateParticle(verb, i, clause.End, out after)))
            {
                continue;
            }

            if (isAboutDisease
                && verb is { Effect: VictimEffect.Injured, Frame: VerbFrame.Subject, Particle: [.., "hospital" or "hospitalized"] })
            {
                continue;
            }

            if (!(verb.Effect is VictimEffect.Infected or VictimEffect.Hacked or VictimEffect.Affected or VictimEffect.Displaced
                ? factuality.IsReportedOrLikely(clause.Sentence, i) : factuality.IsReported(clause.Sentence, i)))
            {
                ReadAttempt(clause, i, after, verb);
                return entry.Nouns.Count > 0 ? i : after; // the murder may be denied and still be told
            }

            var victims = Victims(clause, i, after, verb, out var rule, out var confidence);
            if (victims.Count == 0)
            {
                continue;
            }

            Add(clause.Sentence, victims, EffectOf(verb, clause, i), rule, confidence, i, after);
            if (text.IsCyberStory && verb.Frame == VerbFrame.After && verb.Particle[0] == "from")
            {
                continue; // "stole data of customers from the bank" hits both
            }

            return after;
        }

        return i;
    }

    /// <summary>"tried to kidnap the president": nobody is a victim of the kidnapping, but one was its target.</summary>
    private void ReadAttempt(Clause clause, int i, int after, HarmVerb verb)
    {
        if (verb.Frame is not (VerbFrame.Object or VerbFrame.Owner) || !factuality.IsAttempt(clause.Sentence, i))
        {
            return;
        }

        var targets = phrases.ReadList(after, clause.End);
        targets = targets.Count > 0 ? targets : phrases.ReadListAfterName(after, clause.End);
        List<NounPhrase> aimedAt = [.. targets.Where(t => !t.OwnsThing).Select(t => t with { Number = null })];
        Add(clause.Sentence, aimedAt, VictimEffect.Targeted, "attempt", 0.6, i, i);
    }

    /// <summary>Where no disease is spoken of, the hospitalised are injured, and the sick are affected; the fatally shot are
    /// killed.</summary>
    private VictimEffect EffectOf(HarmVerb verb, Clause clause, int i)
    {
        var word = text.Word(i);
        return verb.Effect switch
        {
            VictimEffect.Infected when isAboutDisease || word.StartsWith("infect", StringComparison.Ordinal) => VictimEffect.Infected,
            VictimEffect.Infected when word.StartsWith("hospitali", StringComparison.Ordinal) => VictimEffect.Injured,
            VictimEffect.Infected => VictimEffect.Affected,
            VictimEffect.Targeted when verb.Frame == VerbFrame.After && verb.Particle is ["to"]
                && IsLetter(i, clause.End) => VictimEffect.Affected,
            VictimEffect.Injured when i > clause.Start && IsFatally(i - 1) || i + 1 < clause.End && IsFatally(i + 1) => VictimEffect.Killed,
            VictimEffect.Injured when verb.Frame == VerbFrame.Wounds && WoundsAfter(i, clause.End) is { } wound
                && text.Word(wound - 1) is "fatal" or "mortal" => VictimEffect.Killed,
            var effect => effect,
        };
    }

    /// <summary>"sent letters to 18,000 patients": those who are told of a breach.</summary>
    private bool IsLetter(int i, int limit)
    {
        for (var k = i + 1; k < Math.Min(limit, i + 5); k++)
        {
            if (text.Word(k) is "letter" or "letters" or "notice" or "notices" or "notification" or "notifications" or "warnings")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>"the woman" is one as well as "a woman".</summary>
    private static NounPhrase AsSingle(NounPhrase phrase) =>
        phrase is { Number: null, Conjuncts: [{ Noun.IsPlural: false }] } ? phrase with { IsSingle = true } : phrase;

    /// <summary>"another" alone counts one.</summary>
    private static StatedNumber Another(int token) => new(token, token, token + 1, new Quantity(1), false);

    private bool IsFatally(int token) => text.Word(token) is "fatally" or "mortally";

    /// <summary>"Four people were shot, two fatally": a share of those before.</summary>
    private void ReadShare(Clause clause, int i)
    {
        var end = i - 2 > clause.Start && text.Word(i - 1) is "them" or "whom" && text.Word(i - 2) == "of" ? i - 2 : i;
        if (end > clause.Start && text.NumberOf(end - 1) is { } share && share.EndToken == end
            && (i + 1 >= clause.End || text.IsPunctuation(i + 1) || text.Is(i + 1, WordClass.Preposition | WordClass.Conjunction))
            && factuality.IsReported(clause.Sentence, i))
        {
            var effect = IsFatally(i) ? VictimEffect.Killed : VictimEffect.Injured;
            Add(clause.Sentence, [NounPhrase.Bare(share)], effect, "share", 0.8, i, i + 1);
        }
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

    private bool IsHostage(int i, int limit)
    {
        i += i < limit && text.Word(i) == "as" ? 1 : 0;
        return i < limit && text.Word(i) is "hostage" or "hostages" or "captive" or "prisoner" or "prisoners";
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

    private List<NounPhrase> Victims(Clause clause, int i, int after, HarmVerb verb, out string rule, out double confidence)
    {
        rule = "";
        confidence = 0;
        if (verb.Frame == VerbFrame.After)
        {
            (rule, confidence) = ("used-against", 0.8);
            return WithExamples(phrases.ReadList(after, clause.End), clause);
        }

        var (group, isPassive, isInfinitive) = VerbGroup(clause, i);
        if (verb.Frame == VerbFrame.State)
        {
            return StateVictims(clause, verb, i, after, group, isPassive, ref rule, ref confidence);
        }

        if (verb.Frame == VerbFrame.Subject)
        {
            (rule, confidence) = ("subject", 0.85);
            var isGerund = (verb.Form & ~VerbForm.Gerund) == VerbForm.None;
            return isInfinitive || isGerund ? []
                : WithCompanions(WithExamples(Subject(clause, group), clause with { End = group }), after, clause.End);
        }

        if (verb.Frame == VerbFrame.Hostage)
        {
            (rule, confidence) = ("hostage", 0.85);
            var guests = isPassive ? [] : phrases.ReadList(after, clause.End);
            return guests is [.., { OwnsThing: false } last] && IsHostage(last.End, clause.End) ? guests : [];
        }

        if (verb.Frame is VerbFrame.Hospital or VerbFrame.Wounds)
        {
            return verb.Frame == VerbFrame.Hospital ? TakenToHospital(clause, i, group, isPassive, out rule, out confidence)
                : Wounded(clause, i, verb.Effect, group, isInfinitive, out rule, out confidence);
        }

        var canBePassive = (verb.Form & VerbForm.Participle) != VerbForm.None;
        if (!isPassive && canBePassive && verb.Frame == VerbFrame.Object && Adjectival(clause, i, after) is { Count: > 0 } adjectival)
        {
            (rule, confidence) = ("adjective", 0.8);
            return adjectival;
        }

        if (isPassive && canBePassive)
        {
            (rule, confidence) = ("passive", 0.9);
            var owners = verb.Frame is VerbFrame.Owner or VerbFrame.Property ? OwnersBefore(clause, group) : [];
            if (owners.Count == 0 && verb is { Frame: VerbFrame.Owner, Particle.Length: > 0 })
            {
                owners = Owners(after, clause.End, onlyThings: false); // "was installed on the phones of 1,400 users"
            }

            return owners.Count > 0 || verb.Frame == VerbFrame.Property ? owners
                : WithCompanions(WithExamples(Subject(clause, group), clause with { End = group }), after, clause.End);
        }

        if (canBePassive && Inverted(clause, i, after) is { Count: > 0 } inverted)
        {
            (rule, confidence) = ("inverted", 0.8);
            return inverted;
        }

        if (verb.Frame == VerbFrame.Passive)
        {
            return canBePassive && group == i ? Reduced(clause, i, after, group, out rule, out confidence) : [];
        }

        var isOwner = verb.Frame is VerbFrame.Owner or VerbFrame.Property;
        if (isOwner && canBePassive && OwnersWho(clause, i) is { Count: > 0 } deprived)
        {
            (rule, confidence) = ("passive", 0.85);
            return deprived;
        }

        var start = SkipAdverbs(SkipCoordinatedVerb(after, clause.End), clause.End);
        var objects = isOwner ? Owners(start, clause.End, verb.Frame == VerbFrame.Property) : phrases.ReadList(start, clause.End);
        if (objects.Count == 0 && !isOwner)
        {
            objects = phrases.ReadListAfterName(start, clause.End);
            if (verb.Effect is VictimEffect.Killed or VictimEffect.Injured && phrases.ReadNamedWithAges(start, clause.End) is { } named)
            {
                objects = [named, .. objects.Select(o => o with { IsJoined = true })];
            }
        }

        if (!isOwner && objects is [.., { OwnsThing: true }])
        {
            objects.RemoveAt(objects.Count - 1);
        }

        if (objects.Count > 0)
        {
            // Of "to kill 12" only the counted is a result, and only what is neither planned nor feared gets here.
            (rule, confidence) = isInfinitive ? ("purpose", 0.7) : ("active", 0.9);
            return isInfinitive && objects.TrueForAll(o => o.Number is null) && !IsDone(clause, group) ? [] : WithExamples(objects, clause);
        }

        if (!canBePassive || group != i && text.Is(group, WordClass.Have | WordClass.Modal))
        {
            return [];
        }

        return Reduced(clause, i, after, group, out rule, out confidence);
    }

    /// <summary>"12 people killed in the blast", "12 killed", "30 wounded": a participle without an auxiliary.</summary>
    private List<NounPhrase> Reduced(Clause clause, int i, int after, int group, out string rule, out double confidence)
    {
        (rule, confidence) = ("reduced", 0.8);
        if (i - 2 > clause.Start && text.Word(i - 1) == "," && EndsInPerson(i - 2, clause.Start) && after < clause.End
            && text.Is(after, WordClass.Preposition))
        {
            // "seven students, kidnapped by gunmen, …"
            return phrases.ReadSubject(i - 1, clause.Start, nearest: true);
        }

        if (i == clause.Start || text.IsPunctuation(i - 1) || !EndsPhrase(after, clause.End) || group < i && text.Word(i - 1) == "to")
        {
            return [];
        }

        if (i - 2 >= clause.Start && text.Word(i - 1) is "and" or "or" && text.Entry(i - 2).Verbs.Count > 0)
        {
            // "were kidnapped and killed": the subject of the verb before.
            return SubjectOfVerbBefore(clause, i - 2, out rule, out confidence);
        }

        if (text.NumberOf(i - 1) is { } number && number.EndToken == i)
        {
            return Counted(number, after, clause.End);
        }

        var ofPeople = EndsInPerson(i - 1, clause.Start) && after < clause.End && text.Entry(after).Person is null;
        return ofPeople ? WithCompanions(phrases.ReadSubject(i, clause.Start, nearest: true), after, clause.End) : [];
    }

    /// <summary>Whether the token is a person noun, or ends the name of one: "Senator Ann Lee".</summary>
    private bool EndsInPerson(int token, int min)
    {
        for (var i = token; i >= min && token - i < 5; i--)
        {
            if (text.Entry(i).Person is not null)
            {
                return true;
            }

            if (!text.IsCapitalized(i) || text.Is(i, WordClass.Closed))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>"30 wounded soldiers", or just "30 wounded".</summary>
    private List<NounPhrase> Counted(StatedNumber number, int after, int limit)
    {
        var named = after < limit && text.Entry(after).Person is not null ? phrases.ReadList(number.FirstToken, limit) : [];
        return named.Count > 0 ? named : [NounPhrase.Bare(number)];
    }

    /// <summary>Whether a participle before the token can end its phrase, or stands before a person noun.</summary>
    private bool EndsPhrase(int token, int limit) =>
        token >= limit || text.IsPunctuation(token) || text.IsAdverb(token) || text.Entry(token).Person is not null
        || text.Is(token, WordClass.Preposition | WordClass.Conjunction | WordClass.Subordinator | WordClass.Adverb
            | WordClass.Time | WordClass.Relative | WordClass.Be);

    private List<NounPhrase> StateVictims(Clause clause, HarmVerb verb, int i, int after, int group, bool isPassive, ref string rule,
        ref double confidence)
    {
        if (isPassive)
        {
            (rule, confidence) = ("state", 0.85);
            if (group > clause.Start + 1 && text.Word(group - 1) == "and" && verb.Particle.Length > 0)
            {
                // "The woman, 29, underwent surgery and is expected to survive": the clause has one subject.
                return phrases.Read(clause.Start, group - 1) is { } subject ? [AsSingle(subject)] : [];
            }

            return WithCompanions(Subject(clause, group), after, clause.End);
        }

        (rule, confidence) = ("reduced", 0.75);
        if (i == clause.Start)
        {
            return [];
        }

        if (text.Word(i - 1) == "another" && verb.Particle.Length > 0)
        {
            return [NounPhrase.Bare(Another(i - 1))]; // "one man dead and another fighting for his life"
        }

        if (text.NumberOf(i - 1) is { } number && number.EndToken == i)
        {
            // "a few thousand homeless people" are no news.
            return text.Word(i) == "homeless" ? [] : Counted(number, after, clause.End);
        }

        // "left 12 people dead"
        var isModifier = after < clause.End && text.Entry(after).Person is not null;
        return text.Entry(i - 1).Person is not null && !isModifier ? phrases.ReadSubject(i, clause.Start) : [];
    }

    /// <summary>Where the verb group of the verb begins, and whether it is passive or an infinitive.</summary>
    private (int First, bool IsPassive, bool IsInfinitive) VerbGroup(Clause clause, int i)
    {
        var first = i;
        var passive = false;
        var infinitive = false;
        for (var k = i - 1; k >= clause.Start && i - k < 8; k--)
        {
            var entry = text.Entry(k);
            if (text.NumberOf(k) is not null)
            {
                break;
            }

            if (entry.Is(WordClass.Be))
            {
                passive |= k + 1 == i || !infinitive;
                first = k;
            }
            else if (entry.Is(WordClass.Have | WordClass.Modal))
            {
                first = k;
            }
            else if (text.Word(k) == "to")
            {
                infinitive |= !passive;
                first = k;
            }
            else if (text.Word(k) is "remain" or "remained" or "remains" or "went")
            {
                passive = true;
                first = k;
            }
            else if (text.Word(k) is "found" or "reported" or "confirmed" or "left" or "declared" or "pronounced" or "gone"
                or "believed" or "known")
            {
                // "were reported killed": the auxiliary stands before.
                first = passive ? k : first;
            }
            else if (!text.IsAdverb(k) && !entry.Is(WordClass.Negation))
            {
                break;
            }
        }

        return (first, passive, infinitive);
    }

    /// <summary>The subject of the verb group that begins at <paramref name="group"/>: before it, before "who", or of the verb of
    /// saying.</summary>
    private List<NounPhrase> Subject(Clause clause, int group)
    {
        var end = group;
        while (end > clause.Start && text.IsAdverb(end - 1))
        {
            end--;
        }

        if (end == clause.Start)
        {
            // "Were 12 people killed?" asks.
            return [];
        }

        if (text.NumberOf(end - 1) is { } bare && bare.EndToken == end)
        {
            return [NounPhrase.Bare(bare)];
        }

        var word = text.Word(end - 1);
        if (word == "another")
        {
            return [NounPhrase.Bare(Another(end - 1))];
        }

        if (word == "both")
        {
            return [NounPhrase.Bare(NounPhraseReader.Both(end - 1))];
        }

        if (word is "who" or "that" or "which")
        {
            if (end - 2 >= clause.Start && text.NumberOf(end - 2) is { } those && those.EndToken == end - 1)
            {
                return [NounPhrase.Bare(those)];
            }

            var antecedent = end - 2 >= clause.Start && text.Word(end - 2) == "," ? end - 2 : end - 1;
            var isOfThings = word != "who" && text.Entry(Math.Max(clause.Start, antecedent - 1)).Person is null;
            return isOfThings ? [] : phrases.ReadSubject(antecedent, clause.Start, nearest: word == "who");
        }

        if (word is "they" or "them" or "whom")
        {
            return word == "they" && end - 1 == clause.Start ? SetOfSentenceBefore(clause) : SubjectOfSaying(clause, end - 1);
        }

        if (word == "it")
        {
            return text.IsCyberStory && OrganizationBefore(end - 1) is { } organization ? [organization] : [];
        }

        if (word is "others" or "other" && end - 2 >= clause.Start && text.NumberOf(end - 2) is { } others)
        {
            return [NounPhrase.Of(others, end)];
        }

        var subject = phrases.ReadSubject(end, clause.Start);
        return subject.Count == 0
            && phrases.ReadNamedWithAges(clause.Start, end) is { Number.Quantity.Value: > 1 } named && named.End >= end - 1
            ? [named] : subject;
    }

    /// <summary>"More than a dozen journalists have come forward to say they were targeted"; "12 of them".</summary>
    private List<NounPhrase> SubjectOfSaying(Clause clause, int pronoun)
    {
        if (pronoun - 2 >= clause.Start && text.Word(pronoun - 1) == "of" && text.NumberOf(pronoun - 2) is { } partitive)
        {
            return [NounPhrase.Of(partitive, pronoun + 1)];
        }

        var i = pronoun;
        if (i > clause.Start && text.Word(i - 1) == "that")
        {
            i--;
        }

        // "said on Thursday they were"
        while (i > clause.Start && (text.Is(i - 1, WordClass.Time) || text.Word(i - 1) is "on" or "in"))
        {
            i--;
        }

        if (i == clause.Start || !text.Is(i - 1, WordClass.Say))
        {
            return [];
        }

        i--;
        while (i > clause.Start && text.NumberOf(i - 1) is null && text.Entry(i - 1).Person is null
            && (text.IsVerbLike(i - 1) || text.Is(i - 1, WordClass.Adverb | WordClass.Time)
            || text.Word(i - 1) is "to" or "forward" or "public" or "and" or "on"))
        {
            i--;
        }

        return phrases.ReadSubject(i, clause.Start);
    }

    private List<NounPhrase> SubjectOfVerbBefore(Clause clause, int verb, out string rule, out double confidence)
    {
        (rule, confidence) = ("passive", 0.8);
        var (group, isPassive, _) = VerbGroup(clause, verb);
        return isPassive ? Subject(clause, group) : [];
    }

    /// <summary>"managed to kill", "went on to kill", "used to target" did happen.</summary>
    private bool IsDone(Clause clause, int group)
    {
        var verb = group - 1;
        while (verb > clause.Start && text.Is(verb, WordClass.Adverb))
        {
            verb--;
        }

        return verb >= clause.Start && text.Word(verb) is "managed" or "went" or "used" or "proceeded" or "continued" or "hacked";
    }

    /// <summary>Steps over "also" and the like.</summary>
    private int SkipAdverbs(int i, int limit)
    {
        while (i < limit && text.NumberOf(i) is null && !text.Is(i, WordClass.Determiner) && text.Is(i, WordClass.Adverb))
        {
            i++;
        }

        return i;
    }

    /// <summary>In "kidnapped and killed 12 people" the object follows the second verb.</summary>
    private int SkipCoordinatedVerb(int i, int limit) =>
        i + 2 < limit && text.Word(i) is "and" or "or" && text.Entry(i + 1).Verbs.Count > 0 ? i + 2 : i;
}
