using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Phrases;

/// <summary>Steps over what may stand between the phrases of a list: names, joiners and the words that complete a noun.</summary>
internal sealed class PhraseSteps(AnnotatedText text, PhraseWords words)
{
    /// <summary>Most tokens of a person's name.</summary>
    internal const int LongestName = 7;

    /// <summary>The index after the name of a person at <paramref name="i"/>, age and brackets included, or <paramref name="i"/>.</summary>
    public int SkipName(int i, int limit)
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
            else if (k == i || !(text.Is(k, WordSet.NameParticle)
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
            while (close < limit && close - end < PhraseWords.LongestPhrase && text.Word(close) is not (")" or "]"))
            {
                close++;
            }

            end = close < limit && text.Word(close) is ")" or "]" ? close + 1 : end;
        }

        return end;
    }

    /// <summary>The index after ", and", "as well as", "along with", or <paramref name="i"/>.</summary>
    public int SkipJoiner(int i, int limit)
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

        return next < limit && text.Is(next, WordSet.ListConjunction) ? next + 1 : next;
    }

    /// <summary>The index after what coordinates two nouns of one phrase, or <paramref name="i"/>.</summary>
    public int SkipConjunction(int i, int limit)
    {
        var next = i;
        if (next < limit && text.Word(next) == ",")
        {
            next++;
        }

        if (next < limit && text.Is(next, WordSet.PhraseConjunction))
        {
            next++;
        }

        return next;
    }

    /// <summary>The index after the words that complete a noun, "of the Supreme Court", "from the town", "in Lima", or
    /// <paramref name="i"/>.</summary>
    public int SkipComplement(int i, int limit)
    {
        var end = i;
        for (var phrases = 0; phrases < 3 && end < limit && text.Is(end, WordSet.ComplementPreposition); phrases++)
        {
            var k = end + 1;
            while (k < limit && k - end <= PhraseWords.LongestPhrase && (text.Is(k, WordClass.Determiner) || text.IsPossessive(k)
                || words.IsPhraseWord(k, inside: true) || text.NumberOf(k) is not null) && !text.IsVerbLike(k))
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

    /// <summary>Whether the phrase that ends at <paramref name="end"/> is the subject of what follows: "police said", "the head of the
    /// court told".</summary>
    public bool BeginsClause(int end, int limit, bool afterComma)
    {
        var verb = SkipName(end, limit);
        for (var tries = 0; tries < 2; tries++)
        {
            while (verb < limit && text.IsAdverb(verb))
            {
                verb++;
            }

            if (verb < limit && (text.IsVerbLike(verb) && !text.Is(verb, WordSet.DescribingParticiple)
                || afterComma && text.Is(verb, WordClass.Relative)))
            {
                return true;
            }

            verb = SkipComplement(verb, limit);
        }

        return false;
    }
}
