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
        var text = Normalize($"{title}\n{body}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
    }

    private static string Normalize(string text)
    {
        var normalized = new StringBuilder(text.Length);
        var gap = false;
        Span<char> units = stackalloc char[2];
        foreach (var rune in text.EnumerateRunes())
        {
            if (!Rune.IsLetterOrDigit(rune))
            {
                gap = true;
                continue;
            }

            if (gap && normalized.Length > 0)
            {
                normalized.Append(' ');
            }

            gap = false;
            normalized.Append(units[..Rune.ToLowerInvariant(rune).EncodeToUtf16(units)]);
        }

        return normalized.ToString();
    }
}
