using Pipeline.Core.Articles.Dates;

namespace Pipeline.Core.Articles.Readers;

/// <summary>Reads the lines that say who wrote a text.</summary>
internal static class Bylines
{
    private const int Longest = 90;
    private const int MostNames = 9;

    private static readonly string[] Particles =
        ["and", "&", "de", "da", "del", "di", "van", "von", "der", "den", "bin", "al", "el", "la", "le", "in", "for"];

    /// <summary>The people of "By Jane Doe and Cal Orr"; null when the line says anything else.</summary>
    public static string? Names(string line)
    {
        if (!line.StartsWith("By ", StringComparison.OrdinalIgnoreCase) && !line.StartsWith("By: ", StringComparison.OrdinalIgnoreCase)
            || line.Length > Longest || line[^1] is '.' or '!' or '?' or ':')
        {
            return null;
        }

        var names = line[3..].Trim();
        var words = names.Split([' ', ',', '|', '/'], StringSplitOptions.RemoveEmptyEntries);
        // "By Monday" is a day, "By the river" a place.
        return words.Length is > 0 and <= MostNames && Array.TrueForAll(words, IsOfName) && !Array.TrueForAll(words, IsDay) ? names : null;
    }

    private static bool IsOfName(string word) => char.IsUpper(word[0]) && !word.Any(char.IsDigit) || Array.IndexOf(Particles, word) >= 0;

    private static bool IsDay(string word) =>
        Array.IndexOf(Particles, word) >= 0 || DateWords.Find(DateLexer.Tokens(word), 0, out _) is { Weekdays: not 0 } or { Months: not 0 };
}
