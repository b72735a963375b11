using Pipeline.Text.Data;
using Pipeline.Text.Tokens;

namespace Pipeline.Text.Places;

/// <summary>What is called after a place or a people and does not mean it (<c>place-idioms.tsv</c>): "French fries",
/// "a Panama hat".</summary>
internal static class PlaceIdioms
{
    private static readonly Dictionary<string, HashSet<string>> Followers = DataFile.WordRows("place-idioms.tsv")
        .ToDictionary(row => row.Key, row => row.Words.ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);

    /// <summary>Whether the name that is the token at <paramref name="first"/> alone makes such a phrase with the next word or two.</summary>
    public static bool Begins(TokenizedText tokens, int first) =>
        first + 1 < tokens.Count && Followers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(tokens.Raw(first), out var followers)
        && (followers.Contains(tokens.Word(first + 1))
            || first + 2 < tokens.Count && followers.Contains($"{tokens.Word(first + 1)}_{tokens.Word(first + 2)}"));
}
