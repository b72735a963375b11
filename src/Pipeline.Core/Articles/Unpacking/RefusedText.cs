using System.Text.RegularExpressions;

namespace Pipeline.Core.Articles.Unpacking;

/// <summary>Text that is no article as it stands: records of crawlers, saved pages in one file, subtitles, exports of databases, drawings.
/// Each is refused by its name, with what to do; read as prose, its machinery would be taken for news.</summary>
internal static partial class RefusedText
{
    // What a file is, its first lines tell.
    private const int HeadLength = 4_096;

    // A report that quotes one such line is no export.
    private const int LeastRecords = 2;

    /// <summary>Whether a text that begins so, which is not empty, can be of a kind at all.</summary>
    private delegate bool MayBe(ReadOnlySpan<char> head);

    private const string DropText = "drop the text instead";

    // Prose begins otherwise, and no pattern is compiled that a text of such a beginning cannot match.
    private static readonly (MayBe IsLike, Func<Regex> Pattern, string Kind, string Advice)[] Beginnings =
    [
        (head => head[0] == 'W', WebArchive, "a web archive of a crawler (WARC or WET)", "drop the pages in it"),
        (head => head[..(head.IndexOf('\n') is var end and >= 0 ? end : head.Length)].Contains(':'), SavedPage,
            "a page saved as a single file (MHTML)", "save it as HTML only, or drop its text"),
        (head => head[0] is 'W' or '[' or '{' or '<' || char.IsDigit(head[0]), Subtitles, "a file of subtitles",
            "drop the transcript without its times"),
        (head => head[0] == '<', Drawing, "an SVG image", "a picture has no text that is read here"),
        (head => head[0] == '[', Shortcut, "a shortcut to a page", "drop the page it points to"),
        (head => head.StartsWith("BEGIN:", StringComparison.OrdinalIgnoreCase), Calendar, "a calendar or an address card", DropText),
        (head => head[0] is '%' or '\\', TypeSetting, "a LaTeX source", DropText),
        (head => head[0] == '@' || head.StartsWith("TY", StringComparison.OrdinalIgnoreCase), References,
            "a list of references (RIS or BibTeX)", "drop the articles themselves"),
        (head => head[0] == '-', Armour, "an encrypted message, a key or a certificate", "drop it decrypted"),
        (head => head[0] == '<', OfficeXml, "an Office document saved as XML", DropText),
    ];

    private static readonly (Func<Regex> Pattern, string Kind)[] Exports =
    [
        (NexisRecord, "an export of several documents from a news database (Nexis)"),
        (FactivaRecord, "an export of several documents from a news database (Factiva)"),
        (NumberedRecord, "an export of several documents from a news database"),
    ];

    /// <summary>What people call each kind.</summary>
    public static IEnumerable<string> Names => Beginnings.Select(row => row.Kind).Concat(Exports.Select(row => row.Kind));

    /// <summary>Why the text is refused; null when it may be read.</summary>
    public static Rejection? Of(string text)
    {
        var start = text.AsSpan().TrimStart();
        var head = start[..Math.Min(start.Length, HeadLength)];
        foreach (var (isLike, pattern, kind, advice) in Beginnings)
        {
            if (!head.IsEmpty && isLike(head) && pattern().IsMatch(head))
            {
                return RefusedKinds.Refused(kind, advice);
            }
        }

        // Each export names its documents; a text that names none is not searched line by line.
        var export = !text.Contains("document", StringComparison.OrdinalIgnoreCase)
            ? null
            : Exports.FirstOrDefault(row => row.Pattern().Count(text) >= LeastRecords).Kind;
        return export is null ? null : RefusedKinds.Refused(export, "export each article to a file of its own");
    }

    [GeneratedRegex(@"^WARC/\d", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex WebArchive();

    [GeneratedRegex(
        @"^(?:[A-Za-z-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?"
        + @"(?:Snapshot-Content-Location:|From: *""?<?Saved by |Content-Type: *multipart/related)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex SavedPage();

    // SubRip, WebVTT, YouTube's SBV, SubStation Alpha, TTML, MicroDVD, and song texts with times.
    [GeneratedRegex(
        @"^(?:WEBVTT(?:\s|$)|(?:\d{1,6}[ \t]*\r?\n\s*)?(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{2,3}\s*-->\s*\d"
        + @"|\d:\d{2}:\d{2}\.\d{3},\d:\d{2}:\d{2}\.\d{3}"
        + @"|\[Script Info\]|(?:<\?xml[^>]*>\s*)?<tt[\s>]|\{\d{1,7}\}\{\d{1,7}\}|\[\d{1,3}:\d{2}\.\d{2}\])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Subtitles();

    [GeneratedRegex(
        @"^(?:<\?xml[^>]*>\s*)?(?:<!--[^>]*-->\s*)*(?:<!DOCTYPE svg[^>]*>\s*)?<(?:svg:)?svg[\s>]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Drawing();

    [GeneratedRegex(
        @"^\[(?:InternetShortcut(?:\.[AW])?|Desktop Entry|\{000214A0[^\]]*\})\]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Shortcut();

    [GeneratedRegex("^BEGIN:(?:VCALENDAR|VCARD)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Calendar();

    [GeneratedRegex(@"^(?:%[^\n]*\n\s*)*\\document(?:class|style)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex TypeSetting();

    [GeneratedRegex(
        @"^(?:TY  - [A-Z]{3,5}\s|@(?:article|misc|online|book|inproceedings)\s*\{)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex References();

    [GeneratedRegex(
        "^-----BEGIN (?:PGP (?:MESSAGE|PUBLIC KEY|PRIVATE KEY)|CERTIFICATE|[A-Z ]{0,20}PRIVATE KEY|PKCS7)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Armour();

    [GeneratedRegex(
        @"^<\?xml[^>]*>\s*<\?mso-application|^(?:<\?xml[^>]*>\s*)?<(?:office:document|w:wordDocument|pkg:package)[\s>]",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OfficeXml();

    // "1 of 2 DOCUMENTS" on a line of its own above each, or "End of Document" below it.
    [GeneratedRegex(
        @"^[ \t]*(?:\d{1,4} of \d{1,4} DOCUMENTS|End of Document)[ \t]*\r?$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex NexisRecord();

    // "Document TELE000020261130embu0001x" at the end of each.
    [GeneratedRegex(
        @"^[ \t]*Document [A-Z0-9]{4,12}0{4}\d{8}[a-z0-9]{6,12}[ \t]*\r?$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex FactivaRecord();

    // "Document 1 of 20" at the beginning of each.
    [GeneratedRegex(
        @"^[ \t]*Document \d{1,4} of \d{1,4}[ \t]*\r?$",
        RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex NumberedRecord();
}
