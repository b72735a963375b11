using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Pipeline.Core.Articles;

/// <summary>Turns a drop's bytes into text, or says why they are none.</summary>
/// <remarks>
/// A byte-order mark decides (UTF-8, UTF-16); without one, bytes that are valid UTF-8 are UTF-8 whatever the drop declares, since text in
/// another encoding is practically never valid UTF-8 by accident. The rest is Windows-1252, which also stands for ISO 8859-1 as the WHATWG
/// Encoding Standard has it, unless another encoding is declared (media type, HTML <c>meta</c>, XML declaration) or the result cannot be
/// Western text. The byte-order mark is not part of the text. The same bytes always give the same text.
/// </remarks>
internal static partial class TextDecoder
{
    // More than one in fifty control characters is a binary format; real texts hold a stray form feed or escape at most.
    private const int CharactersPerControl = 50;

    private const int DeclarationBytes = 2048;

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static readonly System.Buffers.SearchValues<byte> UndefinedIn1252 =
        System.Buffers.SearchValues.Create([0x81, 0x8D, 0x8F, 0x90, 0x9D]);

    // Control characters that are no white space, and the replacement character, which stands for bytes that are no text.
    private static readonly System.Buffers.SearchValues<char> NoText = System.Buffers.SearchValues.Create(string.Concat(
        Enumerable.Range(0, 160).Select(code => (char)code).Where(code => char.IsControl(code) && !char.IsWhiteSpace(code))) + '\uFFFD');

    private static readonly (byte[] Magic, string Kind)[] BinaryKinds =
    [
        ("%PDF-"u8.ToArray(), "a PDF document"),
        ("PK\x03\x04"u8.ToArray(), "a ZIP archive or an Office document"),
        ([0x89, .. "PNG"u8], "a PNG image"),
        ([0xFF, 0xD8, 0xFF], "a JPEG image"),
        ("GIF8"u8.ToArray(), "a GIF image"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Office document"),
        ("{\\rtf"u8.ToArray(), "an RTF document"),
        ([0x37, 0x7A, 0xBC, 0xAF], "a 7-Zip archive"),
        ("Rar!"u8.ToArray(), "a RAR archive"),
        ([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard archive"),
        ([0xFD, .. "7zXZ"u8], "an XZ archive"),
        ("BZh91AY"u8.ToArray(), "a bzip2 archive"),
    ];

    /// <summary>The text of <paramref name="content"/>, or the reason why it has none.</summary>
    public static Rejection? Decode(ReadOnlySpan<byte> content, string? contentType, out string text)
    {
        text = "";
        foreach (var (magic, kind) in BinaryKinds)
        {
            if (content.StartsWith(magic))
            {
                return NotText($"This is {kind}; drop its text instead.");
            }
        }

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
        else if (content.Contains((byte)0))
        {
            return NotText($"Binary: byte {content.IndexOf((byte)0) + 1:N0} is zero. UTF-16 needs a byte-order mark.");
        }
        else if (Utf8.IsValid(content))
        {
            text = Encoding.UTF8.GetString(content);
        }
        else if (DecodeOther(content, contentType, out text) is { } rejection)
        {
            return rejection;
        }

        return CheckCharacters(text);
    }

    private static Rejection? DecodeOther(ReadOnlySpan<byte> content, string? contentType, out string text)
    {
        text = "";
        var declared = DeclaredCharset(content, contentType);
        switch (declared?.ToLowerInvariant())
        {
            case null or "utf-8" or "utf8":
                if (IsBrokenUtf8(content))
                {
                    text = Encoding.UTF8.GetString(content);
                    return null;
                }

                break;
            case "windows-1252" or "cp1252" or "iso-8859-1" or "iso8859-1" or "latin1" or "iso-8859-15" or "us-ascii" or "ascii":
                break;
            default:
                return NotText($"Declared as {declared}; UTF-8, UTF-16 with a byte-order mark and Windows-1252 are read.");
        }

        // The five bytes that Windows-1252 leaves undefined come out as C1 control characters.
        var undefined = content.IndexOfAny(UndefinedIn1252);
        text = Windows1252.GetString(content);
        var letters = text.Count(char.IsLetter);
        if (undefined >= 0 || text.Count(c => c >= 'À' && char.IsLetter(c)) * 2 > letters)
        {
            text = "";
            return NotText("In no known encoding: neither valid UTF-8 nor Windows-1252"
                + (undefined < 0 ? "." : $" (byte {undefined + 1:N0})."));
        }

        return null;
    }

    /// <summary>Whether this is UTF-8 with a few broken places, such as an end cut within a character.</summary>
    private static bool IsBrokenUtf8(ReadOnlySpan<byte> content)
    {
        var (sound, broken) = (0, 0);
        for (var rest = content; !rest.IsEmpty;)
        {
            if (Rune.DecodeFromUtf8(rest, out _, out var length) != System.Buffers.OperationStatus.Done)
            {
                broken++;
            }
            else if (length > 1)
            {
                sound++;
            }

            rest = rest[length..];
        }

        return sound > broken * 4;
    }

    private static string? DeclaredCharset(ReadOnlySpan<byte> content, string? contentType)
    {
        if (FormatHints.Charset(contentType) is { } charset && CharsetName().IsMatch(charset))
        {
            return charset;
        }

        var head = Encoding.Latin1.GetString(content[..Math.Min(content.Length, DeclarationBytes)]);
        return CharsetDeclaration().Match(head) is { Success: true } match ? match.Groups["name"].Value : null;
    }

    private static Rejection? CheckCharacters(string text)
    {
        var zero = text.IndexOf('\0', StringComparison.Ordinal);
        if (zero >= 0)
        {
            return NotText($"Binary: character {zero + 1:N0} is NUL.");
        }

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

    [GeneratedRegex("""^[A-Za-z0-9._:-]{1,40}$""")]
    private static partial Regex CharsetName();

    [GeneratedRegex("""(?:<meta\s[^>]*?charset\s*=|<\?xml\s[^>]*?encoding\s*=)\s*["']?\s*(?<name>[A-Za-z0-9._:-]{1,40})""",
        RegexOptions.IgnoreCase)]
    private static partial Regex CharsetDeclaration();
}
