using System.Collections.Frozen;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Stories.Tables;

/// <summary>Words for numbers that nobody counted (<c>vague-numbers.tsv</c>).</summary>
internal static class VagueNumbers
{
    private const string List = "vague-numbers.tsv";

    private static readonly FrozenDictionary<string, (long Least, long Most)> Ranges = EmbeddedTable.Rows(List, 3)
        .ToFrozenDictionary(cells => cells[0], Parse, StringComparer.OrdinalIgnoreCase);

    /// <summary>The words.</summary>
    public static IEnumerable<string> Words => Ranges.Keys;

    /// <summary>The least and the most that a word can mean; null for one that is none of them.</summary>
    public static (long Least, long Most)? Find(string word) => Ranges.TryGetValue(word, out var range) ? range : null;

    private static (long Least, long Most) Parse(string[] cells)
    {
        var (least, most) = (EmbeddedTable.Number(List, cells[1]), EmbeddedTable.Number(List, cells[2]));
        return least < most ? (least, most) : throw new InvalidOperationException($"{List}: '{cells[0]}' is no range.");
    }
}
