using System.Globalization;
using System.Text;

namespace Pipeline.Local.Rendering;

/// <summary>Text that strangers wrote, for a terminal: names of drops, titles, and messages of errors that repeat them.</summary>
/// <remarks>A control character could move the cursor over what stands there, a line break forge a line of the log, a bidirectional override
/// turn a name around.</remarks>
internal static class TerminalText
{
    // Persian, Indic scripts and emoji are spelled with them.
    private const int NonJoiner = 0x200C;
    private const int Joiner = 0x200D;

    /// <summary>One line without control and format characters; white space of any kind is a space.</summary>
    public static string Line(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                line.Append(' ');
            }
            else if (rune.Value is NonJoiner or Joiner || !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
            {
                line.Append(rune.ToString());
            }
        }

        return line.ToString();
    }
}
