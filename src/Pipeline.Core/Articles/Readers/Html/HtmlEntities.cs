using System.Text;
using AngleSharp.Html;

namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>Decodes character references as the HTML standard has them: 2,231 names, numbers, and numbers that mean Windows-1252.</summary>
internal static class HtmlEntities
{
    // CounterClockwiseContourIntegral, the longest name.
    private const int MaxName = 31;

    /// <summary>The text with its references replaced; what is no reference stays.</summary>
    public static ReadOnlyMemory<char> Decode(ReadOnlyMemory<char> text)
    {
        var source = text.Span;
        var at = source.IndexOf('&');
        if (at < 0)
        {
            return text;
        }

        var decoded = new StringBuilder(source.Length);
        var position = 0;
        while (at >= 0)
        {
            decoded.Append(source[position..at]);
            position = at;
            if (Reference(source[(at + 1)..], out var length) is { } symbol)
            {
                decoded.Append(symbol);
                position += length + 1;
            }
            else
            {
                decoded.Append('&');
                position++;
            }

            at = source[position..].IndexOf('&') is var next and >= 0 ? position + next : -1;
        }

        return decoded.Append(source[position..]).ToString().AsMemory();
    }

    private static string? Reference(ReadOnlySpan<char> text, out int length)
    {
        if (text is ['#', ..])
        {
            return Number(text, out length);
        }

        length = 0;
        while (length < text.Length && length <= MaxName && char.IsAsciiLetterOrDigit(text[length]))
        {
            length++;
        }

        if (length is 0 or > MaxName)
        {
            return null;
        }

        var name = text[..length].ToString();
        if (length < text.Length && text[length] == ';')
        {
            length++;
            return HtmlEntityProvider.Resolver.GetSymbol(name + ';');
        }

        return HtmlEntityProvider.Resolver.GetSymbol(name);
    }

    private static string? Number(ReadOnlySpan<char> text, out int length)
    {
        var isHex = text.Length > 1 && text[1] is 'x' or 'X';
        var start = isHex ? 2 : 1;
        var code = 0;
        for (length = start; length < text.Length && Digit(text[length], isHex) is var digit and >= 0; length++)
        {
            // More than 0x10FFFF is no character, however many digits follow.
            code = Math.Min(code * (isHex ? 16 : 10) + digit, 0x110000);
        }

        if (length == start)
        {
            return null;
        }

        length += length < text.Length && text[length] == ';' ? 1 : 0;
        // &#128; to &#159; show what Windows-1252 has there.
        if (Latin1Controls.ShownBy(code) is { } shown)
        {
            return shown.ToString();
        }

        return code != 0 && Rune.IsValid(code) ? new Rune(code).ToString() : "\uFFFD";
    }

    private static int Digit(char character, bool isHex) =>
        char.IsAsciiDigit(character) ? character - '0' : isHex && char.IsAsciiHexDigit(character) ? (character | 0x20) - 'a' + 10 : -1;
}
