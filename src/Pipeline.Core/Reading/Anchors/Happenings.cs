using System.Collections.Frozen;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Anchors;

/// <summary>Kinds of happenings by the words that name them (<c>happenings.tsv</c>).</summary>
internal static class Happenings
{
    private static readonly FrozenDictionary<string, string> Kinds = WordList.Read("happenings.tsv", 2)
        .SelectMany(row => WordList.Words(row[1]).Select(word => KeyValuePair.Create(word, row[0])))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The first word of the sentence that names one, with its kind; null when none does.</summary>
    public static (int Token, string Kind)? In(TokenizedArticle reading, TokenizedArticle.Sentence sentence)
    {
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (Kinds.TryGetValue(reading.Word(i), out var kind))
            {
                return (i, kind);
            }
        }

        return null;
    }
}
