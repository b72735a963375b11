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

    private static HashSet<string> Words(string name) =>
        new(name.Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.OrdinalIgnoreCase);
}
