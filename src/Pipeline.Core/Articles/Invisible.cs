using System.Buffers;

namespace Pipeline.Core.Articles;

/// <summary>Characters that nobody sees but that break words apart: control characters, soft hyphens, zero-width spaces and bidirectional
/// marks.</summary>
/// <remarks>The control characters of Latin-1 (U+0080 to U+009F) are none of them: in practice they are dashes and quotes, and leaving them
/// out would join the words around them (<see cref="Latin1Controls"/>). Zero-width joiners stay, for Persian, Indic scripts and emoji
/// are spelled with them; so does every kind of white space. Bidirectional overrides must go: they let a hostile text show something else
/// than what was analysed (CVE-2021-42574).</remarks>
internal static class Invisible
{
    public static SearchValues<char> Characters { get; } = SearchValues.Create(string.Concat(
        Range('\u0000', '\u0008'), Range('\u000E', '\u001F'), "\u007F\u00AD\u200B\u200E\u200F",
        Range('\u202A', '\u202E'), Range('\u2060', '\u2064'), Range('\u2066', '\u2069'), "\uFEFF"));

    private static readonly SearchValues<char> Controls = SearchValues.Create(Range('\u0000', '\u0008') + Range('\u000E', '\u001F'));

    /// <summary>The text without them.</summary>
    public static string Strip(string text) => text.AsSpan().IndexOfAny(Characters) < 0
        ? text
        : string.Concat(text.Where(character => !Characters.Contains(character)));

    /// <summary>The text without control characters that are no white space: none of them means anything, and in JSON and XML each is a
    /// fault.</summary>
    public static string StripControls(string text) => text.AsSpan().IndexOfAny(Controls) < 0
        ? text
        : string.Concat(text.Where(character => !Controls.Contains(character)));

    private static string Range(char first, char last) => string.Concat(Enumerable.Range(first, last - first + 1).Select(c => (char)c));
}
