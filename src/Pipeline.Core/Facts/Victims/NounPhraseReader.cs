using Pipeline.Core.Facts.Counts;

namespace Pipeline.Core.Facts.Victims;

/// <summary>Reads noun phrases about people, to the right of a word or to its left, within one sentence.</summary>
/// <remarks>There is no parser behind it: a phrase is a run of words that are of no closed class and end in a person noun. Each read looks
/// at a bounded number of tokens.</remarks>
internal sealed class NounPhraseReader(AnnotatedText text)
{
    private const int LongestPhrase = 9;
    private const int MostPhrases = 8;
    private const int FarthestSubject = 40;

    /// <summary>The phrases listed from <paramref name="start"/> on: "six priests, their cook and her daughter". Empty when no phrase
    /// about people begins there.</summary>
    public List<NounPhrase> ReadList(int start, int limit, bool asSubject = false)
    {
        var list = new List<NounPhrase>();
        var i = start;
        while (i < limit && list.Count < MostPhrases && Read(i, limit) is { } phrase)
        {
            // "…, and 12 civilians were wounded" begins a clause of its own.
            if (list.Count > 0 && !asSubject && (phrase.End < limit && (text.IsVerbLike(phrase.End)
                || text.Is(phrase.End, WordClass.Relative)) || phrase.IsElliptic))
            {
                break;
            }

            list.Add(phrase);
            i = phrase.End;
            if (phrase.OwnsThing)
            {
                break;
            }

            var joined = i;
            while (i < limit && (text.Word(i) is "," or "and" or "or" or "&" || text.Word(i) == "as" && i + 2 < limit
                && text.Word(i + 1) == "well" && text.Word(i + 2) == "as"))
            {
                i += text.Word(i) == "as" ? 3 : 1;
            }

            if (i == joined || i > joined + 2)
            {
                break;
            }
        }

        return list;
    }

    /// <summary>The phrases that follow a name or "himself": "Carlos Perez, a businessman, and two of his bodyguards". The name itself says
    /// nothing of the kind of people; what stands beside it does.</summary>
    public List<NounPhrase> ReadListAfterName(int start, int limit)
    {
        var i = start;
        while (i < limit && i - start < 6 && (text.IsCapitalized(i) && !text.Is(i, WordClass.Closed) && text.NumberOf(i) is null
            || text.Word(i) is "himself" or "herself" or "themselves"))
        {
            i++;
        }

        var next = SkipConjunction(i, limit);
        if (i == start || next == i || next >= limit)
        {
            return [];
        }

        // "killed Galan, a senator" goes on with an article; "killed Galan, police said" does not.
        var list = text.Word(next - 1) == "," && !text.Is(next, WordClass.Determiner) ? [] : ReadList(next, limit);
        return list is [var first, ..] && first.End < limit && text.IsVerbLike(first.End) ? [] : list;
    }

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

    /// <summary>The phrases that end before <paramref name="end"/> as the subject of what follows; attached phrases
    /// ("in the town", ", most of them women,") are stepped over.</summary>
    public List<NounPhrase> ReadSubject(int end, int min)
    {
        min = Math.Max(min, end - FarthestSubject);
        end = SkipAdverbsLeft(end, min);
        if (end - 1 <= min)
        {
            return ReadSubjectBefore(end, min);
        }

        if (text.Word(end - 1) is "," or ")" or "–" or "—")
        {
            var opener = text.Word(end - 1) == ")" ? "(" : text.Word(end - 1);
            for (var i = end - 2; i > min; i--)
            {
                if (text.Word(i) == opener && ReadSubjectBefore(i, min) is { Count: > 0 } outer)
                {
                    return outer;
                }
            }

            return ReadSubjectBefore(end - 1, min);
        }

        return ReadSubjectBefore(end, min);
    }

    private List<NounPhrase> ReadSubjectBefore(int end, int min)
    {
        var listEnd = end = SkipAdverbsLeft(end, min);
        for (var hops = 0; hops < 8; hops++)
        {
            var start = ChunkStart(end, min);
            if (start == end)
            {
                // A number alone: "12 were killed".
                return [];
            }

            var before = start - 1;
            if (before < min)
            {
                return ReadList(start, listEnd, asSubject: true);
            }

            if (text.Word(before) == "of" && before > min && text.NumberOf(before - 1) is { } partitive)
            {
                return ReadList(partitive.FirstToken, listEnd, asSubject: true); // 100 of the victims
            }

            // "with 2,364 people infected" has a subject of its own; "since officials were targeted" begins a clause.
            var ownSubject = text.Word(before) == "with" && text.NumberOf(start) is not null && text.Entry(end - 1).Person is not null;
            if (text.Is(before, WordClass.Preposition) && !text.Is(before, WordClass.Subordinator) && !ownSubject
                && text.NumberOf(before) is null)
            {
                listEnd = end = SkipAdverbsLeft(before, min);
                continue;
            }

            if (text.Word(before) == "as" && before > min && text.Word(before - 1) == "such")
            {
                listEnd = end = before - 1;
                continue;
            }

            if (text.Word(before) == "," && text.IsCapitalized(start) && text.Entry(end - 1).Person is null && before > min
                && text.IsCapitalized(before - 1))
            {
                listEnd = end = before; // in Zambales, Philippines
                continue;
            }

            if ((text.Is(before, WordClass.Conjunction) || text.Word(before) == ",") && before > min)
            {
                var other = text.Is(before, WordClass.Conjunction) && text.Word(before - 1) == "," ? before - 1 : before;
                var otherStart = ChunkStart(other, min);
                if (otherStart < other && IsPeople(otherStart, other) && !(text.NumberOf(start) is not null && otherStart > min
                    && text.IsVerbLike(otherStart - 1)))
                {
                    end = other;
                    continue;
                }
            }

            return ReadList(start, listEnd, asSubject: true);
        }

        return [];
    }

    /// <summary>Whether the run of words ends in a person noun, or in a modifier that shares one: "government [and military
    /// officials]".</summary>
    private bool IsPeople(int start, int end)
    {
        if (text.Entry(end - 1).Person is not null)
        {
            return true;
        }

        return GroupLabels.IsModifier(text, end - 1, end) || end - 2 >= start && GroupLabels.IsModifier(text, end - 2, end);
    }

    /// <summary>Where the run of noun-phrase words before <paramref name="end"/> begins; a determiner or a number begins one.</summary>
    private int ChunkStart(int end, int min)
    {
        var i = end;
        while (i > min && end - i < LongestPhrase + 4)
        {
            if (text.NumberOf(i - 1) is { } number)
            {
                i = Math.Max(min, number.FirstToken);
                return i > min && text.Is(i - 1, WordClass.Determiner) ? i - 1 : i;
            }

            if (text.Is(i - 1, WordClass.Determiner) && !(text.Is(i - 1, WordClass.Pronoun) && i == end))
            {
                i--;
                if (i > min && text.Is(i - 1, WordClass.Determiner))
                {
                    i--;
                }

                return i;
            }

            if (!IsPhraseWord(i - 1, i < end))
            {
                break;
            }

            i--;
        }

        return i;
    }

    private int SkipAdverbsLeft(int end, int min)
    {
        while (end > min + 1 && (text.Is(end - 1, WordClass.Adverb | WordClass.Time) && text.Entry(end - 1).Person is null
            || IsQuote(end - 1))
            && text.NumberOf(end - 1) is null)
        {
            end--;
            if (text.Is(end, WordClass.Time) && end > min + 1 && text.Word(end - 1) is "on" or "this" or "last")
            {
                end--;
            }
        }

        return end;
    }

    /// <summary>Determiners, quantities and the number before a noun.</summary>
    private (int Next, StatedNumber? Number, bool Single, bool Negated) ReadPrefix(int start, int limit)
    {
        StatedNumber? number = null;
        var single = false;
        var negated = false;
        var i = start;
        for (var steps = 0; i < limit && steps < 8; steps++)
        {
            if (text.NumberOf(i) is { } found && number is null && found.EndToken <= limit && i <= found.NumberToken)
            {
                number = found;
                i = found.EndToken;
                if (i + 1 < limit && text.Word(i) == "of" && text.Is(i + 1, WordClass.Determiner | WordClass.Pronoun | WordClass.Relative))
                {
                    i++;
                    if (text.Is(i, WordClass.Pronoun | WordClass.Relative) && !text.Is(i, WordClass.Determiner) || text.Word(i) == "those")
                    {
                        return (i, number, false, negated);
                    }
                }
                else if (i < limit && text.Word(i) == "of")
                {
                    i++;
                }
            }
            else if (text.Is(i, WordClass.Determiner))
            {
                single = text.Word(i) is "a" or "an" || single && text.Word(i) == "other";
                negated |= text.Word(i) == "no";
                i++;
            }
            else if (QuantityOf(i, limit) is > 0 and var length)
            {
                single = false;
                i += length;
            }
            else if (IsQuote(i) && i == start)
            {
                i++;
            }
            else
            {
                break;
            }
        }

        return (i, number, single, negated);
    }

    /// <summary>Length of "wide range of", "group of" at the token, or 0.</summary>
    private int QuantityOf(int i, int limit)
    {
        for (var j = i; j < Math.Min(i + 4, limit - 1); j++)
        {
            if (text.Is(j, WordClass.Quantity) && text.Word(j + 1) == "of")
            {
                return j + 2 - i;
            }

            if (text.Is(j, WordClass.Closed) || text.IsPunctuation(j) && !IsQuote(j))
            {
                break;
            }
        }

        return 0;
    }

    private readonly record struct Noun(List<Conjunct> Shared, Conjunct Conjunct);

    /// <summary>Modifiers and the person noun that they belong to, with modifiers that share it ("government and military
    /// officials").</summary>
    private Noun? ReadNoun(int start, int limit, bool counted)
    {
        var shared = new List<(int First, int End)>();
        var first = start;
        limit = Math.Min(limit, start + 2 * LongestPhrase);
        for (var i = start; i < limit && i - first < LongestPhrase; i++)
        {
            if (text.Entry(i).Person is { } && IsHead(i, limit, counted))
            {
                var head = i;
                while (head + 1 < limit && text.Entry(head + 1).Person is not null && IsHead(head + 1, limit, counted)
                    && !text.IsPunctuation(head + 1) && !text.Is(head + 1, WordClass.Closed))
                {
                    head++;
                }

                var noun = text.Entry(head).Person!;
                var conjunct = Complete(first, head, noun, limit);
                var others = shared.Select(s => new Conjunct(s.First, head, head + 1, noun, GroupLabels.Label(Modifier(s.First, s.End),
                    noun)));
                return new Noun([.. others], conjunct);
            }

            if (i > first && text.Is(i, WordClass.Conjunction) && IsPeople(first, i)
                && text.Entry(i - 1).Person is null or { Class: PersonClass.Force } && i + 1 < limit && !text.Is(i + 1, WordClass.Closed))
            {
                shared.Add((first, i));
                first = i + 1;
                continue;
            }

            if (!IsPhraseWord(i, inside: true))
            {
                // "India's Dalit community": the owner is no part of the noun.
                if (text.IsPossessive(i) && i > first)
                {
                    first = i + 1;
                    continue;
                }

                return null;
            }
        }

        return null;
    }

    private string Modifier(int first, int end)
    {
        var two = end - 2 >= first && GroupLabels.IsModifier(text, end - 2, end);
        return two ? $"{text.Word(end - 2)} {text.Word(end - 1)}" : text.Word(end - 1);
    }

    /// <summary>"police" in "police station" and "user" in "user data" are no heads.</summary>
    private bool IsHead(int i, int limit, bool counted)
    {
        if (i + 1 >= limit)
        {
            return true;
        }

        if (text.IsHyphen(i + 1))
        {
            return false; // police-run
        }

        var next = text.Entry(i + 1);
        if (next.Is(WordClass.Thing | WordClass.Property) && next.Person is null)
        {
            return false;
        }

        var noun = text.Entry(i).Person!;
        return noun.IsPlural || counted || text.IsPunctuation(i + 1) || next.Is(WordClass.Closed) || next.Person is not null
            || next.Verbs.Count > 0 || text.IsCapitalized(i + 1) || text.IsVerbLike(i + 1)
            || text.Word(i + 1).EndsWith("ly", StringComparison.Ordinal)
            || text.Word(i + 1).EndsWith("ing", StringComparison.Ordinal);
    }

    /// <summary>The noun with the complement that its meaning needs: "defenders of India's Dalit community", "members of the
    /// cabinet".</summary>
    private Conjunct Complete(int first, int head, PersonNoun noun, int limit)
    {
        var label = GroupLabels.Label(text, first, head, noun);
        if (noun.Plural is not ("defenders" or "members" or "supporters" or "opponents" or "critics") || head + 2 >= limit
            || text.Word(head + 1) != "of")
        {
            return new Conjunct(first, head, head + 1, noun, label);
        }

        var end = head + 2;
        while (end < limit && end - head <= LongestPhrase && (text.Is(end, WordClass.Determiner) || IsPhraseWord(end, inside: true)
            || text.IsPossessive(end)))
        {
            end++;
        }

        if (end == head + 2)
        {
            return new Conjunct(first, head, head + 1, noun, label);
        }

        var complement = text.Reading.Span(head + 1, end - 1).In(text.Reading.Text).Replace('’', '\'').ReplaceLineEndings(" ");
        return new Conjunct(first, head, end, noun, GroupLabels.Label("", new PersonNoun($"{label} {complement}", noun.Class, true)));
    }

    /// <summary>A number before words that no list has: a people by its capital ("12 Salvadorans"), a bare number, or things.</summary>
    private NounPhrase? ReadUnknown(int start, int i, int limit, StatedNumber number, bool negated)
    {
        var head = -1;
        for (var j = i; j < limit && j - i < 5 && IsPhraseWord(j, inside: j > i); j++)
        {
            if (text.Entry(j).Verbs.Count > 0 || text.IsVerbLike(j))
            {
                break;
            }

            if (text.Is(j, WordClass.Thing | WordClass.Animal | WordClass.Property | WordClass.Unit) || text.Entry(j).Nouns.Count > 0
                || text.Is(j, WordClass.Quantity))
            {
                return null;
            }

            head = j;
        }

        if (head < 0)
        {
            // After a bare number comes the end of its phrase, not a noun.
            return i != number.EndToken && i <= number.EndToken + 1 ? null
                : new NounPhrase(start, number.EndToken, number, false, negated, false, []);
        }

        var word = text.Word(head);
        var people = text.IsCapitalized(head) && word.EndsWith('s')
            || word.EndsWith("ists", StringComparison.Ordinal) || word.EndsWith("ians", StringComparison.Ordinal)
            || word.EndsWith("ees", StringComparison.Ordinal) || word.EndsWith("men", StringComparison.Ordinal);
        return people ? new NounPhrase(start, head + 1, number, false, negated, false, [new Conjunct(i, head, head + 1, UnknownPeople,
            GroupLabels.People)]) : null;
    }

    private static readonly PersonNoun UnknownPeople = new(GroupLabels.People, PersonClass.Generic, true);

    /// <summary>A word that noun phrases go on through; a participle only inside ("two unarmed farmers").</summary>
    private bool IsPhraseWord(int token, bool inside)
    {
        if (text.Entry(token).Person is not null || text.IsHyphen(token) || inside && IsQuote(token) || IsHyphenated(token))
        {
            return true;
        }

        if (text.IsPunctuation(token) || text.Is(token, WordClass.Closed) || text.Reading.Tokens[token].Kind == Text.TokenKind.Number
            && text.NumberOf(token) is not null)
        {
            return text.IsPossessive(token) && inside;
        }

        return inside || text.Entry(token).Verbs.Count == 0;
    }

    /// <summary>"year" and "old" in "26-year-old".</summary>
    private bool IsHyphenated(int token) =>
        token + 1 < text.Reading.Tokens.Count && text.IsHyphen(token + 1) && text.NumberOf(token) is null || token > 0
            && text.IsHyphen(token - 1);

    private bool IsQuote(int token) => text.Word(token) is "\"" or "“" or "”" or "'" or "‘";

    private bool IsComma(int token) => text.Word(token) == ",";

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
