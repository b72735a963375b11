using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Victims;

/// <summary>Reads noun phrases about people, to the right of a word or to its left, within one sentence.</summary>
/// <remarks>There is no parser behind it: a phrase is a run of words that are of no closed class and end in a person noun. Each read looks
/// at a bounded number of tokens.</remarks>
internal sealed partial class NounPhraseReader(AnnotatedText text)
{
    private const int LongestPhrase = 9;
    private const int MostPhrases = 12;
    private const int FarthestSubject = 40;
    private const int FarthestRelative = 12;
    private const int LongestName = 7;

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
        for (var elements = 0; i < limit && elements < MostPhrases; elements++)
        {
            var end = i;
            var afterComma = i > start && text.Word(i - 1) is "," or ";";
            if (Read(i, limit) is { } phrase)
            {
                // "…, and 12 civilians were wounded" begins a clause of its own.
                if (list.Count > 0 && !asSubject && (phrase.IsElliptic && !IsOthers(phrase) || (afterComma || !ofNoun)
                    && BeginsClause(phrase.End, limit, afterComma && !text.Is(i, WordClass.Determiner))))
                {
                    break;
                }

                list.Add(list.Count > 0 && !afterComma ? phrase with { IsJoined = true } : phrase);
                end = text.IsCapitalized(phrase.End - 1) || phrase.End < limit && text.IsCapitalized(phrase.End)
                    ? SkipName(phrase.End, limit) : phrase.End;
                if (phrase.OwnsThing)
                {
                    break;
                }
            }
            else if (list.Count > 0 || asSubject)
            {
                end = SkipName(i, limit);
                if (end == i || !asSubject && BeginsClause(end, limit, afterComma))
                {
                    break;
                }
            }
            else
            {
                break;
            }

            var next = SkipJoiner(end, limit);
            if (next == end)
            {
                next = SkipJoiner(SkipComplement(end, limit), limit);
                if (next == end || next >= limit || !BeginsElement(next))
                {
                    break;
                }
            }

            i = next;
        }

        return list;
    }

    /// <summary>Whether a phrase after a complement goes on with the list: "two judges of the court and a clerk".</summary>
    private bool BeginsElement(int next) => text.Word(next - 1) != ","
        || text.Is(next, WordClass.Determiner) || text.NumberOf(next) is not null;

    private bool IsOthers(NounPhrase phrase) => text.Word(phrase.End - 1) is "others" or "more";

    /// <summary>Whether the phrase that ends at <paramref name="end"/> is the subject of what follows: "police said", "the head of the
    /// court told".</summary>
    private bool BeginsClause(int end, int limit, bool afterComma)
    {
        var verb = SkipName(end, limit);
        for (var tries = 0; tries < 2; tries++)
        {
            while (verb < limit && text.IsAdverb(verb))
            {
                verb++;
            }

            if (verb < limit && (text.IsVerbLike(verb) && text.Word(verb) is not ("identified" or "named" or "known" or "believed"
                or "employed" or "aged") || afterComma && text.Is(verb, WordClass.Relative)))
            {
                return true;
            }

            verb = SkipComplement(verb, limit);
        }

        return false;
    }

    /// <summary>The index after the name of a person at <paramref name="i"/>, age and brackets included, or <paramref name="i"/>.</summary>
    private int SkipName(int i, int limit)
    {
        var end = i;
        if (i + 5 < limit && text.Article.Tokens[i].Kind == Text.TokenKind.Number
            && text.Word(i + 2) == "year" && text.Word(i + 4) == "old")
        {
            i += 5; // 42-year-old Ann Lee
        }

        for (var k = i; k < limit && k - i < LongestName; k++)
        {
            if (text.IsCapitalized(k) && !text.Is(k, WordClass.Closed) && text.NumberOf(k) is null)
            {
                end = k + 1;
            }
            else if (k == i || !(text.Word(k) is "de" or "la" or "del" or "los" or "van" or "von" or "bin" or "al" or "el" or "dos" or "da"
                || text.IsHyphen(k)))
            {
                break;
            }
        }

        // "Ann Lee, 34," and "Ann Lee (34)"
        if (end > i && end + 1 < limit && text.Word(end) is "," && text.Article.Tokens[end + 1].Kind == Text.TokenKind.Number
            && text.NumberOf(end + 1) is null)
        {
            end += 2;
        }

        if (end > i && end < limit && text.Word(end) is "(" or "[")
        {
            var close = end;
            while (close < limit && close - end < LongestPhrase && text.Word(close) is not (")" or "]"))
            {
                close++;
            }

            end = close < limit && text.Word(close) is ")" or "]" ? close + 1 : end;
        }

        return end;
    }

    /// <summary>The index after ", and", "as well as", "along with", or <paramref name="i"/>.</summary>
    private int SkipJoiner(int i, int limit)
    {
        var next = i;
        if (next < limit && text.Word(next) is "," or ";")
        {
            next++;
        }

        if (next + 1 < limit && text.Word(next) is "along" or "together" && text.Word(next + 1) == "with")
        {
            return next + 2;
        }

        if (next + 2 < limit && text.Word(next) == "as" && text.Word(next + 1) == "well" && text.Word(next + 2) == "as")
        {
            return next + 3;
        }

        return next < limit && text.Word(next) is "and" or "or" or "&" or "plus" ? next + 1 : next;
    }

    /// <summary>The index after the words that complete a noun, "of the Supreme Court", "from the town", "in Lima", or
    /// <paramref name="i"/>.</summary>
    private int SkipComplement(int i, int limit)
    {
        var end = i;
        for (var phrases = 0; phrases < 3 && end < limit && text.Word(end) is "of" or "from" or "in" or "at" or "with" or "for"; phrases++)
        {
            var k = end + 1;
            while (k < limit && k - end <= LongestPhrase && (text.Is(k, WordClass.Determiner) || text.IsPossessive(k)
                || IsPhraseWord(k, inside: true) || text.NumberOf(k) is not null) && !text.IsVerbLike(k))
            {
                k++;
            }

            if (k == end + 1)
            {
                break;
            }

            end = k;
        }

        return end;
    }

    /// <summary>The phrases that follow a name or "himself": "Carlos Perez, a businessman, and two of his bodyguards". The name itself says
    /// nothing of the kind of people; what stands beside it does.</summary>
    public List<NounPhrase> ReadListAfterName(int start, int limit)
    {
        if (start >= limit)
        {
            return [];
        }

        var i = text.Word(start) is "himself" or "herself" or "themselves" or "him" or "her" or "them" ? start + 1 : SkipName(start, limit);
        for (var names = 0; names < MostPhrases && i > start; names++)
        {
            var next = SkipJoiner(i, limit);
            if (next == i || next >= limit)
            {
                return [];
            }

            var list = ReadList(next, limit);
            if (list.Count > 0)
            {
                return IsApposed(list[0], next, limit) ? list : [];
            }

            // Another name may stand before the first noun: "killed Ann Lee, Bob Ray and their driver".
            start = next;
            i = SkipName(next, limit);
        }

        return [];
    }

    /// <summary>The persons named with their ages from <paramref name="start"/> on, as many as they are:
    /// "Lisa Crane, 41, and Bob Ray, 30".</summary>
    public NounPhrase? ReadNamedWithAges(int start, int limit)
    {
        var (count, last) = (0, start);
        for (var i = start; i < limit && count < MostPhrases;)
        {
            var end = SkipName(i, limit);
            if (end - i < 3 || text.Word(end - 2) != "," || text.Article.Tokens[end - 1].Kind != Text.TokenKind.Number)
            {
                break;
            }

            count++;
            last = end;
            i = SkipJoiner(end, limit);
            if (i == end)
            {
                break;
            }
        }

        return count == 0 ? null : NounPhrase.Of(new StatedNumber(start, start, last, new Quantity(count), false), last);
    }

    /// <summary>"killed Galan, a senator" and "killed Galan, head of the party" name what he was;
    /// "killed Galan, police said" does not.</summary>
    private bool IsApposed(NounPhrase first, int start, int limit) =>
        !BeginsClause(first.End, limit, afterComma: false)
        && (text.Word(start - 1) is not "," || text.Is(start, WordClass.Determiner) || text.NumberOf(start) is not null
            || first.End >= limit || text.IsPunctuation(first.End) || text.Word(first.End) is "of" or "for" or "in" or "at");

    /// <summary>The phrase that begins at <paramref name="start"/>, coordinated nouns included.</summary>
    public NounPhrase? Read(int start, int limit)
    {
        var (i, number, single, negated) = ReadPrefix(start, limit);
        if (i < limit && number is not null && (text.Is(i, WordClass.Pronoun) && i > number.Value.EndToken
            || text.Word(i) is "others" or "other" && (i + 1 >= limit || text.Entry(i + 1).Person is null)))
        {
            return new NounPhrase(start, i + 1, number, false, negated, false, []); // 12 of them, 30 others
        }

        var conjuncts = new List<Conjunct>();
        var end = i;
        var owns = false;
        while (end < limit && conjuncts.Count < MostPhrases)
        {
            if (ReadNoun(end, limit, number is not null) is not { } noun)
            {
                break;
            }

            if (conjuncts.Count > 0 && noun.Conjunct.End < limit && text.IsVerbLike(noun.Conjunct.End)
                && !(noun.Conjunct.End + 1 < limit && text.Is(noun.Conjunct.End + 1, WordClass.Preposition))
                && IsComma(conjuncts[^1].End))
            {
                break; // "killed 12 people, police said"
            }

            if (conjuncts.Count > 0 && text.IsCyberStory && IsComma(conjuncts[^1].End)
                && text.Is(noun.Conjunct.Head, WordClass.CyberExpert))
            {
                break; // "the data of users, security researcher Ann Lee said"
            }

            conjuncts.AddRange(noun.Shared);
            conjuncts.Add(noun.Conjunct);
            end = noun.Conjunct.End;
            owns = end < limit && text.IsPossessive(end);
            if (owns && ReadNoun(end + 1, limit, number is not null) is { } owned)
            {
                // "the cook's 15-year-old daughter" is the daughter.
                conjuncts.RemoveAt(conjuncts.Count - 1);
                conjuncts.Add(owned.Conjunct);
                end = owned.Conjunct.End;
                owns = end < limit && text.IsPossessive(end);
            }

            if (owns)
            {
                break;
            }

            var next = SkipConjunction(end, limit);
            if (next == end || next >= limit || text.Is(next, WordClass.Closed) || text.IsVerbLike(next)
                || text.Entry(next).Verbs.Count > 0 || text.NumberOf(next) is not null)
            {
                break;
            }

            end = next;
        }

        if (conjuncts.Count > 0)
        {
            return new NounPhrase(start, conjuncts[^1].End, number, single && !conjuncts[0].Noun!.IsPlural, negated, owns, conjuncts);
        }

        return number is { } bare ? ReadUnknown(start, i, limit, bare, negated) : null;
    }

    private int SkipConjunction(int i, int limit)
    {
        var next = i;
        if (next < limit && text.Word(next) == ",")
        {
            next++;
        }

        if (next < limit && text.Word(next) is "and" or "or" or "&")
        {
            next++;
        }

        return next;
    }
}
