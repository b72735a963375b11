using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Phrases;

/// <summary>Reads a person noun with its modifiers.</summary>
internal sealed class NounReader(AnnotatedText text, PhraseWords words)
{
    /// <summary>A noun, and the modifiers before it that share it.</summary>
    internal readonly record struct Noun(List<Conjunct> Shared, Conjunct Conjunct);

    /// <summary>Modifiers and the person noun that they belong to, with modifiers that share it ("government and military
    /// officials").</summary>
    public Noun? Read(int start, int limit, bool counted)
    {
        var shared = new List<(int First, int End)>();
        var first = start;
        limit = Math.Min(limit, start + 2 * PhraseWords.LongestPhrase);
        for (var i = start; i < limit && i - first < PhraseWords.LongestPhrase; i++)
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
                if (noun.Class == PersonClass.Kin && IsInLaw(head, limit))
                {
                    // "brother-in-law"
                    return new Noun([], new Conjunct(first, head, head + 5, noun, GroupLabels.Label(text, first, head, noun)));
                }

                var conjunct = Complete(first, head, noun, limit);
                var others = shared.Select(s => new Conjunct(s.First, head, head + 1, noun, GroupLabels.Label(Modifier(s.First, s.End),
                    noun)));
                return new Noun([.. others], conjunct);
            }

            if (i > first && text.Is(i, WordClass.Conjunction) && words.IsPeople(first, i)
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

            if (!words.IsPhraseWord(i, inside: true))
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

    private bool IsInLaw(int head, int limit) => head + 4 < limit && text.Word(head + 2) == "in" && text.Word(head + 4) == "law";

    /// <summary>"police" in "police station" and "user" in "user data" are no heads.</summary>
    private bool IsHead(int i, int limit, bool counted)
    {
        if (i + 1 >= limit)
        {
            return true;
        }

        if (text.IsHyphen(i + 1))
        {
            return IsInLaw(i, limit); // a brother-in-law, but not police-run
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

    private string Modifier(int first, int end)
    {
        var two = end - 2 >= first && GroupLabels.IsModifier(text, end - 2, end);
        return two ? $"{text.Word(end - 2)} {text.Word(end - 1)}" : text.Word(end - 1);
    }

    /// <summary>The noun with the complement that its meaning needs: "defenders of India's Dalit community", "members of the
    /// cabinet".</summary>
    private Conjunct Complete(int first, int head, PersonNoun noun, int limit)
    {
        var label = GroupLabels.Label(text, first, head, noun);
        if (!noun.NeedsComplement || head + 2 >= limit
            || text.Word(head + 1) != "of")
        {
            return new Conjunct(first, head, head + 1, noun, label);
        }

        var end = head + 2;
        while (end < limit && end - head <= PhraseWords.LongestPhrase
            && (text.Is(end, WordClass.Determiner) || words.IsPhraseWord(end, inside: true) || text.IsPossessive(end)))
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
}
