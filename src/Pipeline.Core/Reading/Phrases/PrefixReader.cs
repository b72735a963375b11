using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Phrases;

/// <summary>Reads what stands before the noun of a phrase: determiners, quantities and the number.</summary>
internal sealed class PrefixReader(AnnotatedText text, PhraseWords words)
{
    /// <summary>Determiners, quantities and the number before a noun.</summary>
    public PhrasePrefix Read(int start, int limit)
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
                i += i + 1 < limit && text.Word(i) == "out" && text.Word(i + 1) == "of" ? 1 : 0; // four out of 12 passengers
                if (i + 1 < limit && text.Word(i) == "of" && text.Is(i + 1, WordClass.Determiner | WordClass.Pronoun | WordClass.Relative))
                {
                    i++;
                    if (text.Is(i, WordClass.Pronoun | WordClass.Relative) && !text.Is(i, WordClass.Determiner) || text.Word(i) == "those")
                    {
                        return new PhrasePrefix(i, number, false, negated);
                    }
                }
                else if (i < limit && text.Word(i) == "of")
                {
                    i++;
                    i = i < limit && text.NumberOf(i) is { } whole && whole.FirstToken == i ? Math.Min(limit, whole.EndToken) : i;
                }
            }
            else if (text.Word(i) == "both" && number is null)
            {
                number = CountingWords.Both(i);
                i++;
                if (i + 1 < limit && text.Word(i) == "of" && text.Is(i + 1, WordClass.Determiner | WordClass.Pronoun))
                {
                    i++;
                }
            }
            else if (text.Is(i, WordClass.Determiner))
            {
                single = text.Is(i, WordSet.SingleDeterminer) || single && text.Word(i) == "other";
                negated |= text.Word(i) == "no";
                i++;
            }
            else if (QuantityOf(i, limit) is > 0 and var length)
            {
                single = false;
                i += length;
            }
            else if (words.IsQuote(i) && i == start)
            {
                i++;
            }
            else
            {
                break;
            }
        }

        return new PhrasePrefix(i, number, single, negated);
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

            if (text.Is(j, WordClass.Closed) || text.IsPunctuation(j) && !words.IsQuote(j))
            {
                break;
            }
        }

        return 0;
    }
}
