using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Phrases;

/// <summary>Reads the noun phrases that a text lists one after the other, to the right of a word.</summary>
internal sealed class PhraseListReader(AnnotatedText text, PhraseSteps steps, NounPhraseReader phrases)
{
    /// <summary>The phrases listed from <paramref name="start"/> on: "six priests, their cook Elba Ramos and her daughter". Names of
    /// persons among them are stepped over. Empty when no phrase about people begins there.</summary>
    /// <param name="start">Where the list begins.</param>
    /// <param name="limit">The index that the list does not reach.</param>
    /// <param name="asSubject">Whether a verb may follow, which the list is the subject of.</param>
    /// <param name="ofNoun">Whether the list belongs to a noun that a verb may follow: "the bodies of a man
    /// and a woman were found".</param>
    public List<NounPhrase> ReadList(int start, int limit, bool asSubject = false, bool ofNoun = false)
    {
        var list = new List<NounPhrase>();
        var i = start;
        for (var elements = 0; i < limit && elements < PhraseWords.MostPhrases; elements++)
        {
            var end = i;
            var afterComma = i > start && text.Word(i - 1) is "," or ";";
            if (list.Count > 0 && !asSubject && text.Entry(i) is { Verbs.Count: > 0 } verb && (verb.Person is not null || HasObject(i, limit)))
            {
                break; // "killed two people and wounded at least 20 others"
            }

            if (phrases.Read(i, limit) is { } phrase)
            {
                // "…, and 12 civilians were wounded" begins a clause of its own.
                if (list.Count > 0 && !asSubject && (phrase.IsElliptic && !IsOthers(phrase) || (afterComma || !ofNoun)
                    && steps.BeginsClause(phrase.End, limit, afterComma && !text.Is(i, WordClass.Determiner))))
                {
                    break;
                }

                list.Add(list.Count > 0 && !afterComma ? phrase with { IsJoined = true } : phrase);
                end = text.IsCapitalized(phrase.End - 1) || phrase.End < limit && text.IsCapitalized(phrase.End)
                    ? steps.SkipName(phrase.End, limit) : phrase.End;
                if (phrase.OwnsThing)
                {
                    break;
                }
            }
            else if (list.Count > 0 || asSubject)
            {
                end = steps.SkipName(i, limit);
                if (end == i || !asSubject && steps.BeginsClause(end, limit, afterComma))
                {
                    break;
                }
            }
            else
            {
                break;
            }

            var next = steps.SkipJoiner(end, limit);
            if (next == end)
            {
                next = steps.SkipJoiner(steps.SkipComplement(end, limit), limit);
                if (next == end || next >= limit || !BeginsElement(next))
                {
                    break;
                }
            }

            i = next;
        }

        return list;
    }

    /// <summary>The phrases that follow a name or "himself": "Carlos Perez, a businessman, and two of his bodyguards". The name itself says
    /// nothing of the kind of people; what stands beside it does.</summary>
    public List<NounPhrase> ReadListAfterName(int start, int limit)
    {
        if (start >= limit)
        {
            return [];
        }

        var i = text.Is(start, WordSet.ObjectPronoun)
            ? start + 1
            : steps.SkipName(start, limit);
        for (var names = 0; names < PhraseWords.MostPhrases && i > start; names++)
        {
            var next = steps.SkipJoiner(i, limit);
            if (next == i || next >= limit || text.Entry(next).Verbs.Count > 0)
            {
                return []; // "killed Ann Lee and wounded two others"
            }

            var list = ReadList(next, limit);
            if (list.Count > 0)
            {
                return IsApposed(list[0], next, limit) ? list : [];
            }

            // Another name may stand before the first noun: "killed Ann Lee, Bob Ray and their driver".
            start = next;
            i = steps.SkipName(next, limit);
        }

        return [];
    }

    /// <summary>The persons named with their ages from <paramref name="start"/> on, as many as they are:
    /// "Lisa Crane, 41, and Bob Ray, 30".</summary>
    public NounPhrase? ReadNamedWithAges(int start, int limit)
    {
        var (count, last) = (0, start);
        for (var i = start; i < limit && count < PhraseWords.MostPhrases;)
        {
            var end = steps.SkipName(i, limit);
            if (end - i < 3 || text.Word(end - 2) != "," || text.Article.Tokens[end - 1].Kind != Text.TokenKind.Number)
            {
                break;
            }

            count++;
            last = end;
            i = steps.SkipJoiner(end, limit);
            if (i == end)
            {
                break;
            }
        }

        return count == 0 ? null : NounPhrase.Of(new StatedNumber(start, start, last, new Quantity(count), false), last);
    }

    /// <summary>Whether a phrase after a complement goes on with the list: "two judges of the court and a clerk".</summary>
    private bool BeginsElement(int next) => text.Word(next - 1) != ","
        || text.Is(next, WordClass.Determiner) || text.NumberOf(next) is not null;

    /// <summary>Whether a number or determiner stands after the verb, as no word does between a participle and its noun.</summary>
    private bool HasObject(int verb, int limit) =>
        verb + 1 < limit && (text.NumberOf(verb + 1) is not null || text.Is(verb + 1, WordClass.Determiner));

    private bool IsOthers(NounPhrase phrase) => text.Word(phrase.End - 1) is "others" or "more";

    /// <summary>"killed Galan, a senator" and "killed Galan, head of the party" name what he was;
    /// "killed Galan, police said" does not.</summary>
    private bool IsApposed(NounPhrase first, int start, int limit) =>
        !steps.BeginsClause(first.End, limit, afterComma: false)
        && (text.Word(start - 1) is not "," || text.Is(start, WordClass.Determiner) || text.NumberOf(start) is not null
            || first.End >= limit || text.IsPunctuation(first.End) || text.Is(first.End, WordSet.AppositionPreposition));
}
