namespace Pipeline.Core.Articles;

/// <summary>The control characters of Latin-1, U+0080 to U+009F, as what they were meant for: in texts that were once decoded wrongly they are the
/// quotes, dashes and letters that Windows-1252 has there.</summary>
/// <remarks>Raw they are commands to a terminal: U+009B begins what ESC [ begins. Each is replaced by one character, so that every place in a text
/// stays what it was.</remarks>
internal static class Latin1Controls
{
    // WHATWG HTML, numeric character reference end state; 0 where Windows-1252 has nothing.
    private const string Windows1252 =
        "\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0"
        + "\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178";

    /// <summary>What Windows-1252 has at a code from 0x80 to 0x9F; null for another code, and where it has nothing.</summary>
    public static char? ShownBy(int code) => code is >= 0x80 and < 0xA0 && Windows1252[code - 0x80] is var shown and not '\0' ? shown : null;

    /// <summary>The text with each of them replaced; by a blank where Windows-1252 has nothing.</summary>
    public static string Show(string text) => text.AsSpan().IndexOfAnyInRange('\u0080', '\u009F') < 0
        ? text
        : string.Create(text.Length, text, static (into, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                into[i] = from[i] is >= '\u0080' and <= '\u009F' ? ShownBy(from[i]) ?? ' ' : from[i];
            }
        });
}
