using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Frames;

/// <summary>Finds of whom a verb is said: before it, before "who", or by what a pronoun stands for.</summary>
internal sealed class SubjectFinder(
    AnnotatedText text, NounPhrases phrases, Organizations organizations, VerbGroupReader groups)
{
    private readonly EverybodyReader everybody = new(text);

    /// <summary>The subject of a verb of harm, which may be no more than a name: "Ann Lee, 41, was killed".</summary>
    public List<NounPhrase> OfHarm(Clause clause, int group, VictimEffect effect)
    {
        var found = Of(clause, group);
        return MayBeName(found, effect) && phrases.ReadNamesBefore(group, clause.Start) is { } person ? [person] : found;
    }

    /// <summary>Whether a name alone can be the victim: where nobody else was found, of the killed and the abducted, whom news
    /// names.</summary>
    public static bool MayBeName(List<NounPhrase> found, VictimEffect effect) =>
        found.Count == 0 && effect is VictimEffect.Killed or VictimEffect.Abducted;

    /// <summary>The subject of the verb group that begins at <paramref name="group"/>: before it, before "who", or of the verb of
    /// saying.</summary>
    public List<NounPhrase> Of(Clause clause, int group)
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
            return [NounPhrase.Bare(ShareOf(bare, clause.Start) ?? bare)];
        }

        var word = text.Word(end - 1);
        if (word == "another")
        {
            return [NounPhrase.Bare(CountingWords.Another(end - 1))];
        }

        if (word == "both")
        {
            return [NounPhrase.Bare(CountingWords.Both(end - 1))];
        }

        if (Ordinals.PlaceOf(word) is not null && end - 2 > clause.Start && text.Word(end - 2) == "a")
        {
            return [NounPhrase.Bare(CountingWords.Another(end - 1))]; // "five people were killed and a sixth died"
        }

        if (text.Is(end - 1, WordSet.RelativeSubject))
        {
            if (end - 2 >= clause.Start && text.NumberOf(end - 2) is { } those && those.EndToken == end - 1)
            {
                return [NounPhrase.Bare(those)];
            }

            var antecedent = end - 2 >= clause.Start && text.Word(end - 2) == "," ? end - 2 : end - 1;
            var isOfThings = word != "who" && text.Entry(Math.Max(clause.Start, antecedent - 1)).Person is null;
            var people = isOfThings ? [] : phrases.ReadSubject(antecedent, clause.Start, nearest: true);
            return people.Count > 0 && IsAttacker(clause, people[0].First) ? [] : people;
        }

        if (text.Word(end) == "being" && text.Is(end - 1, WordSet.ParticipleOpener))
        {
            return OfMainVerb(clause, end - 1);
        }

        if (text.Is(end - 1, WordSet.ThirdPronoun))
        {
            return word == "they" && end - 1 == clause.Start ? SetOfSentenceBefore(clause) : SubjectOfSaying(clause, end - 1);
        }

        if (word == "it")
        {
            return text.IsCyberStory && organizations.Before(end - 1) is { } organization ? [organization] : [];
        }

        if (word is "others" or "other" && end - 2 >= clause.Start && text.NumberOf(end - 2) is { } others)
        {
            return [NounPhrase.Of(others, end)];
        }

        if (everybody.Before(end, clause.Start) is { } all)
        {
            return [NounPhrase.Bare(all)];
        }

        var subject = phrases.ReadSubject(end, clause.Start);
        return subject.Count == 0
            && phrases.ReadNamedWithAges(clause.Start, end) is { Number.Quantity.Value: > 1 } named && named.End >= end - 1
            ? [named] : subject;
    }

    /// <summary>"A boy was flown to hospital after being shot": whom the verb before is said of, unless somebody else stands between.</summary>
    private List<NounPhrase> OfMainVerb(Clause clause, int opener)
    {
        for (var i = opener - 1; i > clause.Start; i--)
        {
            if (text.IsVerbLike(i))
            {
                return Of(clause, groups.Of(clause, i).First);
            }

            if (text.IsPunctuation(i) && text.Word(i) != "," || text.Entry(i).Person is not null && text.Word(i - 1) != "by")
            {
                break;
            }
        }

        return [];
    }

    /// <summary>"The gunman was a former soldier who …", "the attacker, a student who …": what the phrase at <paramref name="first"/> says
    /// of an attacker.</summary>
    private bool IsAttacker(Clause clause, int first)
    {
        var before = first - 1;
        while (before > clause.Start && text.IsAdverb(before))
        {
            before--;
        }

        return before > clause.Start && (text.Is(before, WordClass.Be) || text.Word(before) == ",")
            && phrases.ReadSubject(before, clause.Start).Exists(
                subject => subject.Conjuncts.Any(conjunct => conjunct.Noun is { Class: PersonClass.Attacker }));
    }

    /// <summary>The two of "two of the four have died".</summary>
    private StatedNumber? ShareOf(StatedNumber whole, int min)
    {
        var of = whole.FirstToken - (whole.FirstToken > min && text.Is(whole.FirstToken - 1, WordClass.Determiner) ? 2 : 1);
        return of > min && text.Word(of) == "of" ? text.NumberOf(of - 1) : null;
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
            || text.Is(i - 1, WordSet.ComingForward)))
        {
            i--;
        }

        return phrases.ReadSubject(i, clause.Start);
    }

    /// <summary>"They were pronounced dead" right after a sentence that counts one set of people:
    /// "Police found two men in a car."</summary>
    private List<NounPhrase> SetOfSentenceBefore(Clause clause)
    {
        if (clause.Sentence.Index == 0)
        {
            return [];
        }

        var before = text.Article.Sentences[clause.Sentence.Index - 1];
        NounPhrase? set = null;
        for (var i = before.FirstToken; i < before.EndToken; i++)
        {
            if (text.NumberOf(i) is not { } number || number.FirstToken != i)
            {
                continue;
            }

            if (phrases.Read(i, before.EndToken) is { Conjuncts.Count: > 0 } phrase
                && phrase.Conjuncts.All(c => c.Noun is { Class: not PersonClass.Attacker and not PersonClass.Force }))
            {
                if (set is not null)
                {
                    return [];
                }

                set = phrase;
            }

            i = number.EndToken - 1;
        }

        return set is null ? [] : [set];
    }
}
