using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Words;
using Pipeline.Text;

namespace Pipeline.Core.Reading.Phrases;

/// <summary>Reads victims of whom nothing is said but their names: one person, or those that "and" joins.</summary>
internal sealed class NameReader(AnnotatedText text)
{
    /// <summary>The persons whose names begin at <paramref name="start"/>: "killed Ann Lee and Bob Ray".</summary>
    public NounPhrase? At(int start, int limit)
    {
        if (NameAt(start, limit) is not { } end)
        {
            return null;
        }

        var (count, last) = (1, end);
        for (var listed = 2; NameAfter(end, limit, out var isJoined) is { } next && listed <= PhraseWords.MostPhrases; listed++)
        {
            end = next;
            if (isJoined)
            {
                // "killed Ann Lee, Bob Ray said" lists nobody: an "and" stands before the last of a list.
                (count, last) = (listed, end);
            }
        }

        return Named(start, last, count);
    }

    /// <summary>The persons whose names end before <paramref name="end"/>, an age after each included: "Ann Lee, 41, and Bob Ray,
    /// 43,".</summary>
    public NounPhrase? Before(int end, int min)
    {
        if (NameBefore(end, min) is not { } first)
        {
            return null;
        }

        var count = 1;
        var left = first - 1;
        if (left > min && text.Is(left, WordSet.ListConjunction))
        {
            while (count < PhraseWords.MostPhrases && (NameBefore(left, min) ?? NameBefore(left - 1, min, comma: left - 1)) is { } next)
            {
                (first, left) = (next, next - 1);
                count++;
                if (left <= min || text.Word(left) != ",")
                {
                    break;
                }
            }
        }

        return Named(first, end, count);
    }

    private static NounPhrase Named(int first, int end, int count) => count == 1
        ? new NounPhrase(first, end, null, IsSingle: true, IsNegated: false, OwnsThing: false, [])
        : NounPhrase.Of(new StatedNumber(first, first, end, new Quantity(count), false), end);

    private int? NameAt(int start, int limit) =>
        start < limit && text.NameAt(start) is var end and > 0 && end <= limit && !text.Is(start, WordClass.Closed) ? end : null;

    /// <summary>The end of the name after "and", a comma or both.</summary>
    private int? NameAfter(int end, int limit, out bool isJoined)
    {
        var next = end < limit && text.Word(end) == "," ? end + 1 : end;
        isJoined = next < limit && text.Is(next, WordSet.ListConjunction);
        next += isJoined ? 1 : 0;
        return next > end ? NameAt(next, limit) : null;
    }

    private int? NameBefore(int end, int min, int comma) => comma > min && text.Word(comma) == "," ? NameBefore(end, min) : null;

    private int? NameBefore(int end, int min)
    {
        if (end - 3 > min && text.Word(end - 1) == "," && text.Word(end - 3) == ","
            && text.Article.Tokens[end - 2].Kind == TokenKind.Number)
        {
            end -= 3; // Ann Lee, 41,
        }

        for (var start = end - 1; start >= Math.Max(min, end - PhraseSteps.LongestName); start--)
        {
            if (text.NameAt(start) is var nameEnd and > 0)
            {
                return nameEnd == end && !text.Is(start, WordClass.Closed) ? start : null;
            }
        }

        return null;
    }
}
