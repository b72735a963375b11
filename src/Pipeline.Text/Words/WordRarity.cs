using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;
using Pipeline.Text.Data;

namespace Pipeline.Text.Words;

/// <summary>How rare a word is in general English (<c>word-frequencies.tsv</c>).</summary>
/// <remarks>Words are known by their 32-bit numbers: of ten million other words some twenty are taken for one of the list's
/// eight thousand.</remarks>
internal static class WordRarity
{
    // Open addressing, at most half full; no word has the number 0.
    private const int Room = 1 << 15;
    private static readonly (uint[] Words, float[] Rarities) Table = Load();

    /// <summary>Inverse document frequency of a lower-case word, scaled to 0 (in every text) to 1 (in none).</summary>
    public static double Of(string word)
    {
        var (words, rarities) = Table;
        var slot = SlotOf(words, FeatureHash.Of(word));
        return words[slot] == 0 ? 1 : rarities[slot];
    }

    private static int SlotOf(uint[] words, uint word)
    {
        var slot = (int)word & (Room - 1);
        while (words[slot] != 0 && words[slot] != word)
        {
            slot = (slot + 1) & (Room - 1);
        }

        return slot;
    }

    // Runs once over thousands of rows, before the runtime would think of optimizing it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static (uint[] Words, float[] Rarities) Load()
    {
        var words = new uint[Room];
        var rarities = new float[Room];
        var most = 0.0;
        Span<char> letters = stackalloc char[64];
        var rest = DataFile.Bytes("word-frequencies.tsv").AsSpan();
        while (!rest.IsEmpty)
        {
            var end = rest.IndexOf((byte)'\n');
            var row = end < 0 ? rest : rest[..end];
            rest = end < 0 ? default : rest[(end + 1)..];
            var tab = row.IndexOf((byte)'\t');
            if (tab <= 0 || row[0] == '#')
            {
                continue;
            }

            if (!Utf8Parser.TryParse(row[(tab + 1)..], out int pieces, out _))
            {
                throw new InvalidDataException("word-frequencies.tsv has a row without a number.");
            }

            if (row[0] == '*')
            {
                most = Math.Log(pieces + 1);
                continue;
            }

            var word = FeatureHash.Of(letters[..Encoding.UTF8.GetChars(row[..tab], letters)]);
            var slot = SlotOf(words, word);
            words[slot] = word;
            rarities[slot] = (float)(1 - Math.Log(pieces + 1) / most);
        }

        return (words, rarities);
    }
}
