using System.Buffers;

namespace Pipeline.Text.KeyPhrases;

/// <summary>The distinct phrases of a text in order of first appearance, to be found by their words.</summary>
/// <remarks>A text has hundreds and each lives as long as one call: they stand in arrays that are lent and given back.
/// Not safe for concurrent use.</remarks>
internal sealed class PhraseCandidates : IDisposable
{
    private PhraseCandidate[] items;

    // Open addressing, at most half full: a slot holds the index plus one.
    private int[] slots;
    private int mask;
    private int count;

    /// <summary>Makes room for about <paramref name="expected"/> phrases.</summary>
    public PhraseCandidates(int expected)
    {
        items = ArrayPool<PhraseCandidate>.Shared.Rent(expected);
        mask = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)expected * 2 + 16) - 1;
        slots = Slots(mask);
    }

    /// <summary>All of them, those taken out included.</summary>
    public Span<PhraseCandidate> All => items.AsSpan(0, count);

    /// <summary>Index of the phrase with these words; -1 when there is none.</summary>
    public int IndexOf(PhraseCandidate.Words words)
    {
        var index = slots[SlotOf(words)] - 1;
        return index >= 0 && items[index].Count > 0 ? index : -1;
    }

    /// <summary>Counts an occurrence of the phrase with these words.</summary>
    /// <param name="words">Its words.</param>
    /// <param name="span">Where it stands.</param>
    /// <param name="first">Its first word.</param>
    /// <param name="isName">Whether it is a name.</param>
    public void Add(PhraseCandidate.Words words, TextSpan span, in PhraseWord first, bool isName)
    {
        var slot = SlotOf(words);
        if (slots[slot] != 0)
        {
            items[slots[slot] - 1].Occurs(span, first.IsCapital);
            return;
        }

        if (count == items.Length)
        {
            var larger = ArrayPool<PhraseCandidate>.Shared.Rent(count * 2);
            All.CopyTo(larger);
            ArrayPool<PhraseCandidate>.Shared.Return(items);
            items = larger;
        }

        items[count++] = new PhraseCandidate(words, span, first.Sentence, isName, first.IsCapital);
        slots[slot] = count;
        if (count * 2 > mask)
        {
            Grow();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<PhraseCandidate>.Shared.Return(items);
        ArrayPool<int>.Shared.Return(slots);
        (items, slots, count) = ([], [], 0);
    }

    private int SlotOf(PhraseCandidate.Words words)
    {
        var slot = Hash(words) & mask;
        while (slots[slot] != 0 && items[slots[slot] - 1].Parts != words)
        {
            slot = (slot + 1) & mask;
        }

        return slot;
    }

    private void Grow()
    {
        ArrayPool<int>.Shared.Return(slots);
        mask = mask * 2 + 1;
        slots = Slots(mask);
        for (var i = 0; i < count; i++)
        {
            slots[SlotOf(items[i].Parts)] = i + 1;
        }
    }

    private static int[] Slots(int last)
    {
        var empty = ArrayPool<int>.Shared.Rent(last + 1);
        empty.AsSpan(0, last + 1).Clear();
        return empty;
    }

    /// <summary>Multiplicative hashing of the three numbers, with the last mix of MurmurHash3 (Appleby, public domain).</summary>
    private static int Hash(PhraseCandidate.Words words)
    {
        var hash = ((uint)words.First * 0x9E3779B1u + (uint)words.Second) * 0x85EBCA6Bu + (uint)words.Third;
        hash = (hash ^ (hash >> 16)) * 0xC2B2AE35u;
        return (int)(hash ^ (hash >> 15));
    }
}
