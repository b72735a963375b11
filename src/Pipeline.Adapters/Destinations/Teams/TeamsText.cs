using System.Text;

namespace Pipeline.Adapters.Destinations.Teams;

/// <summary>Makes text harmless in a card.</summary>
internal static class TeamsText
{
    /// <summary>For TextRuns, which know no Markdown: text functions (<c>{{DATE(…)}}</c>), template expressions (<c>${…}</c>, <c>@{…}</c>)
    /// and mentions are broken by a space. Mentions are elements with or without attributes (<c>&lt;at id="0"&gt;</c>), so their name is
    /// what is broken.</summary>
    public static string Inert(string text)
    {
        while (text.Contains("{{", StringComparison.Ordinal))
        {
            text = text.Replace("{{", "{ {", StringComparison.Ordinal);
        }

        return text.Replace("${", "$ {", StringComparison.Ordinal).Replace("@{", "@ {", StringComparison.Ordinal)
            .Replace("<at", "< at", StringComparison.OrdinalIgnoreCase).Replace("</at", "< /at", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>For a TextBlock, which parses Markdown: each character that Markdown or HTML gives a meaning is one that looks like it and
    /// has none. Escapes would be kept by one client and shown by another.</summary>
    public static string Plain(string text)
    {
        text = Inert(text);
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            plain.Append(text[i] switch
            {
                '*' => '\u2217',
                '_' => '\uFF3F',
                '~' => '\u223C',
                '`' => '\u02CB',
                '\\' => '\u2216',
                '[' => '\uFF3B',
                ']' => '\uFF3D',
                '<' => '\u2039',
                '>' => '\u203A',
                '#' => '\uFF03',
                '|' => '\u2223',

                // "&lt;" is a character, "AT&T" is not.
                '&' when BeginsEntity(text, i) => '\uFF06',

                // Lists begin so: "- ", "+ ", "1. ", "1) ".
                '-' or '+' when i == 0 => text[0] == '-' ? '\u2013' : '\uFF0B',
                '.' when IsNumber(text, i) => '\u2024',
                ')' when IsNumber(text, i) => '\uFF09',

                // What has no scheme is no address.
                ':' when i + 2 < text.Length && text[i + 1] == '/' && text[i + 2] == '/' => '\uA789',
                var other => other,
            });
        }

        return plain.ToString();
    }

    private static bool BeginsEntity(string text, int at) =>
        at + 1 < text.Length && (text[at + 1] == '#' || char.IsAsciiLetter(text[at + 1])) && text.IndexOf(';', at) > 0;

    private static bool IsNumber(string text, int end) =>
        end is > 0 and < 10 && text.AsSpan(0, end).IndexOfAnyExceptInRange('0', '9') < 0
        && (end + 1 == text.Length || text[end + 1] == ' ');
}
