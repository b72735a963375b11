using Pipeline.Core.Facts;

namespace Pipeline.Core.Stories.Reading;

/// <summary>The words at a count that make it a part of another: "of them", "of the", "fatally".</summary>
/// <param name="End">The offset after them.</param>
/// <param name="IsBeforeWhole">Whether the whole follows: "three of the 12".</param>
/// <param name="IsOfPronoun">Whether it may stand in the sentence before: "one of them".</param>
internal readonly record struct PartWords(int End, bool IsBeforeWhole, bool IsOfPronoun)
{
    // A space, and the longest of the words.
    private const int Longest = 12;

    /// <summary>The words that stand in a count or right after it.</summary>
    public static PartWords? Of(string body, Evidence count)
    {
        var end = Math.Min(body.Length, count.Offset + count.Length + Longest);
        if (count.Offset >= end)
        {
            return null;
        }

        var text = body[count.Offset..end];
        var latest = count.Length + 1;
        return StatementCues.EndIn(text, StatementCue.ShareOfThem, latest) is { } them ? new(count.Offset + them, false, true)
            : StatementCues.EndIn(text, StatementCue.ShareOfWhole, latest) is { } whole ? new(count.Offset + whole, true, false)
            : StatementCues.EndIn(text, StatementCue.ShareAdverb, latest) is { } adverb ? new(count.Offset + adverb, false, false)
            : null;
    }
}
