using Pipeline.Core.Reading.Numbers;
using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Frames;

/// <summary>Reads how many everybody is: "everyone on board (58)", "everyone on board, all 58 of them".</summary>
internal sealed class EverybodyReader(AnnotatedText text)
{
    // Words between everybody and their number: "on board the ferry,".
    private const int Farthest = 9;

    /// <summary>The number of those whom the word at <paramref name="i"/> says to be all.</summary>
    public StatedNumber? At(int i, int limit)
    {
        if (i + 1 >= limit || !text.Is(i, WordSet.Everybody) || text.NumberOf(i + 1) is not null)
        {
            return null;
        }

        for (var k = i + 1; k < Math.Min(limit, i + Farthest) && !text.IsVerbLike(k) && text.Word(k) is not ";"; k++)
        {
            if (text.NumberOf(k) is { } number)
            {
                return text.Word(k - 1) is "(" or "all" ? number : null;
            }
        }

        return null;
    }

    /// <summary>The number of everybody in the words before <paramref name="end"/>.</summary>
    public StatedNumber? Before(int end, int min)
    {
        for (var i = end - 1; i >= Math.Max(min, end - Farthest - 4) && !text.IsVerbLike(i); i--)
        {
            if (At(i, end) is { } number)
            {
                return number;
            }
        }

        return null;
    }
}
