using System.Buffers;

namespace Pipeline.Core.Articles;

/// <summary>Letters that typesetters cast as one, as text copied out of a PDF has them: "ﬁ" for "fi".</summary>
internal static class Ligatures
{
    /// <summary>The ligatures of Latin (U+FB00 to U+FB06).</summary>
    public const string Letters = "\uFB00\uFB01\uFB02\uFB03\uFB04\uFB05\uFB06";

    private static readonly string[] Parts = ["ff", "fi", "fl", "ffi", "ffl", "st", "st"];

    /// <summary>The set of <see cref="Letters"/>.</summary>
    public static SearchValues<char> All { get; } = SearchValues.Create(Letters);

    /// <summary>The letters of one of <see cref="All"/>.</summary>
    public static string Of(char ligature) => Parts[ligature - '\uFB00'];

    /// <summary>A text with its ligatures taken apart.</summary>
    public static string Apart(string text) => text.AsSpan().ContainsAny(All)
        ? string.Concat(text.Select(character => All.Contains(character) ? Of(character) : character.ToString()))
        : text;
}
