using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Pipeline.Core.Articles;

/// <summary>Turns a drop's bytes into text, or says why they are none.</summary>
/// <remarks>
/// A byte-order mark decides (UTF-8, UTF-16); without one, bytes that are valid UTF-8 are UTF-8 whatever the drop declares, since text in
/// another encoding is practically never valid UTF-8 by accident. The rest is what the drop declares (<see cref="DeclaredEncoding"/>),
/// and Windows-1252 where it declares nothing, unless the result cannot be Western text. A few broken bytes among sound UTF-8 cost nothing
/// else: those that mean something in Windows-1252 are read so, as pages put together of two sources have them. The byte-order mark is not
/// part of the text. The same bytes always give the same text.
/// </remarks>
internal static class TextDecoder
{
    private const int Utf8CodePage = 65001;
    private const int WesternCodePage = 1252;

    // More than one in fifty control characters is a binary format; real texts hold a stray form feed or escape at most.
    private const int CharactersPerControl = 50;

    private const string KnownEncodings = "UTF-8, UTF-16 and the encodings of web pages are read";

    private static readonly Encoding Windows1252 = DeclaredEncoding.Of(WesternCodePage);

    private static readonly SearchValues<byte> UndefinedIn1252 = SearchValues.Create([0x81, 0x8D, 0x8F, 0x90, 0x9D]);

    // Control characters that are no white space, and the replacement character, which stands for bytes that are no text.
    private static readonly SearchValues<char> NoText = SearchValues.Create(string.Concat(
        Enumerable.Range(0, 160).Select(code => (char)code).Where(code => char.IsControl(code) && !char.IsWhiteSpace(code))) + '\uFFFD');

    /// <summary>The text of <paramref name="content"/>, or the reason why it has none.</summary>
    public static Rejection? Decode(ReadOnlySpan<byte> content, string? contentType, out string text)
    {
        if (content is [0xEF, 0xBB, 0xBF, .. var utf8])
        {
            text = Encoding.UTF8.GetString(utf8);
        }
        else if (content is [0xFF, 0xFE, .. var littleEndian])
        {
            text = Encoding.Unicode.GetString(littleEndian);
        }
        else if (content is [0xFE, 0xFF, .. var bigEndian])
        {
            text = Encoding.BigEndianUnicode.GetString(bigEndian);
        }
        else if (UnmarkedUtf16.Of(content) is { } utf16)
        {
            text = utf16.GetString(content);
        }
        else if (DecodeUnmarked(content, contentType, out text) is { } rejection)
        {
            return rejection;
        }

        return CheckCharacters(text);
    }

    private static Rejection? DecodeUnmarked(ReadOnlySpan<byte> content, string? contentType, out string text)
    {
        text = "";
        var isUtf8 = Utf8.IsValid(content);
        if (isUtf8 && !content.Contains((byte)0x1B) && !content.Contains((byte)'+'))
        {
            text = Encoding.UTF8.GetString(content);
            return null;
        }

        var name = DeclaredEncoding.Name(content, contentType);
        var codePage = name is null ? null : DeclaredEncoding.CodePage(name);
        if (isUtf8)
        {
            // Encodings of seven bits are valid UTF-8: those of Japan and Korea switch by escapes, and UTF-7 hides anything behind a plus.
            if (name is not null && name.Contains("utf-7", StringComparison.OrdinalIgnoreCase))
            {
                return NotText($"Declared as {name}, which is not read, for it hides markup; {KnownEncodings}.");
            }

            text = (codePage is 50220 or 50225 ? DeclaredEncoding.Of(codePage.Value) : Encoding.UTF8).GetString(content);
            return null;
        }

        if (name is not null && codePage is null)
        {
            return NotText($"Declared as {name}, which is not known; {KnownEncodings}.");
        }

        if (codePage is not (null or Utf8CodePage or WesternCodePage or 1200 or 1201))
        {
            text = DeclaredEncoding.Of(codePage.Value).GetString(content);
            return null;
        }

        return codePage != WesternCodePage && IsBrokenUtf8(content, isDeclared: codePage == Utf8CodePage)
            ? DecodeBroken(content, out text)
            : DecodeWestern(content, out text);
    }

    private static Rejection? DecodeWestern(ReadOnlySpan<byte> content, out string text)
    {
        // The five bytes that Windows-1252 leaves undefined come out as C1 control characters.
        var undefined = content.IndexOfAny(UndefinedIn1252);
        text = Windows1252.GetString(content);
        var letters = text.Count(char.IsLetter);
        if (undefined >= 0 || text.Count(c => c >= 'À' && char.IsLetter(c)) * 2 > letters)
        {
            text = "";
            return NotText("In no known encoding: neither valid UTF-8 nor Windows-1252"
                + (undefined < 0 ? "" : $" (byte {undefined + 1:N0})") + ", and no other is declared.");
        }

        return null;
    }

    /// <summary>Whether this is UTF-8 with a few broken places, such as an end cut within a character.</summary>
    private static bool IsBrokenUtf8(ReadOnlySpan<byte> content, bool isDeclared)
    {
        var (sound, broken) = (0, 0);
        for (var rest = content; !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf8(rest, out _, out var length) != OperationStatus.Done)
            {
                broken++;
            }
            else if (length > 1)
            {
                sound++;
            }

            rest = rest[length..];
        }

        return isDeclared ? sound >= broken : sound > broken;
    }

    private static Rejection? DecodeBroken(ReadOnlySpan<byte> content, out string text)
    {
        var decoded = new StringBuilder(content.Length);
        while (!content.IsEmpty)
        {
            var sound = Utf8Length(content);
            decoded.Append(Encoding.UTF8.GetString(content[..sound]));
            content = content[sound..];
            if (content.IsEmpty)
            {
                break;
            }

            _ = Rune.DecodeFromUtf8(content, out _, out var length);
            // A byte that begins no character, or begins one that the next byte does not go on with, may be of another encoding; an end
            // that is cut is not.
            var isWestern = length == 1 && !UndefinedIn1252.Contains(content[0]) && (content[0] < 0xC0 || content is [_, < 0x80, ..]);
            decoded.Append(isWestern ? Windows1252.GetString(content[..1]) : "\uFFFD");
            content = content[length..];
        }

        text = decoded.ToString();
        return null;
    }

    /// <summary>How many bytes at the beginning are sound UTF-8.</summary>
    private static int Utf8Length(ReadOnlySpan<byte> content)
    {
        var length = 0;
        while (length < content.Length)
        {
            var ascii = content[length..].IndexOfAnyInRange((byte)0x80, (byte)0xFF);
            if (ascii != 0)
            {
                length += ascii < 0 ? content.Length - length : ascii;
            }
            else if (Rune.DecodeFromUtf8(content[length..], out _, out var consumed) == OperationStatus.Done)
            {
                length += consumed;
            }
            else
            {
                break;
            }
        }

        return length;
    }

    private static Rejection? CheckCharacters(string text)
    {
        var controls = 0;
        for (var rest = text.AsSpan(); rest.IndexOfAny(NoText) is var at and >= 0; rest = rest[(at + 1)..])
        {
            controls++;
        }

        return controls * CharactersPerControl > text.Length
            ? NotText($"Binary: {controls:N0} of {text.Length:N0} characters are control characters or undecodable.")
            : null;
    }

    private static Rejection NotText(string detail) => new(RejectionReason.NotText, detail);
}
