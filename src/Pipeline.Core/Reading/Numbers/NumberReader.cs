using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Numbers;

/// <summary>Reads the numbers of an article that can count people: find and parse, join ranges, then bound.</summary>
/// <remarks>Leaves out dates, years, ages, times of day, money, percentages, measures, ordinals, decimals and numbers that are part of
/// a name. What a number counts is for the caller to see.</remarks>
internal static class NumberReader
{
    /// <summary>The numbers of <paramref name="reading"/> in text order; they do not overlap.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="reading"/> is null.</exception>
    public static IReadOnlyList<StatedNumber> Read(TokenizedArticle reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        var numbers = new List<StatedNumber>();
        foreach (var sentence in reading.Sentences)
        {
            var start = sentence.FirstToken;
            for (var i = start; i < sentence.EndToken; i++)
            {
                if (!CanBegin(reading, i) || NumberParser.Parse(reading, i, sentence.EndToken) is not { } span)
                {
                    continue;
                }

                var (quantity, first, end, vague) = Range(reading, span, start, sentence.EndToken);
                end = AfterCorrected(reading, end, sentence.EndToken);
                if (NumberUse.CountsNoPeople(reading, first, end, quantity.Value, sentence))
                {
                    i = end - 1;
                    continue;
                }

                var (from, to, bound, increment) = NumberBounds.Read(reading, first, end, start, sentence.EndToken);
                if (quantity.Bound == CountBound.Exact)
                {
                    quantity = new Quantity(quantity.Value, vague ? CountBound.AtLeast : bound ?? CountBound.Exact);
                }

                numbers.Add(new StatedNumber(from, first, to, quantity, increment));
                start = to;
                i = to - 1;
            }
        }

        return numbers;
    }

    private static bool CanBegin(TokenizedArticle reading, int token)
    {
        var first = reading.Raw(token)[0];
        if (char.IsAsciiDigit(first))
        {
            return true;
        }

        return char.IsAsciiLetter(first) && NumberWords.CanBegin(reading.Word(token));
    }

    /// <summary>"10 to 12", "10-12", "between 10 and 12", "two or three"; not "rose from 10 to 12".</summary>
    private static (Quantity Quantity, int First, int End, bool Vague) Range(TokenizedArticle reading, NumberSpan low, int start, int limit)
    {
        var plain = (new Quantity(low.Value), low.FirstToken, low.EndToken, low.IsVague);
        if (low.IsVague || low.EndToken + 1 >= limit)
        {
            return plain;
        }

        var before = low.FirstToken > start ? reading.Word(low.FirstToken - 1) : "";
        var joiner = reading.Word(low.EndToken);
        var between = before == "between" && joiner == "and";
        if (!between && !(Lexicon.Find(joiner).Is(WordSet.RangeJoiner) && before is not ("from" or "by")))
        {
            return plain;
        }

        if (NumberParser.Parse(reading, low.EndToken + 1, limit) is not { IsVague: false } high)
        {
            return plain;
        }

        // In "3 to 4 million" the scale is said once.
        var from = low.Value < 1000 && high.Value >= 1_000_000
            && low.EndToken - low.FirstToken == 1 ? low.Value * Scale(high.Value) : low.Value;
        var near = joiner != "or" || high.Value - from <= 10;
        return high.Value > from && near
            ? (Quantity.Range(from, high.Value), between ? low.FirstToken - 1 : low.FirstToken, high.EndToken, false)
            : plain;
    }

    /// <summary>The end of "14, not 15," behind 14: the number that a text takes back is none of its own.</summary>
    private static int AfterCorrected(TokenizedArticle reading, int end, int limit)
    {
        if (end + 3 >= limit || reading.Word(end) != "," || reading.Word(end + 1) != "not"
            || NumberParser.Parse(reading, end + 2, limit) is not { } wrong)
        {
            return end;
        }

        return wrong.EndToken < limit && reading.Word(wrong.EndToken) == "," ? wrong.EndToken + 1 : wrong.EndToken;
    }

    private static long Scale(long value) => value >= 1_000_000_000 ? 1_000_000_000 : 1_000_000;
}
