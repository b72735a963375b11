using System.Collections.Immutable;

namespace Pipeline.Core.Stories.Rules;

/// <summary>Compares names of people as texts write them.</summary>
internal static class PersonNames
{
    /// <summary>Whether one may be short for the other: "Ruel" is "Ana Ruel".</summary>
    public static bool AreSame(string name, string other)
    {
        var (left, right) = (Words(name), Words(other));
        return left.IsSubsetOf(right) || right.IsSubsetOf(left);
    }

    /// <summary>The words of names, by which most pairs can be told apart without comparing them.</summary>
    public static HashSet<string> WordsOf(IEnumerable<string> names) => names.Aggregate(new HashSet<string>(StringComparer.OrdinalIgnoreCase), (words, name) =>
    {
        words.UnionWith(Words(name));
        return words;
    });

    /// <summary>Whether a name of one list may be one of the other.</summary>
    /// <param name="names">The names.</param>
    /// <param name="words">Their words.</param>
    /// <param name="others">The other names.</param>
    public static bool Share(IReadOnlyList<string> names, HashSet<string> words, ImmutableList<string> others)
    {
        if (names.Count == 0)
        {
            return false;
        }

        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var other in others)
        {
            foreach (var word in other.AsSpan().Split(' '))
            {
                if (lookup.Contains(other.AsSpan(word)) && names.Any(name => AreSame(name, other)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static HashSet<string> Words(string name) =>
        new(name.Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
