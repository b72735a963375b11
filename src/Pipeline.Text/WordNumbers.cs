namespace Pipeline.Text;

/// <summary>Numbers the words of a text, so that equal words in any case get one number and one string.</summary>
internal static class WordNumbers
{
    /// <summary>Writes each token's number to <paramref name="numbers"/> and gives the words in order of their numbers.</summary>
    public static string[] Assign(string text, ReadOnlySpan<Token> tokens, Span<int> numbers)
    {
        var words = new List<string>(tokens.Length / 3 + 16);

        // Open addressing, at most half full: slots hold a number plus one, hashes are kept for growing.
        var slots = new int[256];
        var hashes = new List<uint>(words.Capacity);
        for (var i = 0; i < tokens.Length; i++)
        {
            var raw = text.AsSpan(tokens[i].Span.Start, tokens[i].Span.Length);
            var hash = Hash(raw);
            var slot = (int)hash & (slots.Length - 1);
            while (slots[slot] != 0 && (hashes[slots[slot] - 1] != hash || !IsWord(raw, words[slots[slot] - 1])))
            {
                slot = (slot + 1) & (slots.Length - 1);
            }

            if (slots[slot] == 0)
            {
                words.Add(string.Create(raw.Length, raw, (word, source) => Fold(source, word)));
                hashes.Add(hash);
                slots[slot] = words.Count;
                if (words.Count * 2 > slots.Length)
                {
                    slots = Grown(slots.Length * 2, hashes);
                }

                numbers[i] = words.Count - 1;
            }
            else
            {
                numbers[i] = slots[slot] - 1;
            }
        }

        return [.. words];
    }

    private static int[] Grown(int length, List<uint> hashes)
    {
        var slots = new int[length];
        for (var number = 0; number < hashes.Count; number++)
        {
            var slot = (int)hashes[number] & (length - 1);
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & (length - 1);
            }

            slots[slot] = number + 1;
        }

        return slots;
    }

    /// <summary>FNV-1a (Fowler, Noll, Vo) over the folded characters, with a last mix since the slots use the low bits.</summary>
    private static uint Hash(ReadOnlySpan<char> raw)
    {
        var hash = 2166136261u;
        foreach (var letter in raw)
        {
            hash = (hash ^ Fold(letter)) * 16777619u;
        }

        return hash ^ (hash >> 15);
    }

    private static bool IsWord(ReadOnlySpan<char> raw, string word)
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

    private static void Fold(ReadOnlySpan<char> source, Span<char> word)
    {
        for (var i = 0; i < source.Length; i++)
        {
            word[i] = Fold(source[i]);
        }
    }

    private static char Fold(char letter) =>
        letter < 128 ? (uint)(letter - 'A') <= 'Z' - 'A' ? (char)(letter | 0x20) : letter
        : letter == '’' ? '\''
        : char.ToLowerInvariant(letter);
}
