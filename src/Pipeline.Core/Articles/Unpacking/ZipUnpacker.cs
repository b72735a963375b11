using System.IO.Compression;
using System.Text;

namespace Pipeline.Core.Articles.Unpacking;

/// <summary>Unpacks ZIP archives: each file in them is read as if it had been dropped.</summary>
/// <remarks>A ZIP within a ZIP is refused, and so are documents that are ZIP archives inside (Office, OpenDocument, e-books), each by its
/// name. The dot files and previews that systems add are passed over; they hold nothing that anybody wrote.</remarks>
internal sealed class ZipUnpacker : IUnpacker
{
    private const int LongestMimeType = 100;

    // What a document that is a ZIP archive has in it, and what people call it.
    private static readonly (string Entry, string Kind)[] Documents =
    [
        ("word/document.xml", "a Word document (an Office file)"),
        ("xl/workbook.xml", "an Excel workbook (an Office file)"),
        ("ppt/presentation.xml", "a PowerPoint presentation (an Office file)"),
        ("[Content_Types].xml", "an Office document"),
        ("META-INF/container.xml", "an e-book (EPUB)"),
        ("Index/Document.iwa", "a Pages, Numbers or Keynote document"),
        ("AndroidManifest.xml", "an Android app"),
        ("META-INF/MANIFEST.MF", "a Java archive"),
        ("doc.kml", "a map (KMZ)"),
    ];

    private static readonly (string Type, string Kind)[] MimeTypes =
    [
        ("application/epub+zip", "an e-book (EPUB)"),
        ("application/vnd.oasis.opendocument.text", "an OpenDocument text (ODT)"),
        ("application/vnd.oasis.opendocument.spreadsheet", "an OpenDocument spreadsheet (ODS)"),
        ("application/vnd.oasis.opendocument.presentation", "an OpenDocument presentation (ODP)"),
        ("application/vnd.oasis.opendocument", "an OpenDocument file"),
    ];

    /// <summary>What people call the documents that are ZIP archives inside.</summary>
    public static IEnumerable<string> DocumentNames => Documents.Concat(MimeTypes).Select(row => row.Item2);

    public string Kind => "ZIP";

    public int MostNested => 1;

    // The second one is an archive without files.
    public bool CanUnpack(Packed packed) =>
        packed.Content.Span is [(byte)'P', (byte)'K', 3, 4, ..] or [(byte)'P', (byte)'K', 5, 6, ..];

    public IEnumerable<UnpackedPart> Unpack(Packed packed, UnpackBudget budget)
    {
        using var input = new MemoryStream(packed.Content.ToArray(), writable: false);
        if (Open(input) is not { } archive)
        {
            yield return UnpackedPart.Rejected(
                RejectionReason.Malformed, "A broken ZIP archive: its table of contents, at its end, is missing or damaged.");
            yield break;
        }

        using (archive)
        {
            if (DocumentIn(archive) is { } kind)
            {
                yield return UnpackedPart.Rejected(RejectionReason.NotText, $"This is {kind}; drop its text instead.");
                yield break;
            }

            var pages = Pages(archive);
            var any = false;
            foreach (var entry in archive.Entries)
            {
                if (!IsPassedOver(entry) && !IsBesidePage(entry, pages))
                {
                    any = true;
                    yield return Unpack(packed, entry, budget);
                }
            }

            if (!any)
            {
                yield return UnpackedPart.Rejected(RejectionReason.Empty, "A ZIP archive without files.");
            }
        }
    }

    private static ZipArchive? Open(Stream input)
    {
        try
        {
            var archive = new ZipArchive(input, ZipArchiveMode.Read, leaveOpen: true, Encoding.UTF8);
            // The table of contents is read when it is asked for.
            _ = archive.Entries.Count;
            return archive;
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    private static string? DocumentIn(ZipArchive archive)
    {
        if (archive.GetEntry("mimetype") is { IsEncrypted: false, CompressedLength: <= LongestMimeType } mimeType
            && Beginning(mimeType) is { } type
            && MimeTypes.FirstOrDefault(row => type.StartsWith(row.Type, StringComparison.Ordinal)) is { Kind: { } kind })
        {
            return kind;
        }

        return Documents.FirstOrDefault(row => archive.GetEntry(row.Entry) is not null).Kind;
    }

    private static string? Beginning(ZipArchiveEntry entry)
    {
        try
        {
            using var content = entry.Open();
            var start = new byte[LongestMimeType];
            return Encoding.ASCII.GetString(start, 0, content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false));
        }
        catch (Exception exception) when (exception is InvalidDataException or NotSupportedException)
        {
            return null;
        }
    }

    private static bool IsPassedOver(ZipArchiveEntry entry) =>
        entry.Name.Length == 0 || entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)
        || entry.Name is ".DS_Store" or "Thumbs.db" or "desktop.ini";

    // A browser that saves a page complete puts its frames, styles and pictures into a folder of the page's name.
    private static readonly string[] FolderEnds = ["_files", ".files", "-Dateien", "_fichiers", "_archivos", "_ficheiros", "-filer"];

    private static HashSet<string> Pages(ZipArchive archive) => [.. archive.Entries
        .Select(entry => entry.FullName)
        .Where(name => FormatHints.IsHtml(name, null))
        .Select(name => name[..name.LastIndexOf('.')])];

    private static bool IsBesidePage(ZipArchiveEntry entry, HashSet<string> pages)
    {
        foreach (var end in FolderEnds)
        {
            var folder = entry.FullName.IndexOf($"{end}/", StringComparison.OrdinalIgnoreCase);
            if (folder > 0 && pages.Contains(entry.FullName[..folder]))
            {
                return true;
            }
        }

        return false;
    }

    private static UnpackedPart Unpack(Packed packed, ZipArchiveEntry entry, UnpackBudget budget)
    {
        var name = entry.FullName;
        if (entry.IsEncrypted)
        {
            return Rejected(name, new(RejectionReason.NotText, "It is encrypted with a password; drop it unpacked."));
        }

        try
        {
            using var content = entry.Open();
            var size = entry.CompressedLength;
            return budget.Unpack(content, () => size, $"{size:N0} bytes of ZIP", out var unpacked) is { } rejection
                ? Rejected(name, rejection)
                : UnpackedPart.Of(packed.Inner("ZIP", name, null, unpacked));
        }
        catch (Exception exception) when (exception is InvalidDataException or NotSupportedException or IOException)
        {
            return Rejected(name, new(RejectionReason.Malformed, "It is damaged, or packed by a method that is not DEFLATE."));
        }
    }

    private static UnpackedPart.Done Rejected(string name, Rejection rejection) => new(new DropPart(null, Within.Name(name, rejection)));
}
