using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Phrases;

/// <summary>Ages that count the people they are given for: "The brothers, 30 and 33, died" tells of two.</summary>
internal static class Ages
{
    private const int MostAges = 8;

    /// <summary>The phrase with the number that the ages after it count, where it has none of its own.</summary>
    public static NounPhrase Counted(AnnotatedText text, NounPhrase phrase)
    {
        if (phrase.Number is not null || phrase.OwnsThing || phrase.Conjuncts is not [{ Noun.IsPlural: true } only] || phrase.IsNegated)
        {
            return phrase;
        }

        var count = text.Article.Tokens.Count;
        var i = only.End;
        if (i + 1 >= count || text.Word(i) is not ("," or "("))
        {
            return phrase;
        }

        i += text.Is(i + 1, WordSet.AgesWord) ? 2 : 1;
        var ages = 0;
        while (i < count && ages < MostAges && IsAge(text, i))
        {
            ages++;
            i++;
            if (i + 1 < count && text.Word(i) == "," && text.Word(i + 1) == "and")
            {
                i += 2;
            }
            else if (i < count && text.Word(i) is "," or "and")
            {
                i++;
            }
        }

        return ages < 2 || text.Word(i - 1) == "and" ? phrase : phrase with
        {
            Number = new StatedNumber(phrase.First, phrase.First, only.End, new Quantity(ages), false),
        };
    }

    private static bool IsAge(AnnotatedText text, int token) =>
        text.NumberOf(token) is null
        && text.Article.Raw(token) is { Length: <= 2 } raw && char.IsAsciiDigit(raw[0]) && char.IsAsciiDigit(raw[^1]);
}
