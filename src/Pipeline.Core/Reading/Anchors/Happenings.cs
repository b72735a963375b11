using System.Collections.Frozen;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Anchors;

/// <summary>Kinds of happenings by the words that name them (<c>happenings.tsv</c>).</summary>
internal static class Happenings
{
    private static readonly FrozenDictionary<string, string> Kinds = WordList.Read("happenings.tsv", 2)
        .SelectMany(row => WordList.Words(row[1]).Select(word => KeyValuePair.Create(word, row[0])))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The kind that a lower-case word names; null for most words.</summary>
    public static string? Of(string word) => Kinds.GetValueOrDefault(word);
}
