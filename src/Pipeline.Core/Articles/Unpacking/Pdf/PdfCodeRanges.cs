using System.Globalization;

namespace Pipeline.Core.Articles.Unpacking.Pdf;

/// <summary>Counts the codes that a font's map of characters names by ranges, before the library fills a table with each of them: one line
/// of forty characters may name four billion.</summary>
internal static class PdfCodeRanges
{
    private const int LongestCode = 8;

    /// <summary>Takes from the budget what the ranges in some content name.</summary>
    /// <exception cref="PdfBudgetException">It is too much.</exception>
    public static void Count(ReadOnlySpan<byte> content, PdfBudget budget)
    {
        while (content.IndexOf("beginbfrange"u8) is var start and >= 0)
        {
            content = content[(start + "beginbfrange"u8.Length)..];
            // Each range is two codes and what they stand for: a code, or a list of codes that itself is counted by its length.
            while (Code(ref content) is { } low && Code(ref content) is { } high)
            {
                budget.TakeCodes(high > low ? high - low + 1 : 1);
                SkipTarget(ref content);
            }
        }
    }

    /// <summary>The number between angle brackets that stands next; null when something else does.</summary>
    private static long? Code(ref ReadOnlySpan<byte> content)
    {
        var rest = SkipBlanks(content);
        if (rest.IsEmpty || rest[0] != '<' || rest.IndexOf((byte)'>') is not (> 0 and var end))
        {
            return null;
        }

        content = rest[(end + 1)..];
        Span<char> digits = stackalloc char[LongestCode + 1];
        var count = 0;
        foreach (var digit in rest[1..end])
        {
            if (char.IsAsciiHexDigit((char)digit))
            {
                if (count > LongestCode - 1)
                {
                    // A code of more than four bytes names more than anybody has.
                    return long.MaxValue / 2;
                }

                digits[count++] = (char)digit;
            }
        }

        return count == 0 ? 0 : long.Parse(digits[..count], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
    }

    private static void SkipTarget(ref ReadOnlySpan<byte> content)
    {
        var rest = SkipBlanks(content);
        var end = rest.IsEmpty ? -1 : rest.IndexOf(rest[0] == '[' ? (byte)']' : (byte)'>');
        content = end < 0 ? [] : rest[(end + 1)..];
    }

    private static ReadOnlySpan<byte> SkipBlanks(ReadOnlySpan<byte> content)
    {
        content = content.TrimStart(" \t\r\n\f\0"u8);
        while (!content.IsEmpty && content[0] == '%')
        {
            var end = content.IndexOfAny((byte)'\r', (byte)'\n');
            content = end < 0 ? [] : content[end..].TrimStart(" \t\r\n\f\0"u8);
        }

        return content;
    }
}
