using System.Collections.Frozen;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Articles.Letters;

/// <summary>What a line in a letter does there.</summary>
internal enum LetterPhrase
{
    /// <summary>It marks the subject of an answer.</summary>
    Reply,

    /// <summary>It marks the subject of what is passed on.</summary>
    Forward,

    /// <summary>It stands over a letter that is passed on.</summary>
    Forwarded,

    /// <summary>It stands over a letter that is answered.</summary>
    Original,

    /// <summary>It says who wrote what is quoted below.</summary>
    Wrote,

    /// <summary>It names the sender of a letter that is repeated.</summary>
    From,

    /// <summary>It names the time, over letters that are repeated alone.</summary>
    Sent,

    /// <summary>It names anything else over them.</summary>
    Head,

    /// <summary>It is the whole line: "Unsubscribe".</summary>
    Line,

    /// <summary>It begins a footer.</summary>
    Foot,
}

/// <summary>Knows the lines that mail programs and lists add to a letter (<c>Data/letter-phrases.tsv</c>).</summary>
internal static class LetterPhrases
{
    private const string Table = "letter-phrases.tsv";

    // The longest phrase that is listed, and some more.
    private const int MaxPhrase = 80;

    private static readonly FrozenDictionary<LetterPhrase, FrozenSet<string>> Whole = EmbeddedTable.KindRows<LetterPhrase>(Table, 3)
        .GroupBy(row => row.Kind, row => row.Cells[2])
        .ToFrozenDictionary(group => group.Key, group => group.ToFrozenSet(StringComparer.Ordinal));

    private static readonly FrozenDictionary<char, string[]> Feet = Whole[LetterPhrase.Foot].GroupBy(phrase => phrase[0])
        .ToFrozenDictionary(group => group.Key, group => group.ToArray());

    // "on … wrote", or "am … schrieb …" where the name is last.
    private static readonly (string First, string Verb, bool IsLast)[] Frames = [.. Whole[LetterPhrase.Wrote]
        .Select(phrase => phrase.Split('…') is [var first, var verb, .. var rest] && rest.Length <= 1
            ? (first, rest.Length == 0 ? Bare(verb).ToString() : verb, rest.Length == 0)
            : throw new InvalidOperationException($"{Table}: '{phrase}' has no place for a name."))];

    /// <summary>Whether all of a line is a phrase of this kind, whatever marks stand around it.</summary>
    public static bool Is(LetterPhrase kind, ReadOnlySpan<char> line) =>
        Bare(line) is { Length: > 0 and <= MaxPhrase } bare && Whole[kind].Contains(Normal(bare));

    /// <summary>Whether a line begins a footer.</summary>
    public static bool IsFoot(string line)
    {
        var head = Normal(Bare(line.AsSpan(0, Math.Min(line.Length, 2 * MaxPhrase))));
        return head.Length > 0 && Feet.TryGetValue(head[0], out var phrases)
            && Array.Exists(phrases, phrase => head.StartsWith(phrase, StringComparison.Ordinal));
    }

    /// <summary>Whether a line says who wrote what stands below it: "On Friday, 6 Feb 2026 at 09:12, Bo Anker wrote".</summary>
    public static bool IsAttribution(string line)
    {
        var text = Normal(Bare(line));
        // Only programs name the day, the time or the address of who wrote.
        var isExact = text.Contains('@') || HasFourDigits(text) || HasClock(text);
        return isExact && Array.Exists(Frames, frame =>
            text.StartsWith(frame.First, StringComparison.Ordinal) && text.Length > frame.First.Length + frame.Verb.Length
            && (frame.IsLast ? text.EndsWith(frame.Verb, StringComparison.Ordinal) : text.Contains(frame.Verb, StringComparison.Ordinal)));
    }

    private static bool HasFourDigits(string text)
    {
        for (int i = 0, digits = 0; i < text.Length; i++)
        {
            digits = char.IsAsciiDigit(text[i]) ? digits + 1 : 0;
            if (digits == 4)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasClock(string text)
    {
        for (var i = 1; i < text.Length - 1; i++)
        {
            if (text[i] is ':' && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> line) =>
        line.Trim(" \t\u00A0-_*=~|:：.!>»→•·[]()<\"");

    private static string Normal(ReadOnlySpan<char> text) =>
        text.ToString().Replace('’', '\'').Replace('\u00A0', ' ').Replace('\n', ' ').ToLowerInvariant();
}
