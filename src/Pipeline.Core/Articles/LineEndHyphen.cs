using System.Collections.Frozen;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Articles;

/// <summary>Tells the hyphen that a typesetter put at the end of a line from one that belongs to the word.</summary>
/// <remarks>A word goes on in small letters; "Amsel-/Oderney" and "mid-/1990s" are compounds. So are words whose first part is known to
/// begin compounds ("twenty-/three"), and words that the text has with their hyphen elsewhere.</remarks>
internal static class LineEndHyphen
{
    private static readonly Lazy<FrozenSet<string>> CompoundParts =
        new(() => EmbeddedTable.Rows("compound-parts.tsv", 1).Select(row => row[0]).ToFrozenSet(StringComparer.OrdinalIgnoreCase));

    /// <summary>Whether a character may be a hyphen at the end of a line.</summary>
    public static bool Is(char character) => character is '-' or '\u2010' or '\u00AD' or '\u00AC';

    /// <summary>What becomes of a hyphen at the end of a line.</summary>
    /// <param name="before">The text up to the hyphen, without it.</param>
    /// <param name="after">The text of the next line.</param>
    public static HyphenFate Judge(ReadOnlySpan<char> before, ReadOnlySpan<char> after)
    {
        var first = before[WordStart(before)..];
        if (first.IsEmpty || after.IsEmpty || !char.IsLetter(first[^1]))
        {
            return after.IsEmpty || before.IsEmpty || !char.IsLetterOrDigit(before[^1]) || !char.IsLetterOrDigit(after[0])
                ? HyphenFate.None
                : HyphenFate.Kept;
        }

        return char.IsLower(after[0])
            ? CompoundParts.Value.GetAlternateLookup<ReadOnlySpan<char>>().Contains(first) || IsCompound(before)
                ? HyphenFate.Kept
                : HyphenFate.Dropped
            : char.IsLetterOrDigit(after[0]) ? HyphenFate.Kept : HyphenFate.None;
    }

    private static int WordStart(ReadOnlySpan<char> text)
    {
        var start = text.Length;
        while (start > 0 && char.IsLetter(text[start - 1]))
        {
            start--;
        }

        return start;
    }

    // "state-of-the-/art" has hyphens of its own already.
    private static bool IsCompound(ReadOnlySpan<char> before) => WordStart(before) is > 0 and var start && Is(before[start - 1]);
}

/// <summary>What becomes of a hyphen at the end of a line.</summary>
internal enum HyphenFate
{
    /// <summary>It is a dash, or nothing goes on behind it: the line ends there.</summary>
    None,

    /// <summary>It belongs to the word, which goes on.</summary>
    Kept,

    /// <summary>It belongs to the line: the word is one without it.</summary>
    Dropped,
}
