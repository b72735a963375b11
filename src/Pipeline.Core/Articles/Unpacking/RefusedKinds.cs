namespace Pipeline.Core.Articles.Unpacking;

/// <summary>Files that hold no article as they are, known by their first bytes: each is refused by its name, with what to do.</summary>
/// <remarks>The signatures are those that the formats' own specifications give; where several formats share one, the name says
/// so.</remarks>
internal static class RefusedKinds
{
    private const string DropText = "drop its text instead";
    private const string Unpack = "unpack it and drop what is in it";
    private const string Picture = "a picture has no text that is read here";
    private const string Recording = "drop its transcript instead";

    private static readonly (int Offset, byte[] Magic, string Kind, string Advice)[] Kinds =
    [
        (0, [0x89, .. "PNG"u8], "a PNG image", Picture),
        (0, [0xFF, 0xD8, 0xFF], "a JPEG image", Picture),
        (0, [.. "GIF8"u8], "a GIF image", Picture),
        (0, [.. "II*\0"u8], "a TIFF image", Picture),
        (0, [.. "MM\0*"u8], "a TIFF image", Picture),
        (0, [.. "8BPS\0"u8], "a Photoshop image", Picture),
        (0, [.. "\0\0\u0001\0"u8], "an icon", Picture),
        (8, [.. "WEBP"u8], "a WebP image", Picture),
        (4, [.. "ftypavif"u8], "an AVIF image", Picture),
        (4, [.. "ftyphei"u8], "a HEIC image", Picture),
        (4, [.. "ftypmif1"u8], "a HEIC image", Picture),
        (0, [.. "AT&TFORM"u8], "a DjVu document", DropText),
        (0, [.. "%!PS"u8], "a PostScript document", "convert it to PDF, or drop its text"),
        (0, [0xD0, 0xCF, 0x11, 0xE0], "an old Office document or a saved Outlook message", DropText),
        (0, [.. "{\\rtf"u8], "an RTF document", DropText),
        (0, [.. "<!MakerFile"u8], "a FrameMaker document", DropText),
        (60, [.. "BOOKMOBI"u8], "an e-book (Mobipocket)", DropText),
        (60, [.. "TEXtREAd"u8], "an e-book (Palm)", DropText),
        (0, [.. "ITSF"u8], "a compiled help file (CHM)", DropText),
        (0, [0x78, 0x9F, 0x3E, 0x22], "an Outlook attachment (winmail.dat)", "have it sent as plain text or HTML"),
        (0, [.. "!BDN"u8], "an Outlook mailbox (PST)", "export its messages as .eml or mbox"),
        (0, [0x37, 0x7A, 0xBC, 0xAF], "a 7-Zip archive", Unpack),
        (0, [.. "Rar!"u8], "a RAR archive", Unpack),
        (0, [0x28, 0xB5, 0x2F, 0xFD], "a Zstandard archive", Unpack),
        (0, [0xFD, .. "7zXZ"u8], "an XZ archive", Unpack),
        (0, [.. "BZh91AY"u8], "a bzip2 archive", Unpack),
        (0, [0x1F, 0x9D], "a compressed file (.Z)", Unpack),
        (0, [0x04, 0x22, 0x4D, 0x18], "an LZ4 archive", Unpack),
        (0, [.. "LZIP"u8], "an lzip archive", Unpack),
        (0, [.. "MSCF"u8], "a cabinet archive", Unpack),
        (0, [.. "!<arch>"u8], "an ar archive", Unpack),
        (257, [.. "ustar"u8], "a tar archive", Unpack),
        (0, [.. "SQLite format 3\0"u8], "an SQLite database", "export its articles as JSON, JSON Lines or CSV"),
        (4, [.. "Standard Jet DB"u8], "an Access database", "export its articles as CSV"),
        (4, [.. "Standard ACE DB"u8], "an Access database", "export its articles as CSV"),
        (0, [.. "PAR1"u8], "a Parquet file", "export its articles as JSON Lines or CSV"),
        (0, [.. "ARROW1"u8], "an Arrow file", "export its articles as JSON Lines or CSV"),
        (0, [.. "Obj\u0001"u8], "an Avro file", "export its articles as JSON Lines or CSV"),
        (0, [.. "bplist0"u8], "a binary property list", "convert it to JSON"),
        (0, [.. "ID3"u8], "an MP3 recording", Recording),
        (0, [.. "OggS"u8], "an Ogg recording", Recording),
        (0, [.. "fLaC"u8], "a FLAC recording", Recording),
        (8, [.. "WAVE"u8], "a WAV recording", Recording),
        (8, [.. "AVI "u8], "an AVI video", Recording),
        (4, [.. "ftyp"u8], "an MP4 or QuickTime recording", Recording),
        (0, [0x1A, 0x45, 0xDF, 0xA3], "a Matroska or WebM video", Recording),
        (0, [.. "FLV\u0001"u8], "a Flash video", Recording),
        (0, [0x00, 0x00, 0x01, 0xBA], "an MPEG video", Recording),
        (0, [.. "wOFF"u8], "a font", Picture),
        (0, [.. "wOF2"u8], "a font", Picture),
        (0, [0x7F, .. "ELF"u8], "a program", DropText),
        (0, [.. "MZ\u0090\0"u8], "a program", DropText),
        (0, [0xCA, 0xFE, 0xBA, 0xBE], "a program", DropText),
        (0, [.. "\0asm"u8], "a program", DropText),
    ];

    /// <summary>What people call each kind.</summary>
    public static IEnumerable<string> Names => Kinds.Select(row => row.Kind).Distinct(StringComparer.Ordinal);

    /// <summary>Why content with these first bytes is refused; null when they are not known.</summary>
    public static Rejection? OfBytes(ReadOnlySpan<byte> content)
    {
        foreach (var (offset, magic, kind, advice) in Kinds)
        {
            if (content.Length > offset && content[offset..].StartsWith(magic))
            {
                return Refused(kind, advice);
            }
        }

        return null;
    }

    /// <summary>The rejection that names a kind and says what to do.</summary>
    public static Rejection Refused(string kind, string advice) => new(RejectionReason.NotText, $"This is {kind}; {advice}.");
}
