using System.Globalization;
using Pipeline.Faults.Trouble;

namespace Pipeline.Faults.Checking;

/// <summary>Looks in the lines of processes for what a name must not bring into them.</summary>
internal static class LogLines
{
    /// <summary>What is wrong with a line; null when nothing is.</summary>
    /// <remarks>A line break in a name can't be seen in the line, only the line that it begins.</remarks>
    public static string? ProblemOf(string line)
    {
        var raw = line.FirstOrDefault(IsCommand);
        return raw != default ? string.Create(CultureInfo.InvariantCulture, $"U+{(int)raw:X4}")
            : line.StartsWith(OddNames.Forgery, StringComparison.Ordinal) ? "a line that a name forged"
            : null;
    }

    // Commands to a terminal, breaks of a line, and what turns its order around.
    private static bool IsCommand(char character) => (char.IsControl(character) && character != '\t')
        || character is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
