using System.Collections.Frozen;
using System.Text;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Stories.Reading;

/// <summary>What words in a sentence say of what it states.</summary>
internal enum StatementCue
{
    Revision,
    Return,
    ShareOfThem,
    ShareOfWhole,
    ShareAdverb,
    Attribution,
    FollowUp,
    Other,
    Aggregate,
    ThisYear,
    Claim,
    Network,
    Happening,
    Suspected,
    Confirmed,
    Where,
}

/// <summary>Finds cues (<c>statement-cues.tsv</c>).</summary>
internal static class StatementCues
{
    private const string List = "statement-cues.tsv";

    private static readonly FrozenDictionary<StatementCue, string[]> Phrases = EmbeddedTable.Rows(List, 2)
        .GroupBy(cells => EmbeddedTable.Value<StatementCue>(List, cells[0]), cells => WordsOf(cells[1]))
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    // The phrases by their first words, so that one pass over a sentence finds them.
    private static readonly FrozenDictionary<string, (string Phrase, StatementCue Cue)[]> ByFirstWord = Phrases
        .SelectMany(cue => cue.Value, (cue, phrase) => (Phrase: phrase, Cue: cue.Key))
        .GroupBy(one => one.Phrase[1..one.Phrase.IndexOf(' ', 1)], StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>Whether a word in lower case is a cue by itself.</summary>
    public static bool Is(string word, StatementCue cue) => ByFirstWord.TryGetValue(word, out var phrases)
        && Array.Exists(phrases, one => one.Cue == cue && one.Phrase.Length == word.Length + 2);

    /// <summary>Whether the sentence has a cue.</summary>
    public static bool Has(string sentence, StatementCue cue) => In(sentence).Has(cue);

    /// <summary>All cues of a sentence.</summary>
    public static CueSet In(string sentence)
    {
        var found = default(CueSet);
        var byFirstWord = ByFirstWord.GetAlternateLookup<ReadOnlySpan<char>>();
        var words = WordsOf(sentence).AsSpan();
        while (words[1..].IndexOf(' ') is > 0 and var length)
        {
            foreach (var (phrase, cue) in byFirstWord.TryGetValue(words.Slice(1, length), out var phrases) ? phrases : [])
            {
                found = words.StartsWith(phrase, StringComparison.Ordinal) ? found.With(cue) : found;
            }

            words = words[(length + 1)..];
        }

        return found;
    }

    /// <summary>How many characters from <paramref name="at"/> the nearest words of the cue begin; null where there are none.</summary>
    public static int? DistanceTo(string sentence, StatementCue cue, int at)
    {
        int? nearest = null;
        foreach (var words in Phrases[cue].Select(phrase => phrase.Trim()))
        {
            for (var i = sentence.IndexOf(words, StringComparison.OrdinalIgnoreCase); i >= 0;
                i = sentence.IndexOf(words, i + 1, StringComparison.OrdinalIgnoreCase))
            {
                nearest = nearest is { } known ? Math.Min(known, Math.Abs(i - at)) : Math.Abs(i - at);
            }
        }

        return nearest;
    }

    /// <summary>The index after the first words of the cue that begin in the text at or before <paramref name="latest"/>; null where none
    /// do.</summary>
    public static int? EndIn(string text, StatementCue cue, int latest)
    {
        foreach (var phrase in Phrases[cue])
        {
            var words = phrase.Trim();
            var at = text.IndexOf(words, StringComparison.OrdinalIgnoreCase);
            var end = at + words.Length;
            if (at >= 0 && at <= latest && (at == 0 || !char.IsLetterOrDigit(text[at - 1]))
                && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return end;
            }
        }

        return null;
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
