namespace Pipeline.Core.Articles.Unpacking;

/// <summary>Cuts a mailbox (mbox, RFC 4155) into its messages.</summary>
/// <remarks>A message begins at a "From " line that has a sender and a time, at the beginning or behind an empty line, with a header below
/// it; a sentence that begins with "From" cuts nothing. What the mailbox quoted as <c>&gt;From</c> is given back.</remarks>
internal sealed class MailboxUnpacker : IUnpacker
{
    public string Kind => "mailbox";

    public int MostNested => 1;

    public bool CanUnpack(Packed packed) =>
        MailHeaders.AreInMailbox(packed.Content.Span) || IsEmpty(packed.Content.Span);

    public IEnumerable<UnpackedPart> Unpack(Packed packed, UnpackBudget budget)
    {
        var start = -1;
        foreach (var separator in Separators(packed.Content).Append(packed.Content.Length))
        {
            if (start >= 0)
            {
                yield return UnpackedPart.Of(packed.Inner(
                    Kind, packed.Name, MailUnpacker.MediaType, Message(packed.Content.Span[start..separator])));
            }

            start = separator;
        }

        if (IsEmpty(packed.Content.Span))
        {
            yield return UnpackedPart.Rejected(RejectionReason.Empty, "A mailbox without messages: its separators alone.");
        }
    }

    private static bool IsEmpty(ReadOnlySpan<byte> content)
    {
        var any = false;
        while (!content.IsEmpty)
        {
            var line = content[..Line(content)];
            content = content[line.Length..];
            var isSeparator = MailHeaders.IsSeparator(line);
            if (!isSeparator && !line.Trim(" \t\r\n"u8).IsEmpty)
            {
                return false;
            }

            any |= isSeparator;
        }

        return any;
    }

    /// <summary>Where the separators begin.</summary>
    private static IEnumerable<int> Separators(ReadOnlyMemory<byte> content)
    {
        var isAfterEmptyLine = true;
        for (var start = 0; start < content.Length;)
        {
            var line = Line(content.Span[start..]);
            var next = start + line;
            if (isAfterEmptyLine && MailHeaders.IsSeparator(content.Span.Slice(start, line))
                && MailHeaders.BeginsWithField(content.Span[next..]))
            {
                yield return start;
            }

            isAfterEmptyLine = content.Span.Slice(start, line).Trim(" \t\r\n"u8).IsEmpty;
            start = next;
        }
    }

    private static int Line(ReadOnlySpan<byte> content) => content.IndexOf((byte)'\n') is var feed and >= 0 ? feed + 1 : content.Length;

    /// <summary>The message without its separator and without the marks before its own lines that begin with "From ".</summary>
    private static byte[] Message(ReadOnlySpan<byte> content)
    {
        var message = new MemoryStream(content.Length);
        content = content[Line(content)..];
        while (!content.IsEmpty)
        {
            var line = content[..Line(content)];
            content = content[line.Length..];
            message.Write(line[0] == '>' && line.TrimStart((byte)'>').StartsWith("From "u8) ? line[1..] : line);
        }

        return message.ToArray();
    }
}
