using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Pipeline.Text.Casing;

/// <summary>English words that are written in small letters (<c>ordinary-words.bin</c>): what is none of them and stands in capitals is a name.</summary>
/// <remarks>
/// The table holds a 32-bit hash a word, in rising order, four bytes each, little endian. About 80,000 words share four billion
/// hashes, so one unknown word in 50,000 is taken for a known one.
/// </remarks>
internal static class OrdinaryWords
{
    private static readonly uint[] Hashes = Load();

    /// <summary>Whether <paramref name="word"/>, given in small letters, is one of them.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => Hashes.AsSpan().BinarySearch(Hash(word)) >= 0;

    /// <summary>FNV-1a (Fowler, Noll, Vo), 32 bits, over the word's UTF-16 code units.</summary>
    internal static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var letter in word)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        return hash;
    }

    private static uint[] Load()
    {
        var hashes = MemoryMarshal.Cast<byte, uint>(DataFile.Bytes("ordinary-words.bin")).ToArray();
        if (!BitConverter.IsLittleEndian)
        {
            BinaryPrimitives.ReverseEndianness(hashes, hashes);
        }

        return hashes;
    }
}
