namespace Pipeline.Text.Data;

/// <summary>FNV-1a (Fowler, Noll, Vo; http://www.isthe.com/chongo/tech/comp/fnv/) over UTF-16 code units, in 32 and 64 bits: the hash
/// that tables built beforehand and stored sketches are keyed by, the same on every machine.</summary>
public static class Fnv1a
{
    /// <summary>The 32-bit hash of nothing, to begin with.</summary>
    public const uint Basis = 2166136261;

    /// <summary>The 64-bit hash of nothing, to begin with.</summary>
    public const ulong Basis64 = 14695981039346656037;

    private const uint Prime = 16777619;
    private const ulong Prime64 = 1099511628211;

    /// <summary>The hash of what was hashed so far and one more unit.</summary>
    public static uint Extend(uint hash, uint unit) => (hash ^ unit) * Prime;

    /// <summary>The 64-bit hash of what was hashed so far and one more code unit.</summary>
    public static ulong Extend64(ulong hash, char letter) => (hash ^ letter) * Prime64;

    /// <summary>The 32-bit hash of <paramref name="word"/>.</summary>
    public static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = Basis;
        foreach (var letter in word)
        {
            hash = Extend(hash, letter);
        }

        return hash;
    }
}
