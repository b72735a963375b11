namespace Pipeline.Text.Data;

/// <summary>The 32-bit hash of a word that tables built beforehand are keyed by: FNV-1a (Fowler, Noll, Vo)
/// over its UTF-16 code units.</summary>
internal static class Fnv1a
{
    /// <summary>The hash of <paramref name="word"/>; the same on every machine.</summary>
    public static uint Hash(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var letter in word)
        {
            hash = (hash ^ letter) * 16777619u;
        }

        return hash;
    }
}
