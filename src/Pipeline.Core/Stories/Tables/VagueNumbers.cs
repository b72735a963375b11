using System.Collections.Frozen;
using Pipeline.Core.Facts;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Stories.Tables;

/// <summary>Words for numbers that nobody counted (<c>vague-numbers.tsv</c>).</summary>
internal static class VagueNumbers
{
    private const string List = "vague-numbers.tsv";

    private static readonly FrozenDictionary<string, (long Least, long Most, CountBound Bound)> Ranges = EmbeddedTable.Rows(List, 4)
        .ToFrozenDictionary(cells => cells[0], Parse, StringComparer.OrdinalIgnoreCase);

    /// <summary>The words.</summary>
    public static IEnumerable<string> Words => Ranges.Keys;

    /// <summary>The least and the most that a word can mean; null for one that is none of them.</summary>
    public static (long Least, long Most)? Find(string word) => Ranges.TryGetValue(word, out var range) ? (range.Least, range.Most) : null;

    /// <summary>The word of a quantity that a text states by one; null where it says more, "more than a dozen", or a number.</summary>
    /// <param name="words">The words that state it, each between spaces.</param>
    /// <param name="quantity">What they were read as.</param>
    public static string? Of(string words, Quantity quantity) => Words.FirstOrDefault(word =>
        words.Contains($" {word} ", StringComparison.Ordinal) && Ranges[word] is var (least, most, bound)
        && least <= quantity.Value && quantity.Value <= most && bound == quantity.Bound);

    /// <summary>Whether the word is a noun: "dozens of people", but "several people".</summary>
    public static bool TakesOf(string word) => word.EndsWith('s') && !word.Contains(' ', StringComparison.Ordinal);

    private static (long Least, long Most, CountBound Bound) Parse(string[] cells)
    {
        var (least, most) = (EmbeddedTable.Number(List, cells[1]), EmbeddedTable.Number(List, cells[2]));
        return least < most ? (least, most, EmbeddedTable.Value<CountBound>(List, cells[3])) : throw new InvalidOperationException($"{List}: '{cells[0]}' is no range.");
    }
}
