using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Pipeline.Text.Data;

namespace Pipeline.Text.Words;

/// <summary>English words that are written in small letters (<c>ordinary-words.bin</c>): what is none of them
/// and stands in capitals is a name.</summary>
/// <remarks>
/// The table holds a hash a word (<see cref="Fnv1a"/>), in rising order, four bytes each, little endian. About 80,000 words share four
/// billion hashes, so one unknown word in 50,000 is taken for a known one.
/// </remarks>
internal static class OrdinaryWords
{
    private static readonly uint[] Hashes = Load();

    /// <summary>Whether <paramref name="word"/>, given in small letters, is one of them.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => Hashes.AsSpan().BinarySearch(Fnv1a.Hash(word)) >= 0;

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
