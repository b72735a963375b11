using System.Globalization;

namespace Pipeline.Core.Reading.Numbers;

/// <summary>Words for a place in a row: "third", "12th".</summary>
internal static class Ordinals
{
    private const int LongestDigits = 4;

    /// <summary>The place that a lower-case word names, from the second on: who is first says of nobody before.</summary>
    public static int? PlaceOf(string word)
    {
        if (NumberWords.Is(word, NumberWordKind.Ordinal, out var value))
        {
            return (int)value;
        }

        var digits = word.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and <= LongestDigits && NumberWords.Is(word[digits..], NumberWordKind.Ending, out _)
            && int.Parse(word.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture) is > 1 and var place
            ? place
            : null;
    }
}
