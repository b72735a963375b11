using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Victims;

/// <content>What stands inside a phrase: determiners, numbers, modifiers and the noun.</content>
internal sealed partial class NounPhraseReader
{
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
            else if (text.Word(i) == "both" && number is null)
            {
                number = Both(i);
                i++;
                if (i + 1 < limit && text.Word(i) == "of" && text.Is(i + 1, WordClass.Determiner | WordClass.Pronoun))
                {
                    i++;
                }
            }
            else if (text.Is(i, WordClass.Determiner))
            {
                single = text.Word(i) is "a" or "an" or "another" || single && text.Word(i) == "other";
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

    /// <summary>"both" counts two.</summary>
    public static StatedNumber Both(int token) => new(token, token, token + 1, new Quantity(2), false);

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
                && text.Entry(i - 1).Person is null or { Class: PersonClass.Force or PersonClass.Organization }
                && i + 1 < limit && !text.Is(i + 1, WordClass.Closed))
            {
                shared.Add((first, i));
                first = i + 1;
                continue;
            }

            // "two badly wounded farmers", but not "the campaign targeted farmers"
            if (i > first && text.Entry(i) is { Verbs.Count: > 0, Nouns.Count: 0, Person: null } && !text.IsHyphen(i - 1)
                && !text.IsAdverb(i - 1) && !text.Is(i - 1, WordClass.Determiner))
            {
                return null;
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
        if (noun is { Class: PersonClass.Organization, IsPlural: false }
            && (next.Is(WordClass.Conjunction) && GroupLabels.IsModifier(text, i, i + 1) || next.Person is not null))
        {
            return false; // government and military officials, bank customers
        }

        return noun.IsPlural || counted || text.IsPunctuation(i + 1) || next.Is(WordClass.Closed) || next.Person is not null
            || next.Verbs.Count > 0 || text.IsCapitalized(i + 1) || text.IsVerbLike(i + 1)
            || text.Word(i + 1).EndsWith("ly", StringComparison.Ordinal)
            || text.Word(i + 1).EndsWith("ing", StringComparison.Ordinal);
    }

    /// <summary>The phrase that the person noun at <paramref name="head"/> is the head of, with the modifiers that stay in its label; null
    /// where it is none ("user interface").</summary>
    public NounPhrase? HeadAt(int head, int limit)
    {
        var noun = text.Entry(head).Person!;
        var ownsThing = head + 1 < limit && text.Is(head + 1, WordClass.Property); // user data
        if (!ownsThing && !IsHead(head, limit, counted: false))
        {
            return null;
        }

        var first = head;
        while (first > 0 && head - first < 2 && !text.Is(first - 1, WordClass.Closed) && !text.IsPunctuation(first - 1)
            && text.NumberOf(first - 1) is null)
        {
            first--;
        }

        return new NounPhrase(head, head + 1, null, false, false, ownsThing, [new Conjunct(head, head, head + 1, noun,
            GroupLabels.Label(text, first, head, noun))]);
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

        var complement = text.Article.Span(head + 1, end - 1).In(text.Article.Text).Replace('’', '\'').ReplaceLineEndings(" ");
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

        if (text.IsPunctuation(token) || text.Is(token, WordClass.Closed) || text.Article.Tokens[token].Kind == Text.TokenKind.Number
            && text.NumberOf(token) is not null)
        {
            return text.IsPossessive(token) && inside;
        }

        return inside || text.Entry(token).Verbs.Count == 0;
    }

    /// <summary>"year" and "old" in "26-year-old".</summary>
    private bool IsHyphenated(int token) =>
        token + 1 < text.Article.Tokens.Count && text.IsHyphen(token + 1) && text.NumberOf(token) is null || token > 0
            && text.IsHyphen(token - 1);

    private bool IsQuote(int token) => text.Word(token) is "\"" or "“" or "”" or "'" or "‘";

    private bool IsComma(int token) => text.Word(token) == ",";
}
