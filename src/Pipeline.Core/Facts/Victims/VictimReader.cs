using System.Runtime.CompilerServices;
using Pipeline.Core.Facts.Counts;
using Pipeline.Text;

namespace Pipeline.Core.Facts.Victims;

/// <summary>Finds every place where an article says that people were hit. The count rule and the group rule are two views of it.</summary>
/// <remarks>
/// A harm word opens a frame that says where its victims stand (<c>harm-verbs.tsv</c>, <c>harm-nouns.tsv</c>): the object of "killed", the
/// subject of "were killed" and "died", the owners of "phones" after "hack into", the complement of "murder of", the number before
/// "deaths" and after "toll rose to", and whoever is said to be "among the victims". Statements that are possible, planned, denied
/// or history are left out (<see cref="Factuality"/>). Linear: each harm word looks at a bounded neighbourhood.
/// </remarks>
internal sealed class VictimReader
{
    private static readonly ConditionalWeakTable<Reading, IReadOnlyList<VictimMention>> Known = [];

    private readonly AnnotatedText text;
    private readonly NounPhraseReader phrases;
    private readonly Factuality factuality;
    private readonly List<VictimMention> found = [];
    private readonly bool isAboutDisease;

    private VictimReader(Reading reading)
    {
        text = new AnnotatedText(reading);
        phrases = new NounPhraseReader(text);
        factuality = new Factuality(text);
        for (var i = 0; i < reading.Tokens.Count && !isAboutDisease; i++)
        {
            isAboutDisease = text.Is(i, WordClass.Disease);
        }
    }

    /// <summary>The victims of <paramref name="reading"/> in the order of their harm words; read once for all rules.</summary>
    public static IReadOnlyList<VictimMention> Read(Reading reading) => Known.GetValue(reading, static r => new VictimReader(r).Read());

    private List<VictimMention> Read()
    {
        foreach (var sentence in text.Reading.Sentences)
        {
            var clause = new Clause(sentence, sentence.FirstToken, sentence.EndToken);
            for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
            {
                var entry = text.Entry(i);
                var next = entry.Verbs.Count > 0 ? ReadVerb(clause, i, entry) : i;
                if (next == i)
                {
                    foreach (var noun in entry.Nouns)
                    {
                        ReadNoun(clause, i, noun);
                    }
                }

                if (text.Word(i) is "number" or "total" or "count" or "tally")
                {
                    ReadNumberOf(clause, i);
                }

                i = Math.Max(i, next - 1);
            }
        }

        return found;
    }

    private readonly record struct Clause(Reading.Sentence Sentence, int Start, int End);

    // ---- verbs

    /// <summary>Reads the use of the verb at <paramref name="i"/>; the index after the words it used up, or <paramref name="i"/>.</summary>
    private int ReadVerb(Clause clause, int i, LexiconEntry entry)
    {
        foreach (var verb in entry.Verbs)
        {
            if (!HasParticle(verb, i, clause.End, out var after))
            {
                continue;
            }

            if (!factuality.IsReported(clause.Sentence, i))
            {
                return after;
            }

            var victims = Victims(clause, i, after, verb, out var rule, out var confidence);
            if (victims.Count == 0)
            {
                continue;
            }

            var effect = verb.Effect == VictimEffect.Infected && !isAboutDisease && text.Word(i) is not ("infected" or "infects" or "infecting")
                ? text.Word(i).StartsWith("hospitali", StringComparison.Ordinal) ? VictimEffect.Injured : VictimEffect.Affected
                : verb.Effect;
            Add(clause.Sentence, victims, effect, rule, confidence, i, after);
            return after;
        }

        return i;
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
            return StateVictims(clause, i, after, group, isPassive, ref rule, ref confidence);
        }

        if (verb.Frame == VerbFrame.Subject)
        {
            (rule, confidence) = ("subject", 0.85);
            return isInfinitive || (verb.Form & ~VerbForm.Gerund) == VerbForm.None ? [] : Subject(clause, group);
        }

        var canBePassive = (verb.Form & VerbForm.Participle) != VerbForm.None;
        if (isPassive && canBePassive)
        {
            (rule, confidence) = ("passive", 0.9);
            return Subject(clause, group);
        }

        var isOwner = verb.Frame == VerbFrame.Owner;
        var start = SkipAdverbs(SkipCoordinatedVerb(after, clause.End), clause.End);
        var objects = isOwner ? Owners(start, clause.End) : phrases.ReadList(start, clause.End);
        if (!isOwner && objects is [.., { OwnsThing: true }])
        {
            objects.RemoveAt(objects.Count - 1);
        }

        if (objects.Count > 0 && verb.Form != VerbForm.None)
        {
            // "12 killed 30": after a bare number the verb is passive.
            (rule, confidence) = isInfinitive ? ("purpose", 0.7) : ("active", 0.9);
            return isInfinitive && objects.TrueForAll(o => o.Number is null) && !IsDone(clause, group) ? [] : WithExamples(objects, clause);
        }

        if (!canBePassive || group != i && text.Is(group, WordClass.Have | WordClass.Modal))
        {
            return [];
        }

        // "12 people killed in the blast", "12 killed", "30 wounded".
        var ends = after >= clause.End || text.IsPunctuation(after) || text.Is(after, WordClass.Preposition | WordClass.Conjunction | WordClass.Subordinator | WordClass.Adverb | WordClass.Time | WordClass.Relative | WordClass.Be)
            || text.Word(after).EndsWith("ly", StringComparison.Ordinal) || text.Entry(after).Person is not null;
        if (!ends || group < i && text.Word(i - 1) == "to")
        {
            return [];
        }

        var before = i;
        if (before > clause.Start && text.IsPunctuation(before - 1))
        {
            return [];
        }

        if (before > clause.Start && text.Word(before - 1) is "and" or "or" && before - 2 >= clause.Start && text.Entry(before - 2).Verbs.Count > 0)
        {
            // "were kidnapped and killed": the subject of the verb before.
            return SubjectOfVerbBefore(clause, before - 2, out rule, out confidence);
        }

        (rule, confidence) = ("reduced", 0.8);
        if (text.NumberOf(before - 1 < clause.Start ? before : before - 1) is { } number && number.EndToken == before)
        {
            var counted = after < clause.End && text.Entry(after).Person is not null && after == i + 1 ? phrases.ReadList(number.FirstToken, clause.End) : [];
            return counted.Count > 0 ? counted : [new NounPhrase(number.FirstToken, number.EndToken, number, false, false, false, [])];
        }

        if (before - 1 >= clause.Start && text.Entry(before - 1).Person is not null && after < clause.End && text.Entry(after).Person is null)
        {
            var subject = phrases.ReadSubject(before, clause.Start);
            return subject;
        }

        return [];
    }

    private List<NounPhrase> StateVictims(Clause clause, int i, int after, int group, bool isPassive, ref string rule, ref double confidence)
    {
        if (isPassive)
        {
            (rule, confidence) = ("state", 0.85);
            return Subject(clause, group);
        }

        (rule, confidence) = ("reduced", 0.75);
        if (i == clause.Start)
        {
            return [];
        }

        if (text.NumberOf(i - 1) is { } number && number.EndToken == i)
        {
            var counted = after < clause.End && text.Entry(after).Person is not null ? phrases.ReadList(number.FirstToken, clause.End) : [];
            return counted.Count > 0 ? counted : [new NounPhrase(number.FirstToken, number.EndToken, number, false, false, false, [])];
        }

        // "left 12 people dead"
        return text.Entry(i - 1).Person is not null && !(after < clause.End && text.Entry(after).Person is not null) ? phrases.ReadSubject(i, clause.Start) : [];
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
                // "they 're", but "Monday 's dead" is no verb group
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
            else if (text.Word(k) is "found" or "reported" or "confirmed" or "left" or "declared" or "pronounced" or "remain" or "remained" or "remains" or "went" or "gone" or "go" or "believed" or "known")
            {
                passive |= text.Word(k) is "remain" or "remained" or "remains" or "went";
                first = first == i && !passive ? first : k;
            }
            else if (!(entry.Is(WordClass.Adverb | WordClass.Negation) || text.Word(k).EndsWith("ly", StringComparison.Ordinal) && entry.Person is null))
            {
                break;
            }
        }

        return (first, passive, infinitive);
    }

    /// <summary>The subject of the verb group that begins at <paramref name="group"/>: before it, before "who", or of the verb of saying.</summary>
    private List<NounPhrase> Subject(Clause clause, int group)
    {
        var end = group;
        while (end > clause.Start && (text.Is(end - 1, WordClass.Adverb) || text.Word(end - 1).EndsWith("ly", StringComparison.Ordinal)) && text.Entry(end - 1).Person is null && text.NumberOf(end - 1) is null)
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
            return [new NounPhrase(bare.FirstToken, bare.EndToken, bare, false, false, false, [])];
        }

        var word = text.Word(end - 1);
        if (word is "who" or "that" or "which")
        {
            if (end - 2 >= clause.Start && text.NumberOf(end - 2) is { } those && those.EndToken == end - 1)
            {
                return [new NounPhrase(those.FirstToken, those.EndToken, those, false, false, false, [])];
            }

            var antecedent = end - 2 >= clause.Start && text.Word(end - 2) == "," ? end - 2 : end - 1;
            return word != "who" && text.Entry(Math.Max(clause.Start, antecedent - 1)).Person is null ? [] : phrases.ReadSubject(antecedent, clause.Start);
        }

        if (word is "they" or "them" or "whom")
        {
            return SubjectOfSaying(clause, end - 1);
        }

        if (word is "others" or "other" && end - 2 >= clause.Start && text.NumberOf(end - 2) is { } others)
        {
            return [new NounPhrase(others.FirstToken, end, others, false, false, false, [])];
        }

        return phrases.ReadSubject(end, clause.Start);
    }

    /// <summary>"More than a dozen journalists have come forward to say they were targeted"; "12 of them".</summary>
    private List<NounPhrase> SubjectOfSaying(Clause clause, int pronoun)
    {
        if (pronoun - 2 >= clause.Start && text.Word(pronoun - 1) == "of" && text.NumberOf(pronoun - 2) is { } partitive)
        {
            return [new NounPhrase(partitive.FirstToken, pronoun + 1, partitive, false, false, false, [])];
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
            && (text.IsVerbLike(i - 1) || text.Is(i - 1, WordClass.Adverb) || text.Word(i - 1) is "to" or "forward" or "public"))
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

    private int SkipAdverbs(int i, int limit)
    {
        while (i < limit && text.NumberOf(i) is null && (text.Word(i) is "also" or "as" or "in" or "all" && text.NumberOf(Math.Min(i + 1, limit - 1)) is { } next && next.FirstToken == i + 1 && text.Word(i) is not "in"
            || text.Is(i, WordClass.Adverb) && !text.Is(i, WordClass.Determiner)))
        {
            i++;
        }

        return i;
    }

    /// <summary>In "kidnapped and killed 12 people" the object follows the second verb.</summary>
    private int SkipCoordinatedVerb(int i, int limit) =>
        i + 2 < limit && text.Word(i) is "and" or "or" && text.Entry(i + 1).Verbs.Count > 0 ? i + 2 : i;

    // ---- owners of what is hacked

    /// <summary>"the phones of at least 1,400 users", "officials' phones", "1,400 accounts", "12 users".</summary>
    private List<NounPhrase> Owners(int start, int limit)
    {
        var i = start;
        while (i < limit && i - start < 5 && !text.Is(i, WordClass.Property) && (text.Is(i, WordClass.Determiner) || !text.Is(i, WordClass.Closed) && !text.IsPunctuation(i) && text.Entry(i).Person is null && text.NumberOf(i) is null))
        {
            i++;
        }

        if (i < limit && text.Is(i, WordClass.Property) && i + 1 < limit && text.Word(i + 1) is "of" or "belonging")
        {
            return phrases.ReadList(text.Word(i + 1) == "of" ? i + 2 : Math.Min(i + 3, limit), limit);
        }

        if (text.NumberOf(Math.Min(start, limit - 1)) is { } number && number.FirstToken == start && CountedProperty(number, limit) is { } counted)
        {
            return [counted];
        }

        var list = phrases.ReadList(start, limit);
        return list;
    }

    /// <summary>"1,400 WhatsApp accounts": the things stand for their owners.</summary>
    private NounPhrase? CountedProperty(StatedNumber number, int limit)
    {
        for (var i = number.EndToken; i < Math.Min(limit, number.EndToken + 4); i++)
        {
            if (text.Is(i, WordClass.Property))
            {
                var noun = new PersonNoun(text.Word(i), PersonClass.Generic, true);
                return new NounPhrase(number.FirstToken, i + 1, number, false, false, false, [new Conjunct(i, i, i + 1, noun, text.Word(i))]);
            }

            if (text.Is(i, WordClass.Closed) || text.IsPunctuation(i))
            {
                break;
            }
        }

        return null;
    }

    // ---- nouns

    private void ReadNoun(Clause clause, int i, HarmNoun noun)
    {
        switch (noun.Frame)
        {
            case NounFrame.Of:
                ReadOf(clause, i, noun.Effect);
                break;
            case NounFrame.Counted:
                ReadCounted(clause, i, noun.Effect);
                break;
            case NounFrame.Toll:
                ReadToll(clause, i, i > clause.Start && text.Word(i - 1) is "injury" or "injured" or "casualty" ? VictimEffect.Injured : noun.Effect);
                break;
            case NounFrame.Victim:
                ReadVictims(clause, i, noun.Effect);
                break;
        }
    }

    /// <summary>"the murder of six priests", "the six priests' murder".</summary>
    private void ReadOf(Clause clause, int i, VictimEffect effect)
    {
        if (!factuality.IsReported(clause.Sentence, i))
        {
            return;
        }

        if (i + 2 < clause.End && text.Word(i + 1) == "of")
        {
            Add(clause.Sentence, WithExamples(phrases.ReadList(i + 2, clause.End), clause), effect, "noun-of", 0.8, i, i + 1);
        }
        else if (i > clause.Start + 1 && text.IsPossessive(i - 1) && text.Entry(i - 2).Person is not null)
        {
            Add(clause.Sentence, phrases.ReadSubject(i - 1, clause.Start), effect, "noun-of", 0.75, i, i + 1);
        }
    }

    /// <summary>"12 deaths", "24 confirmed cases", "3,606 HFMD infections", "claimed 12 lives".</summary>
    private void ReadCounted(Clause clause, int i, VictimEffect effect)
    {
        if (text.Word(i) is "case" or "cases" && (!isAboutDisease || i + 1 < clause.End && text.Word(i + 1) is "against" or "before" or "number"))
        {
            return;
        }

        var first = i;
        while (first > clause.Start && i - first < 5 && text.NumberOf(first - 1) is null && (!text.Is(first - 1, WordClass.Closed) || text.IsHyphen(first - 1)) && !text.IsPunctuation(first - 1))
        {
            first--;
        }

        if (first <= clause.Start)
        {
            return;
        }

        var number = text.NumberOf(first - 1);
        if (number is null && text.Word(first - 1) == "of" && first - 2 >= clause.Start && text.NumberOf(first - 2) is { } many)
        {
            number = many; // hundreds of deaths
        }

        if (number is { } counted && counted.EndToken <= i && factuality.IsReported(clause.Sentence, i))
        {
            var phrase = new NounPhrase(counted.FirstToken, i + 1, counted, false, false, false, []);
            Add(clause.Sentence, [phrase], effect, "counted", text.Word(i) is "cases" or "case" ? 0.75 : 0.85, i, i + 1);
        }
    }

    /// <summary>"the death toll from the quake has risen to 41", "a toll of 41", "bringing the toll to 41 people".</summary>
    private void ReadToll(Clause clause, int i, VictimEffect effect)
    {
        var end = Math.Min(clause.End, i + 22);
        for (var k = i + 1; k < end; k++)
        {
            if (text.Word(k) is ";" or "but" || text.Entry(k).Nouns.Exists(n => n.Frame == NounFrame.Toll))
            {
                return;
            }

            if (text.NumberOf(k) is not { } number || number.FirstToken != k)
            {
                continue;
            }

            var connector = text.Word(k - 1);
            if (connector is "from" or "by" or "with" or "the" or "a" or "and" or "," || !IsTollConnector(k - 1))
            {
                continue;
            }

            if (factuality.IsReported(clause.Sentence, k))
            {
                var quantity = connector is "passed" or "passes" or "topped" or "tops" or "exceeded" or "exceeds" or "surpassed" or "past" or "above"
                    && number.Quantity.Bound == CountBound.Exact
                    ? number with { Quantity = new Quantity(number.Quantity.Value, CountBound.AtLeast) }
                    : number;
                var list = phrases.Read(k, clause.End) is { } phrase ? phrase with { Number = quantity } : null;
                if (list is not null)
                {
                    Add(clause.Sentence, [list], effect, "toll", 0.9, k, k);
                }
            }

            return;
        }
    }

    private bool IsTollConnector(int token) => text.Word(token) is "to" or "at" or "of" or "is" or "was" or "reached" or "reaches" or "hit" or "hits" or "stands" or "stood"
        or "passed" or "passes" or "topped" or "tops" or "exceeded" or "exceeds" or "surpassed" or "past" or "above" or ":" or "now" or "totaled" or "totalled" or "climbed" or "rose" or "jumped"
        or "were" or "are" or "between" or "became" or "currently" or "toll";

    /// <summary>"the number of infected people has reached 300", "bringing the total number of deaths to 41".</summary>
    private void ReadNumberOf(Clause clause, int i)
    {
        var k = i + 1;
        if (k < clause.End && text.Word(k) == "number")
        {
            return; // "total number of": read at "number"
        }

        VictimEffect? effect = null;
        var word = i;
        if (k < clause.End && text.Word(k) == "of")
        {
            for (k++; k < Math.Min(clause.End, i + 10) && effect is null && !text.IsPunctuation(k) && text.NumberOf(k) is null; k++)
            {
                var entry = text.Entry(k);
                effect = entry.Nouns.Count > 0 && entry.Nouns[0].Frame is NounFrame.Counted or NounFrame.Of ? entry.Nouns[0].Effect
                    : entry.Verbs.Count > 0 && entry.Verbs[^1] is { Particle.Length: 0 } verb && (verb.Form & VerbForm.Participle) != VerbForm.None ? verb.Effect
                    : null;
                word = k;
            }
        }
        else if (text.Word(i) == "total" && found.Count > 0 && found[^1].Sentence.Index == clause.Sentence.Index)
        {
            effect = found[^1].Effect;
        }

        if (effect is { } known && !(known == VictimEffect.Infected && text.Word(word) is "cases" && !isAboutDisease))
        {
            ReadToll(clause, word, known);
        }
    }

    /// <summary>"at least 100 of the victims were journalists", "victims include lawyers", "a lawyer, who was among the targets".</summary>
    private void ReadVictims(Clause clause, int i, VictimEffect effect)
    {
        if (!factuality.IsReported(clause.Sentence, i))
        {
            return;
        }

        var start = i;
        while (start > clause.Start && i - start < 5 && (text.Is(start - 1, WordClass.Determiner) || !text.Is(start - 1, WordClass.Closed) && !text.IsPunctuation(start - 1)))
        {
            start--;
        }

        if (start > clause.Start && text.Word(start - 1) is "among" or "amongst")
        {
            var among = start - 1;
            if (among > clause.Start && text.Is(among - 1, WordClass.Be))
            {
                Add(clause.Sentence, Subject(clause, among - 1), effect, "among-victims", 0.85, i, i + 1);
                ReadTheyInclude(clause, i, effect);
            }
            else if (i + 2 < clause.End && text.Is(i + 1, WordClass.Be))
            {
                Add(clause.Sentence, WithExamples(phrases.ReadList(i + 2, clause.End), clause), effect, "among-victims", 0.85, i, i + 1);
            }

            return;
        }

        // The words for the dead and wounded are adjectives as well: "the dead man" names no victims by itself.
        if (text.Word(i) is "dead" or "wounded" or "injured" or "missing" && (start == i || text.Word(start) != "the"))
        {
            return;
        }

        for (var k = i + 1; k < Math.Min(clause.End, i + 8); k++)
        {
            var word = text.Word(k);
            if (word is "include" or "includes" or "included" or "including" or "were" or "are" or "was" or "is" || word == "such" && k + 1 < clause.End && text.Word(k + 1) == "as")
            {
                var isBe = text.Is(k, WordClass.Be);
                var predicate = SkipAdverbs(word == "such" ? k + 2 : k + 1, clause.End);
                var list = phrases.ReadList(predicate, clause.End);
                if (list.Count > 0 && isBe && list[0].Number is null && phrases.ReadSubject(k, clause.Start) is [{ Number: { } number }, ..])
                {
                    list[0] = list[0] with { Number = number, First = number.FirstToken };
                }

                Add(clause.Sentence, WithExamples(list, clause), effect, isBe ? "victims-were" : "victims-include", 0.8, i, i + 1);
                ReadTheyInclude(clause, k, effect);
                return;
            }

            if (text.IsPunctuation(k) && word != "," || word == "," && !(k + 1 < clause.End && text.Word(k + 1) is "including" or "such" or "among") || text.IsVerbLike(k))
            {
                break;
            }
        }

        ReadTheyInclude(clause, i, effect);
    }

    /// <summary>"…; they include journalists, academics and lawyers" after a mention of victims.</summary>
    private void ReadTheyInclude(Clause clause, int i, VictimEffect effect)
    {
        for (var k = i + 1; k + 2 < clause.End; k++)
        {
            if (text.Word(k) is "they" && text.Word(k + 1) is "include" or "included")
            {
                Add(clause.Sentence, WithExamples(phrases.ReadList(k + 2, clause.End), clause), effect, "victims-include", 0.75, k, k + 1);
                return;
            }
        }
    }

    /// <summary>The phrases with the examples that follow: ", including three children", "such as journalists and dissidents".</summary>
    private List<NounPhrase> WithExamples(List<NounPhrase> list, Clause clause)
    {
        if (list.Count == 0)
        {
            return list;
        }

        for (var k = list[^1].End; k + 1 < Math.Min(clause.End, list[^1].End + 14); k++)
        {
            var word = text.Word(k);
            if (word == "including" || word == "such" && text.Word(k + 1) == "as" || word == "among" && text.Word(k + 1) == "them")
            {
                list.AddRange(phrases.ReadList(word == "including" ? k + 1 : k + 2, clause.End));
                break;
            }

            if (text.IsPunctuation(k) && word != "," || text.IsVerbLike(k) || text.Is(k, WordClass.Subordinator | WordClass.Relative | WordClass.Negation))
            {
                break;
            }
        }

        return list;
    }

    // ---- result

    private void Add(Reading.Sentence sentence, List<NounPhrase> list, VictimEffect effect, string rule, double confidence, int word, int wordEnd)
    {
        foreach (var phrase in list)
        {
            if (phrase.IsNegated)
            {
                continue;
            }

            var from = phrase.Number?.FirstToken ?? phrase.First;
            var to = phrase.IsElliptic ? Math.Max(phrase.End, phrase.Number?.EndToken ?? 0) : phrase.Conjuncts[^1].End;
            if (phrase.IsElliptic && wordEnd > word)
            {
                // A bare number says little: "12 dead", "killing 12".
                (from, to) = word >= to && word - to <= 1 ? (from, wordEnd) : wordEnd <= from && from - wordEnd <= 1 ? (word, to) : (from, to);
            }

            if (rule == "victims-were" && phrase.Conjuncts.Count > 0 && phrase.Number is not null)
            {
                (from, to) = (phrase.First, phrase.Conjuncts[^1].End);
            }

            found.Add(new VictimMention(phrase, effect, rule, confidence, sentence, Span(from, to)));
        }
    }

    private TextSpan Span(int first, int end) => text.Reading.Span(first, end - 1);
}
