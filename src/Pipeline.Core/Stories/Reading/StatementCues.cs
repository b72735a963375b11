using System.Collections.Frozen;
using System.Text;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Stories.Reading;

/// <summary>What words in a sentence say of what it states.</summary>
internal enum StatementCue
{
    Revision,
    Return,
    Attribution,
}

/// <summary>Finds cues (<c>statement-cues.tsv</c>).</summary>
internal static class StatementCues
{
    private const string List = "statement-cues.tsv";

    private static readonly FrozenDictionary<StatementCue, string[]> Phrases = EmbeddedTable.Rows(List, 2)
        .GroupBy(cells => EmbeddedTable.Value<StatementCue>(List, cells[0]), cells => WordsOf(cells[1]))
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    /// <summary>Whether the sentence has a cue.</summary>
    public static bool Has(string sentence, StatementCue cue)
    {
        var words = WordsOf(sentence);
        return Array.Exists(Phrases[cue], phrase => words.Contains(phrase, StringComparison.Ordinal));
    }

    /// <summary>The words of a text in lower case, each between spaces, so that a phrase is found as a whole.</summary>
    public static string WordsOf(string text)
    {
        var words = new StringBuilder(text.Length + 2).Append(' ');
        foreach (var character in text)
        {
            if (char.IsLetterOrDigit(character))
            {
                words.Append(char.ToLowerInvariant(character));
            }
            else if (words[^1] != ' ')
            {
                words.Append(' ');
            }
        }

        return words[^1] == ' ' ? words.ToString() : words.Append(' ').ToString();
    }
}
