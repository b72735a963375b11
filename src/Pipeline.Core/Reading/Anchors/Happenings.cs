using System.Collections.Frozen;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Reading.Anchors;

/// <summary>Kinds of happenings by the words that name them (<c>happenings.tsv</c>).</summary>
internal static class Happenings
{
    private const char Weak = '?';

    private static readonly FrozenDictionary<string, (string Kind, bool IsWeak)> Kinds = EmbeddedTable.Rows("happenings.tsv", 2)
        .SelectMany(row => EmbeddedTable.Words(row[1])
            .Select(word => KeyValuePair.Create(word, (row[0].TrimEnd(Weak), row[0].EndsWith(Weak)))))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The kind that a word, in lower case, surely names; null when it names none.</summary>
    public static string? KindOf(string word) => Kinds.TryGetValue(word, out var named) && !named.IsWeak ? named.Kind : null;

    /// <summary>Whether the word, in lower case, names one.</summary>
    public static bool Name(string word) => Kinds.ContainsKey(word);

    /// <summary>The first word of the sentence that names one, with its kind; a weak one where no other does; null when none
    /// does.</summary>
    public static Happening? In(TokenizedArticle reading, TokenizedArticle.Sentence sentence)
    {
        Happening? weak = null;
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (Kinds.TryGetValue(reading.Word(i), out var named))
            {
                var found = new Happening(i, named.Kind, named.IsWeak);
                if (!named.IsWeak)
                {
                    return found;
                }

                weak ??= found;
            }
        }

        return weak;
    }
}

/// <summary>A word that names a kind of happening.</summary>
/// <param name="Token">Its token.</param>
/// <param name="Kind">The kind: "attack".</param>
/// <param name="IsWeak">Whether a plainer word elsewhere in the lead says it better.</param>
internal readonly record struct Happening(int Token, string Kind, bool IsWeak);
