using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Frames;

/// <summary>Those whose things are taken: the phones of 1,400 users, officials' phones, customers whose data was stolen.</summary>
internal sealed class Owners(AnnotatedText text, NounPhrases phrases, Organizations organizations, SubjectFinder subjects)
{
    private const int LongestThing = 24;

    /// <summary>"the phones of at least 1,400 users", "names and addresses of 12 customers", "officials' phones", "1,400 accounts", "12
    /// users".</summary>
    public List<NounPhrase> Of(int start, int limit, bool onlyThings)
    {
        var property = -1;
        NounPhrase? compound = null;
        for (var i = start; i < Math.Min(limit, start + LongestThing) && !text.IsVerbLike(i); i++)
        {
            if (text.Is(i, WordClass.Property))
            {
                property = i;
                compound ??= Compound(i, start);
            }
            else if (text.Entry(i).Person is { } person && (person.IsPlural || i + 1 >= limit || !text.Is(i + 1, WordClass.Property))
                || text.NumberOf(i) is not null || property >= 0
                && !text.Is(i, WordClass.Conjunction) && text.IsPunctuation(i) && text.Word(i) != ","
                || text.Is(i, WordClass.Preposition | WordClass.Pronoun | WordClass.Relative | WordClass.Subordinator))
            {
                break;
            }
        }

        if (property >= 0 && AfterProperty(property, limit) is { } owner && phrases.ReadList(owner, limit) is { Count: > 0 } owners)
        {
            return owners;
        }

        if (text.NumberOf(Math.Min(start, limit - 1)) is { } number && number.FirstToken == start
            && CountedProperty(number, limit) is { } counted)
        {
            return AfterProperty(counted.End - 1, limit) is { } ofWhom && phrases.ReadList(ofWhom, limit) is { Count: > 0 } whose
                ? [counted, .. whose] : [counted];
        }

        if (compound is not null)
        {
            return [compound];
        }

        if (property >= 0 && text.Word(start) == "its" && organizations.Before(start) is { } organization)
        {
            return [organization];
        }

        var list = phrases.ReadList(start, limit);
        return onlyThings && list is not [.., { OwnsThing: true }] ? [] : list;
    }

    /// <summary>The owners in "the phones of 1,400 users were hacked", "20 million accounts were hacked", "officials' phones were
    /// hacked".</summary>
    public List<NounPhrase> Before(Clause clause, int end)
    {
        for (var i = end - 1; i >= Math.Max(clause.Start, end - LongestThing) && !text.IsVerbLike(i); i--)
        {
            if (!text.Is(i, WordClass.Property))
            {
                continue;
            }

            if (AfterProperty(i, end) is { } owner)
            {
                return phrases.ReadList(owner, end);
            }

            if (i > clause.Start && text.IsPossessive(i - 1))
            {
                return phrases.ReadSubject(i - 1, clause.Start);
            }

            var compound = Compound(i, clause.Start);
            for (var k = i - 1; k >= Math.Max(clause.Start, i - 4); k--)
            {
                if (text.Word(k) == "whose" && k > clause.Start)
                {
                    return phrases.ReadSubject(k, clause.Start);
                }

                if (text.NumberOf(k) is { } number)
                {
                    return CountedProperty(number, end) is { } counted ? [counted] : [];
                }
            }

            if (compound is not null)
            {
                return [compound];
            }
        }

        return [];
    }

    /// <summary>"5 million customers had their data stolen".</summary>
    public List<NounPhrase> Deprived(Clause clause, int verb)
    {
        if (verb == clause.Start || !text.Is(verb - 1, WordClass.Property))
        {
            return [];
        }

        for (var i = verb - 2; i > Math.Max(clause.Start, verb - 6); i--)
        {
            if (text.Is(i, WordClass.Have))
            {
                return subjects.Of(clause, i);
            }

            if (text.Is(i, WordClass.Preposition) || text.IsPunctuation(i))
            {
                break;
            }
        }

        return [];
    }

    /// <summary>The users in "user data": those whose data it is.</summary>
    private NounPhrase? Compound(int property, int min) =>
        property > min
        && text.Entry(property - 1).Person is { IsPlural: false, Class: not PersonClass.Organization and not PersonClass.Attacker } noun
            ? new NounPhrase(property - 1, property, null, false, false, false,
                [new Conjunct(property - 1, property - 1, property, noun, GroupLabels.Label("", noun))])
            : null;

    /// <summary>Where the owners begin after "data of", "records belonging to"; "data on", "data from" only
    /// where data is the story.</summary>
    private int? AfterProperty(int property, int limit)
    {
        if (property + 2 >= limit)
        {
            return null;
        }

        if (text.Word(property + 1) == "of" || text.IsCyberStory && text.Is(property + 1, WordSet.DataPreposition))
        {
            return property + 2;
        }

        return text.Is(property + 1, WordSet.Belonging) && text.Word(property + 2) == "to" ? property + 3 : null;
    }

    /// <summary>"1,400 WhatsApp accounts": the things stand for their owners.</summary>
    private NounPhrase? CountedProperty(StatedNumber number, int limit)
    {
        for (var i = number.EndToken; i < Math.Min(limit, number.EndToken + 4); i++)
        {
            if (text.Is(i, WordClass.Property) && !(i + 1 < limit && text.Is(i + 1, WordClass.Property)))
            {
                var noun = new PersonNoun(text.Word(i), PersonClass.Generic, true);
                return Compound(i, number.EndToken) is { } people
                    ? people with { First = number.FirstToken, End = i + 1, Number = number } // "1.5 million patient records"
                    : new NounPhrase(number.FirstToken, i + 1, number, false, false, false,
                        [new Conjunct(i, i, i + 1, noun, text.Word(i))]);
            }

            if (text.Is(i, WordClass.Closed) || text.IsPunctuation(i))
            {
                break;
            }
        }

        return null;
    }
}
