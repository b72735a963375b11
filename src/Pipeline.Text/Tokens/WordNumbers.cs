using System.Buffers;
using Pipeline.Text.Data;

namespace Pipeline.Text.Tokens;

/// <summary>Numbers the words of a text, so that equal words in any case get one number and one lexeme.</summary>
internal static class WordNumbers
{
    /// <summary>Writes each token's number to <paramref name="numbers"/> and gives their lexemes in order of their numbers.</summary>
    public static Lexeme[] Assign(string text, ReadOnlySpan<Token> tokens, Span<int> numbers)
    {
        // Open addressing, at most half full: a slot holds a number plus one, hashes are kept for growing.
        var slots = Slots(256);
        var words = ArrayPool<Lexeme>.Shared.Rent(tokens.Length / 3 + 16);
        var hashes = ArrayPool<uint>.Shared.Rent(words.Length);
        var mask = 255;
        var count = 0;
        for (var i = 0; i < tokens.Length; i++)
        {
            var raw = text.AsSpan(tokens[i].Span.Start, tokens[i].Span.Length);
            var hash = Hash(raw);
            var slot = (int)hash & mask;
            while (slots[slot] != 0 && (hashes[slots[slot] - 1] != hash || !IsWord(raw, words[slots[slot] - 1].Word)))
            {
                slot = (slot + 1) & mask;
            }

            if (slots[slot] != 0)
            {
                numbers[i] = slots[slot] - 1;
                continue;
            }

            if (count == Math.Min(words.Length, hashes.Length))
            {
                words = Larger(words, count);
                hashes = Larger(hashes, count);
            }

            words[count] = Lexeme.Of(raw, hash);
            hashes[count] = hash;
            numbers[i] = count;
            slots[slot] = ++count;
            if (count * 2 > mask)
            {
                ArrayPool<int>.Shared.Return(slots);
                mask = mask * 2 + 1;
                slots = Slots(mask + 1);
                Fill(slots, mask, hashes.AsSpan(0, count));
            }
        }

        var vocabulary = words.AsSpan(0, count).ToArray();
        ArrayPool<Lexeme>.Shared.Return(words, clearArray: true);
        ArrayPool<uint>.Shared.Return(hashes);
        ArrayPool<int>.Shared.Return(slots);
        return vocabulary;
    }

    private static int[] Slots(int length)
    {
        var slots = ArrayPool<int>.Shared.Rent(length);
        slots.AsSpan(0, length).Clear();
        return slots;
    }

    private static T[] Larger<T>(T[] items, int count)
    {
        var larger = ArrayPool<T>.Shared.Rent(items.Length * 2);
        items.AsSpan(0, count).CopyTo(larger);
        ArrayPool<T>.Shared.Return(items, clearArray: true);
        return larger;
    }

    private static void Fill(int[] slots, int mask, ReadOnlySpan<uint> hashes)
    {
        for (var number = 0; number < hashes.Length; number++)
        {
            var slot = (int)hashes[number] & mask;
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            slots[slot] = number + 1;
        }
    }

    /// <summary>The token in lower case, with a typewriter apostrophe.</summary>
    public static string Folded(ReadOnlySpan<char> raw) => string.Create(raw.Length, raw, (word, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            word[i] = Fold(source[i]);
        }
    });

    /// <summary>Whether the token is <paramref name="word"/> in any case.</summary>
    public static bool IsWord(ReadOnlySpan<char> raw, string word)
    {
        if (raw.Length != word.Length)
        {
            return false;
        }

        for (var i = 0; i < raw.Length; i++)
        {
            if (Fold(raw[i]) != word[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>FNV-1a (Fowler, Noll, Vo) over the folded characters, with a last mix since the slots use the low bits.</summary>
    private static uint Hash(ReadOnlySpan<char> raw)
    {
        var hash = Fnv1a.Basis;
        foreach (var letter in raw)
        {
            hash = Fnv1a.Extend(hash, Fold(letter));
        }

        return hash ^ (hash >> 15);
    }

    private static char Fold(char letter) =>
        letter < 128 ? (uint)(letter - 'A') <= 'Z' - 'A' ? (char)(letter | 0x20) : letter
        : letter == '’' ? '\''
        : char.ToLowerInvariant(letter);
}
