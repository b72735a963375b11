using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>What a line that stands around a text does there.</summary>
internal enum PagePhrase
{
    /// <summary>It is the whole line: "Advertisement".</summary>
    Line,

    /// <summary>It leads to another story: "Read also: …".</summary>
    Story,

    /// <summary>It heads other stories, adverts or sharing.</summary>
    Others,

    /// <summary>It heads what readers wrote.</summary>
    Readers,

    /// <summary>It begins a line behind a text that is no sentence: "Tags: …".</summary>
    Tail,

    /// <summary>It begins one that may be a sentence: "Sign up for …".</summary>
    Offer,

    /// <summary>It begins an offer that speaks to readers or a credit that names people; sentences begin so too.</summary>
    Open,

    /// <summary>A word that an offer says to readers, or a credit beside names.</summary>
    Reader,

    /// <summary>It stands before the names of the authors.</summary>
    Byline,

    /// <summary>It stands before the time of publication.</summary>
    Dated,

    /// <summary>It stands before the time of a later change.</summary>
    Changed,

    /// <summary>It stands before the name of who took a picture.</summary>
    Credit,

    /// <summary>"The post … appeared first on …".</summary>
    Syndicated,
}

/// <summary>Knows the usual lines around a text in large languages (<c>Data/page-phrases.tsv</c>).</summary>
internal static class PagePhrases
{
    private const string Table = "page-phrases.tsv";

    // The longest phrase that is listed, and some more.
    private const int MaxHead = 80;

    // "by", "van der": what stands between names in small letters.
    private const int MaxParticle = 3;

    private static readonly FrozenDictionary<PagePhrase, FrozenSet<string>> Whole = EmbeddedTable.KindRows<PagePhrase>(Table, 3)
        .GroupBy(row => row.Kind, row => Normal(row.Cells[2], row.Cells[2].Length) is { Length: > 0 } phrase
            ? phrase
            : throw new InvalidOperationException($"{Table}: '{row.Cells[2]}' has no word."))
        .ToFrozenDictionary(group => group.Key, group => group.ToFrozenSet(StringComparer.Ordinal));

    private static readonly FrozenDictionary<PagePhrase, FrozenDictionary<char, string[]>> Beginnings = Whole.ToFrozenDictionary(
        pair => pair.Key,
        pair => pair.Value.GroupBy(phrase => phrase[0]).ToFrozenDictionary(
            group => group.Key, group => group.OrderByDescending(phrase => phrase.Length).ToArray()));

    private static readonly (string First, string Middle)[] Framed = [.. EmbeddedTable.KindRows<PagePhrase>(Table, 3)
        .Where(row => row.Kind == PagePhrase.Syndicated)
        .Select(row => row.Cells[2].Split(" … ") is [var first, var middle]
            ? (first, middle)
            : throw new InvalidOperationException($"{Table}: '{row.Cells[2]}' has no words between."))];

    /// <summary>Whether all of the line is a phrase of this kind, whatever marks stand around it.</summary>
    public static bool Is(PagePhrase kind, string line) => line.Length <= MaxHead && Whole[kind].Contains(Normal(line, MaxHead));

    /// <summary>How many characters of <paramref name="line"/> a phrase of this kind takes at its beginning; 0 when none stands
    /// there.</summary>
    public static int Beginning(PagePhrase kind, string line)
    {
        var head = Normal(line, MaxHead);
        if (head.Length == 0 || !Beginnings[kind].TryGetValue(head[0], out var phrases))
        {
            return 0;
        }

        foreach (var phrase in phrases)
        {
            if (head.StartsWith(phrase, StringComparison.Ordinal)
                && (head.Length == phrase.Length || !IsWord(head[phrase.Length]) || IsIdeograph(phrase[^1]) || !IsWord(phrase[^1])))
            {
                return PlaceAfter(line, phrase);
            }
        }

        return 0;
    }

    /// <summary>Whether what stands behind the first words of an offer or a credit makes it one: a word or an address for readers, or
    /// nothing but names.</summary>
    public static bool SpeaksToReaders(ReadOnlySpan<char> rest)
    {
        var (words, isNames) = (0, true);
        foreach (var range in rest.SplitAny(" \n,;:|/()"))
        {
            var word = rest[range].Trim(".!?\"'“”‘’*–—-");
            if (word.IsEmpty)
            {
                continue;
            }

            words++;
            if (word.IndexOfAny('@', '©') >= 0 || word.StartsWith("http", StringComparison.OrdinalIgnoreCase)
                || word.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
                || word.Length <= MaxHead && Whole[PagePhrase.Reader].Contains(word.ToString().ToLowerInvariant().Replace('’', '\'')))
            {
                return true;
            }

            isNames &= char.IsUpper(word[0]) || char.IsAsciiDigit(word[0]) || word.Length <= MaxParticle;
        }

        return isNames || words <= 1;
    }

    /// <summary>Where "The post … appeared first on …" begins as the last sentence of <paramref name="text"/>; -1 when there is no
    /// such.</summary>
    public static int Syndicated(string text)
    {
        const int longest = 500;
        var from = Math.Max(0, text.Length - longest);
        var end = text.AsSpan(from);
        foreach (var (first, middle) in Framed)
        {
            var at = end.LastIndexOf(middle, StringComparison.OrdinalIgnoreCase);
            if (at <= 0 || HasSentenceEnd(end[(at + middle.Length)..].TrimEnd()))
            {
                continue;
            }

            var start = end[..at].LastIndexOf(first, StringComparison.OrdinalIgnoreCase);
            if (start == 0 && from == 0 || start > 0 && !char.IsLetterOrDigit(end[start - 1]))
            {
                return from + start;
            }
        }

        return -1;
    }

    /// <summary>Whether the line ends as a sentence does, quotes and brackets behind its mark passed over.</summary>
    public static bool EndsSentence(ReadOnlySpan<char> line)
    {
        var text = line.TrimEnd(" \t\n\"'”’»)]“‘›」』）");
        if (line.TrimEnd() is [.., ']'] && text.TrimEnd("0123456789") is [.., '[']  and var cited)
        {
            // "… he said.[12]"
            text = cited[..^1].TrimEnd("[] 0123456789");
        }

        return text.Length > 0 && text[^1] is '.' or '!' or '?' or '…' or '。' or '！' or '？' or '।' or '؟' or '۔' or '｡';
    }

    private static bool HasSentenceEnd(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length - 1; i++)
        {
            if (text[i] is '.' or '!' or '?' && text[i + 1] == ' ')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Lower case, one blank between words, a # for each number, without marks at its ends.</summary>
    private static string Normal(string text, int most)
    {
        var normal = new StringBuilder(Math.Min(text.Length, most));
        var gap = false;
        foreach (var character in text)
        {
            if (normal.Length >= most)
            {
                break;
            }

            if (char.IsWhiteSpace(character))
            {
                gap = normal.Length > 0;
                continue;
            }

            if (normal.Length == 0 && !IsHead(character))
            {
                continue;
            }

            if (gap)
            {
                normal.Append(' ');
                gap = false;
            }

            if (!char.IsAsciiDigit(character))
            {
                normal.Append(character == '’' ? '\'' : char.ToLowerInvariant(character));
            }
            else if (normal.Length == 0 || normal[^1] != '#')
            {
                normal.Append('#');
            }
        }

        var end = normal.Length;
        while (end > 0 && !IsWord(normal[end - 1]) && normal[end - 1] is not ('#' or '@'))
        {
            end--;
        }

        return end > 0 || normal.Length == 0 ? normal.ToString(0, end) : normal.ToString();
    }

    /// <summary>The place behind the phrase in the line as it is written.</summary>
    private static int PlaceAfter(string line, string phrase)
    {
        var wanted = phrase.Count(character => IsWord(character));
        var at = 0;
        for (; at < line.Length && wanted > 0; at++)
        {
            wanted -= IsWord(line[at]) ? 1 : 0;
        }

        return Math.Max(at, 1);
    }

    private static bool IsHead(char character) =>
        IsWord(character) || char.IsAsciiDigit(character) || character is '©' or 'ⓒ' or '(' or '#';

    private static bool IsWord(char character) => !char.IsAsciiDigit(character) && (char.IsLetter(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    private static bool IsIdeograph(char character) => character is >= '\u3040' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF';
}
