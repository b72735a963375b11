using System.Buffers;
using System.Text;

namespace Pipeline.Core.Articles;

/// <summary>Tells UTF-16 without a byte-order mark from binary data.</summary>
/// <remarks>In UTF-16 the high byte of a blank, a full stop and a Latin letter is zero, so zeros stand at even places alone or at odd ones
/// alone, and nothing that comes out is a control character or half a pair.</remarks>
internal static class UnmarkedUtf16
{
    // Fewer bytes prove nothing.
    private const int LeastBytes = 32;

    // A stray zero or two stand at even places alone by chance.
    private const int LeastZeros = 4;

    // Of so many characters one at least has a zero: text in any script has blanks and full stops.
    private const int CharactersPerZero = 40;

    private static readonly SearchValues<char> NoText = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 32).Where(code => code is not (9 or 10 or 12 or 13)).Select(code => (char)code)));

    /// <summary>The encoding, or null when the bytes are something else.</summary>
    public static Encoding? Of(ReadOnlySpan<byte> content)
    {
        if (content.Length < LeastBytes || content.Length % 2 != 0 || !content.Contains((byte)0))
        {
            return null;
        }

        var (even, odd) = (0, 0);
        for (var i = 0; i < content.Length; i += 2)
        {
            even += content[i] == 0 ? 1 : 0;
            odd += content[i + 1] == 0 ? 1 : 0;
        }

        var encoding = even == 0 ? Encoding.Unicode : odd == 0 ? Encoding.BigEndianUnicode : null;
        return encoding is not null && even + odd >= LeastZeros && (even + odd) * CharactersPerZero >= content.Length / 2
            && IsText(encoding.GetString(content))
            ? encoding
            : null;
    }

    // Half a pair comes out as the replacement character.
    private static bool IsText(string text) => !text.AsSpan().ContainsAny(NoText) && !text.Contains('\uFFFD', StringComparison.Ordinal);
}
