using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace Pipeline.Core.Articles.Unpacking;

/// <summary>Tells a message, and a mailbox of messages, from text that begins alike.</summary>
/// <remarks>Notes of an article begin with lines such as "Title: …" and "From: Mara Quill" too. A message has lines that only mail
/// programs write, or a sender with an address; a mailbox has its "From " line with sender and time before each message (RFC
/// 4155).</remarks>
internal static partial class MailHeaders
{
    // Programs that relay mail add some kilobytes of their own lines before those that a reader knows.
    private const int HeadLength = 32 * 1024;

    private const int LongestName = 80;

    private static readonly SearchValues<byte> NameBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-"u8);

    /// <summary>Whether the bytes begin with the header of a message.</summary>
    public static bool AreIn(Packed packed)
    {
        if (!BeginsWithField(packed.Content.Span))
        {
            return false;
        }

        var head = Head(packed.Content.Span);
        var end = EmptyLine().Match(head) is { Success: true } line ? line.Index : head.Length;
        var header = head[..end];
        return !header.Contains("Snapshot-Content-Location:", StringComparison.OrdinalIgnoreCase) && !SavedPage().IsMatch(header)
            && (IsNamedSo(packed) && AnyField().IsMatch(header)
                || MachineField().IsMatch(header)
                || Sender().IsMatch(header) && Subject().IsMatch(header));
    }

    /// <summary>Whether the bytes begin with a mailbox's separator and a message's header.</summary>
    public static bool AreInMailbox(ReadOnlySpan<byte> content)
    {
        if (!content.StartsWith("From "u8))
        {
            return false;
        }

        var head = Head(content);
        var end = head.IndexOf('\n', StringComparison.Ordinal);
        return end > 0 && Separator().IsMatch(head[..end].TrimEnd('\r')) && BeginsWithField(content[(end + 1)..]);
    }

    /// <summary>Whether a line of a mailbox begins a message, by itself.</summary>
    public static bool IsSeparator(ReadOnlySpan<byte> line) =>
        line.StartsWith("From "u8) && line.Length < 1_000 && Separator().IsMatch(Encoding.Latin1.GetString(line));

    /// <summary>Whether the first line is "Name: value".</summary>
    public static bool BeginsWithField(ReadOnlySpan<byte> content)
    {
        var name = content[..Math.Max(0, content[..Math.Min(content.Length, LongestName)].IndexOf((byte)':'))];
        return !name.IsEmpty && !name.ContainsAnyExcept(NameBytes);
    }

    // The text of a message has the message's name, and need not be one.
    private static bool IsNamedSo(Packed packed) =>
        packed.Within is not [.., "mail"] && FormatHints.IsMail(packed.Name, packed.ContentType);

    private static string Head(ReadOnlySpan<byte> content) => Encoding.Latin1.GetString(content[..Math.Min(content.Length, HeadLength)]);

    [GeneratedRegex(@"\n[ \t]*\r?\n", RegexOptions.CultureInvariant)]
    private static partial Regex EmptyLine();

    [GeneratedRegex(@"^From: *""?<?Saved by ", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex SavedPage();

    [GeneratedRegex(
        "^(?:From|Subject|Date|To|Content-Type|Content-Transfer-Encoding):",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex AnyField();

    [GeneratedRegex(
        "^(?:Received|Return-Path|Message-ID|Delivered-To|DKIM-Signature|X-Mailer|List-Id|List-Unsubscribe|In-Reply-To):",
        RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MachineField();

    [GeneratedRegex(@"^From:[^\n]{0,300}[^\s@]@[^\s@]", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sender();

    [GeneratedRegex("^(?:Subject|Date|To):", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Subject();

    // "From wire@mire.example Mon Nov 30 08:00:00 2026", with a zone now and then.
    [GeneratedRegex(
        @"^From \S{1,300} .{0,60}\d{1,2}:\d{2}(:\d{2})?.{0,20}\b\d{4}\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Separator();
}
