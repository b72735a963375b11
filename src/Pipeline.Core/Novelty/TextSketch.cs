using System.Buffers.Binary;
using Pipeline.Text.Data;

namespace Pipeline.Core.Novelty;

/// <summary>Recognises near-duplicate texts by the smallest hashes of their word runs.</summary>
/// <remarks>
/// Broder, "On the resemblance and containment of documents" (1997): the share of common values among the k smallest hashes of two
/// texts' shingles estimates the resemblance (shared shingles over all shingles). With k = 32 the standard error at a resemblance of
/// 0.5 is √(0.25/32) ≈ 0.09. Shingles are four words; FNV-1a is the hash.
/// </remarks>
internal static class TextSketch
{
    /// <summary>Hashes kept per text.</summary>
    public const int Size = 32;

    /// <summary>Resemblance from which two texts count as one report: an edited wire copy keeps well over half of its word runs, two
    /// reporters on one event share few.</summary>
    public const double NearDuplicate = 0.5;

    private const int ShingleWords = 4;

    /// <summary>The sketch of <paramref name="text"/>, in Base64; empty for a text without words.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = WordHashes(text);
        var hashes = new SortedSet<uint>();
        for (var i = 0; i + Math.Min(ShingleWords, words.Count) <= words.Count && words.Count > 0; i++)
        {
            var hash = Fnv1a.Basis;
            for (var k = i; k < Math.Min(i + ShingleWords, words.Count); k++)
            {
                hash = Fnv1a.Extend(hash, words[k]);
            }

            // FNV's high bits mix poorly over few steps; a final avalanche makes "smallest" mean "random".
            hash ^= hash >> 15;
            hash *= 0x2C1B3C6D;
            hash ^= hash >> 12;
            if (hashes.Count < Size || hash < hashes.Max)
            {
                hashes.Add(hash);
                if (hashes.Count > Size)
                {
                    hashes.Remove(hashes.Max);
                }
            }
        }

        var bytes = new byte[hashes.Count * sizeof(uint)];
        var position = 0;
        foreach (var hash in hashes)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(position), hash);
            position += sizeof(uint);
        }

        return Convert.ToBase64String(bytes);
    }

    /// <summary>Estimated resemblance of two sketched texts, 0 to 1; 0 when either is empty.</summary>
    /// <exception cref="FormatException">A sketch is not Base64.</exception>
    public static double Resemblance(string left, string right)
    {
        var a = Read(left);
        var b = Read(right);
        if (a.Length == 0 || b.Length == 0)
        {
            return 0;
        }

        // Of the k smallest of the union, how many are in both.
        var union = a.Union(b).Order().Take(Math.Min(Size, Math.Max(a.Length, b.Length))).ToArray();
        return (double)union.Count(hash => Array.BinarySearch(a, hash) >= 0 && Array.BinarySearch(b, hash) >= 0) / union.Length;
    }

    private static List<uint> WordHashes(string text)
    {
        var words = new List<uint>(text.Length / 6);
        var hash = Fnv1a.Basis;
        var inWord = false;
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character))
            {
                hash = Fnv1a.Extend(hash, char.ToLowerInvariant(character));
                inWord = true;
            }
            else if (inWord)
            {
                words.Add(hash);
                hash = Fnv1a.Basis;
                inWord = false;
            }
        }

        if (inWord)
        {
            words.Add(hash);
        }

        return words;
    }

    private static uint[] Read(string sketch)
    {
        var bytes = Convert.FromBase64String(sketch);
        var hashes = new uint[bytes.Length / sizeof(uint)];
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(i * sizeof(uint)));
        }

        return hashes;
    }
}
