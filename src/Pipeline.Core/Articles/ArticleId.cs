using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Core.Articles;

/// <summary>Computes an article's id: the first 16 bytes of SHA-256 over its normalised title and body, in lower-case
/// hexadecimal.</summary>
/// <remarks>Normalised means lower case, letters and digits only: wrapping, typographic quotes and a changed header do not make another
/// article; a changed word does. Title and body are joined, so it makes no difference whether a headline is given as the title or as the
/// body's first line. No Unicode normalisation form is applied: without ICU data (<c>InvariantGlobalization</c>) .NET leaves text as it is,
/// and an id must not depend on the host.</remarks>
public static class ArticleId
{
    /// <summary>The id of an article with this title and body.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="body"/> is null.</exception>
    public static string Compute(string? title, string body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var text = new Normalizer((title?.Length ?? 0) + body.Length);
        text.Append(title);
        text.Append("\n");
        text.Append(body);
        return text.Hash();
    }

    /// <summary>Normalised text, as UTF-8.</summary>
    private ref struct Normalizer(int length)
    {
        // A character takes three bytes at most, and half of a blank before it.
        private readonly byte[] bytes = ArrayPool<byte>.Shared.Rent(length * 4 + 16);
        private int count;
        private bool gap;

        public void Append(ReadOnlySpan<char> text)
        {
            for (var i = 0; i < text.Length;)
            {
                // By far most characters.
                if (text[i] < 128)
                {
                    AppendAscii((byte)text[i]);
                    i++;
                    continue;
                }

                Rune.DecodeFromUtf16(text[i..], out var rune, out var length);
                i += length;
                if (!Rune.IsLetterOrDigit(rune))
                {
                    gap = true;
                    continue;
                }

                CloseGap();
                count += Rune.ToLowerInvariant(rune).EncodeToUtf8(bytes.AsSpan(count));
            }
        }

        /// <summary>The hash; ends the use of this value.</summary>
        public readonly string Hash()
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes.AsSpan(0, count)).AsSpan(0, 16));
            ArrayPool<byte>.Shared.Return(bytes);
            return hash;
        }

        private void AppendAscii(byte letter)
        {
            if (!char.IsAsciiLetterOrDigit((char)letter))
            {
                gap = true;
                return;
            }

            CloseGap();
            bytes[count++] = char.IsAsciiLetterUpper((char)letter) ? (byte)(letter | 0x20) : letter;
        }

        private void CloseGap()
        {
            if (gap && count > 0)
            {
                bytes[count++] = (byte)' ';
            }

            gap = false;
        }
    }
}
