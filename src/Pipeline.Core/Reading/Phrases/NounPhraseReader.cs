using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Phrases;

/// <summary>Reads one noun phrase about people, coordinated nouns included.</summary>
internal sealed class NounPhraseReader(AnnotatedText text, PhraseWords words, PhraseSteps steps)
{
    private static readonly PersonNoun UnknownPeople = new(GroupLabels.People, PersonClass.Generic, true);

    private readonly PrefixReader prefixes = new(text, words);
    private readonly NounReader nouns = new(text, words);

    /// <summary>The phrase that begins at <paramref name="start"/>, coordinated nouns included.</summary>
    public NounPhrase? Read(int start, int limit)
    {
        var (i, number, single, negated) = prefixes.Read(start, limit);
        if (i < limit && number is not null && (text.Is(i, WordClass.Pronoun) && i > number.Value.EndToken
            || text.Word(i) is "others" or "other" && (i + 1 >= limit || text.Entry(i + 1).Person is null)))
        {
            return new NounPhrase(start, i + 1, number, false, negated, false, []); // 12 of them, 30 others
        }

        var conjuncts = new List<Conjunct>();
        var end = i;
        var owns = false;
        while (end < limit && conjuncts.Count < PhraseWords.MostPhrases)
        {
            if (nouns.Read(end, limit, number is not null) is not { } noun)
            {
                break;
            }

            if (conjuncts.Count > 0 && noun.Conjunct.End < limit && text.IsVerbLike(noun.Conjunct.End)
                && !(noun.Conjunct.End + 1 < limit && text.Is(noun.Conjunct.End + 1, WordClass.Preposition))
                && words.IsComma(conjuncts[^1].End))
            {
                break; // "killed 12 people, police said"
            }

            if (conjuncts.Count > 0 && text.IsCyberStory && words.IsComma(conjuncts[^1].End)
                && text.Is(noun.Conjunct.Head, WordClass.CyberExpert))
            {
                break; // "the data of users, security researcher Ann Lee said"
            }

            conjuncts.AddRange(noun.Shared);
            conjuncts.Add(noun.Conjunct);
            end = noun.Conjunct.End;
            owns = end < limit && text.IsPossessive(end);
            if (owns && nouns.Read(end + 1, limit, number is not null) is { } owned)
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

            var next = steps.SkipConjunction(end, limit);
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

    /// <inheritdoc cref="NounReader.HeadAt"/>
    public NounPhrase? HeadAt(int head, int limit) => nouns.HeadAt(head, limit);

    /// <summary>A number before words that no list has: a people by its capital ("12 Salvadorans"), a bare number, or things.</summary>
    private NounPhrase? ReadUnknown(int start, int i, int limit, StatedNumber number, bool negated)
    {
        var head = -1;
        for (var j = i; j < limit && j - i < 5 && words.IsPhraseWord(j, inside: j > i); j++)
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
}
