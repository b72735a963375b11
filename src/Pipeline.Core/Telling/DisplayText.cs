using System.Globalization;
using System.Text;

namespace Pipeline.Core.Telling;

/// <summary>Makes foreign text fit to be shown as plain text: one line, nothing invisible, never cut inside a character.</summary>
public static class DisplayText
{
    /// <summary>Marks and joiners on one character beyond this many are dropped. Living scripts and emoji need fewer; stacked marks
    /// ("zalgo") make characters of thousands of code units, which no budget could cut.</summary>
    private const int MarksPerCharacter = 12;

    /// <summary>Cleaned, and shortened to <paramref name="longest"/> code units at the end of a text element.</summary>
    public static string Line(string? text, int longest) => string.Concat(Runs(text, longest).Select(run => run.Text));

    /// <summary>The same, or null when nothing remains.</summary>
    public static string? LineOrNull(string? text, int longest) => Line(text, longest) is { Length: > 0 } line ? line : null;

    /// <summary>The same as runs, none of them marked; empty when nothing remains.</summary>
    public static IReadOnlyList<TextRun> Runs(string? text, int longest)
    {
        if (string.IsNullOrEmpty(text))
        {
            return [];
        }

        // Enough of it that more cannot matter, unless most of it is invisible, and then it may end early.
        var enough = text.Length > 20L * longest + 1000 ? text[..(20 * longest + 1000)] : text;
        return MarkedText.From(enough, []).Shorten(longest);
    }

    /// <summary>A link that is safe to show: absolute http or https, host in ASCII, no user name, <c>|</c>, <c>&lt;</c> and <c>&gt;</c>
    /// percent-encoded, at most 2,000 characters; otherwise null.</summary>
    public static string? Link(Uri? url)
    {
        if (url is not { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo.Length: 0 } || url.IdnHost.Length == 0)
        {
            return null;
        }

        var port = url.IsDefaultPort ? "" : $":{url.Port}";
        var host = url.HostNameType == UriHostNameType.IPv6 ? $"[{url.IdnHost}]" : url.IdnHost;
        var link = $"{url.Scheme}://{host}{port}{url.GetComponents(
            UriComponents.PathAndQuery | UriComponents.Fragment | UriComponents.KeepDelimiter, UriFormat.UriEscaped)}"
            .Replace("|", "%7C", StringComparison.Ordinal)
            .Replace("<", "%3C", StringComparison.Ordinal)
            .Replace(">", "%3E", StringComparison.Ordinal);
        return link.Length <= 2000 && link.All(c => c is > ' ' and < (char)0x7F) ? link : null;
    }

    /// <summary>Feeds <paramref name="keep"/> what remains of <paramref name="text"/>, with the index that each piece came from.</summary>
    /// <remarks>White space of any kind becomes one space, lone surrogates U+FFFD. Dropped are control characters, noncharacters, letters
    /// that show nothing, and format characters: bidirectional overrides and isolates, zero-width spaces, tags. Joiners (U+200C, U+200D)
    /// stay between characters beyond ASCII, where Persian, Indic scripts and emoji need them.</remarks>
    public static void Clean(string text, Action<Rune, int> keep)
    {
        var gapAt = -1;
        var any = false;
        var marks = 0;
        var previous = default(Rune);
        for (var i = 0; i < text.Length;)
        {
            var at = i;
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length) != System.Buffers.OperationStatus.Done)
            {
                (rune, length) = (Rune.ReplacementChar, 1);
            }

            i += length;
            if (Rune.IsWhiteSpace(rune) || ShowsNothing(rune))
            {
                gapAt = gapAt < 0 ? at : gapAt;
                continue;
            }

            var category = Rune.GetUnicodeCategory(rune);
            var isJoiner = rune.Value is 0x200C or 0x200D;
            if (isJoiner)
            {
                var next = Rune.DecodeFromUtf16(text.AsSpan(i), out var following, out _) == System.Buffers.OperationStatus.Done
                    ? following
                    : default;
                if (!any || gapAt >= 0 || previous.IsAscii || next.IsAscii
                    || Rune.GetUnicodeCategory(next) == UnicodeCategory.Format || Rune.IsWhiteSpace(next))
                {
                    continue;
                }
            }
            else if (category is UnicodeCategory.Control or UnicodeCategory.Format
                || (rune.Value & 0xFFFE) == 0xFFFE
                || rune.Value is >= 0xFDD0 and <= 0xFDEF)
            {
                continue;
            }

            var isMark = isJoiner
                || category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;
            if (isMark && ++marks > MarksPerCharacter)
            {
                continue;
            }

            if (!isMark && previous.Value != 0x200D)
            {
                marks = 0;
            }

            if (gapAt >= 0 && any)
            {
                keep(new Rune(' '), gapAt);
            }

            gapAt = -1;
            any = true;
            previous = rune;
            keep(rune, at);
        }
    }

    // Hangul fillers, the empty Braille pattern, the Mongolian vowel separator: letters to Unicode, nothing to the eye.
    private static bool ShowsNothing(Rune rune) => rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800 or 0x180E;
}

/// <summary>A piece of text that is marked throughout or not at all.</summary>
public readonly record struct TextRun(string Text, bool IsMarked);
