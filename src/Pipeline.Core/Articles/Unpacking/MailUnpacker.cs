using System.Text;
using MimeKit;

namespace Pipeline.Core.Articles.Unpacking;

/// <summary>Opens a message (RFC 5322 and MIME): its text is an article with subject, sender and date; files attached to it are read as if
/// they had been dropped, messages that it forwards too.</summary>
/// <remarks>Of a text in HTML and plain the HTML one is read, for it has paragraphs, unless much is missing in it. Pictures and what only
/// machines read (signatures, invitations) are passed over.</remarks>
internal sealed class MailUnpacker : IUnpacker
{
    /// <summary>The media type of a message.</summary>
    public const string MediaType = "message/rfc822";

    private const int MostParts = 1_000;
    private const int DeepestPart = 32;

    // What a mailing list or a scanner of viruses adds is shorter, in bytes of text or markup.
    private const int LeastOwnText = 400;

    private static readonly ParserOptions Options = CreateOptions();

    public string Kind => "mail";

    public int MostNested => 4;

    public bool CanUnpack(Packed packed) => MailHeaders.AreIn(packed);

    public IEnumerable<UnpackedPart> Unpack(Packed packed, UnpackBudget budget)
    {
        if (Load(packed) is not { } message)
        {
            return [UnpackedPart.Rejected(RejectionReason.Malformed, "A broken e-mail message: its header can't be read.")];
        }

        var parts = new List<UnpackedPart>();
        var texts = new List<IReadOnlyList<Packed>>();
        var letter = packed with { Letter = MailFields.KindOf(message) };
        var fault = Walk(letter, message, budget, parts, texts);
        foreach (var text in Joined(letter, texts).Reverse())
        {
            parts.Insert(0, new UnpackedPart.Bytes(text, draft => MailFields.Complete(draft, message)));
        }

        if (fault is not null)
        {
            parts.Add(new UnpackedPart.Done(new(null, fault)));
        }

        return parts.Count > 0 ? parts : [UnpackedPart.Rejected(RejectionReason.Empty, "An e-mail message without text.")];
    }

    private static ParserOptions CreateOptions()
    {
        // MimeKit looks the charsets of headers up among those that the process knows, and .NET knows five by itself. To register the
        // others before MimeKit is first used is the one way to tell it. Nothing else here changes: TextDecoder asks the provider itself.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return new() { MaxMimeDepth = DeepestPart, MaxAddressGroupDepth = 2 };
    }

    private static MimeMessage? Load(Packed packed)
    {
        try
        {
            return MimeMessage.Load(Options, new MemoryStream(packed.Content.ToArray(), writable: false));
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>Finds texts and attachments; a loop, since nesting comes from a stranger.</summary>
    private static Rejection? Walk(
        Packed packed, MimeMessage message, UnpackBudget budget, List<UnpackedPart> parts, List<IReadOnlyList<Packed>> texts)
    {
        var waiting = new Stack<MimeEntity?>([message.Body]);
        for (var seen = 0; waiting.TryPop(out var entity); seen++)
        {
            if (seen == MostParts)
            {
                return new(RejectionReason.TooLarge, $"More than {MostParts:N0} parts in one e-mail message; from here on none was read.");
            }

            switch (entity)
            {
                case null:
                    break;
                case Multipart multipart when IsEncrypted(multipart.ContentType):
                    return new(RejectionReason.NotText, "An encrypted e-mail message; drop it decrypted.");
                case MultipartAlternative alternative when Alternatives(packed, alternative, budget, waiting) is { } formats:
                    texts.Add(formats);
                    break;
                case MultipartRelated { Root: { } root }:
                    waiting.Push(root);
                    break;
                case Multipart multipart:
                    foreach (var part in multipart.Reverse())
                    {
                        waiting.Push(part);
                    }

                    break;
                case MessagePart { Message: { } inner } forwarded:
                    parts.Add(UnpackedPart.Of(packed.Inner(
                        "mail", forwarded.ContentDisposition?.FileName ?? "a forwarded message", MediaType, Bytes(inner))));
                    break;
                case MimePart part when IsTooDeep(part):
                    return new(
                        RejectionReason.Malformed, $"Parts nested more than {DeepestPart} deep in an e-mail message; drop what they hold.");
                case MimePart part when IsEncrypted(part.ContentType):
                    return new(RejectionReason.NotText, "An encrypted e-mail message; drop it decrypted.");
                case TextPart { IsAttachment: false, FileName: null } text when IsBody(text):
                    Add(texts, Text(packed, text, budget, out var textFault));
                    if (textFault is not null)
                    {
                        return textFault;
                    }

                    break;
                case MimePart part when !IsPassedOver(part):
                    parts.Add(Content(part, budget, out var content) is { } fault
                        ? new UnpackedPart.Done(new(null, Within.Name(NameOf(part), fault)))
                        : UnpackedPart.Of(packed.Inner("mail", NameOf(part), part.ContentType.MimeType, content)));
                    break;
                default:
                    break;
            }
        }

        return null;
    }

    private static void Add(List<IReadOnlyList<Packed>> texts, Packed? text)
    {
        if (text is not null)
        {
            texts.Add([text]);
        }
    }

    /// <summary>The formats of one text, HTML first; null when a part of it is no plain text, and it has to be looked through.</summary>
    private static List<Packed>? Alternatives(
        Packed packed, MultipartAlternative alternative, UnpackBudget budget, Stack<MimeEntity?> waiting)
    {
        var formats = new List<Packed>();
        foreach (var entity in alternative.Reverse())
        {
            var inner = entity is MultipartRelated { Root: { } root } ? root : entity;
            if (inner is TextPart text && IsBody(text))
            {
                if (Text(packed, text, budget, out _) is { } format)
                {
                    formats.Add(format);
                }
            }
            else if (inner is Multipart)
            {
                // Such as a mixture of text and attachments as the richest format: what lies in it is read beside the text.
                waiting.Push(inner);
            }
        }

        return formats.Count > 0 ? formats : null;
    }

    /// <summary>Plain texts in a row are one article, as a mailing list adds its lines to a letter. Beside a page each text stands for
    /// itself, except for such lines.</summary>
    private static IReadOnlyList<IReadOnlyList<Packed>> Joined(Packed packed, List<IReadOnlyList<Packed>> texts)
    {
        if (texts.Count <= 1)
        {
            return texts;
        }

        if (texts.Any(formats => FormatHints.IsHtml("", formats[0].ContentType)))
        {
            var own = texts.Where(formats => formats[0].Content.Length >= LeastOwnText).ToArray();
            return own.Length > 0 ? own : [texts[0]];
        }

        var all = string.Join("\n\n", texts.Select(formats => Encoding.UTF8.GetString(formats[0].Content.Span)));
        return [[OfLetter(packed, "text/plain; charset=utf-8", MailText.WithoutFooters(all))]];
    }

    private static Packed OfLetter(Packed packed, string contentType, string text) =>
        packed.Inner("mail", packed.Name, contentType, Encoding.UTF8.GetBytes(text)) with { Letter = packed.Letter };

    /// <summary>A text in UTF-8, without the way in which mail breaks and signs it.</summary>
    private static Packed? Text(Packed packed, TextPart part, UnpackBudget budget, out Rejection? fault)
    {
        fault = Content(part, budget, out var content);
        if (fault is not null)
        {
            return null;
        }

        var isHtml = part.IsHtml;
        fault = TextDecoder.Decode(content.Span, $"{part.ContentType.MimeType}; charset={part.ContentType.Charset}", out var text);
        if (fault is not null)
        {
            return null;
        }

        text = isHtml ? text : MailText.Of(text, packed.Letter!.Value, part.IsFlowed, part.ContentType.Parameters["delsp"] is "yes");
        return OfLetter(packed, $"{(isHtml ? "text/html" : "text/plain")}; charset=utf-8", text);
    }

    private static Rejection? Content(MimePart part, UnpackBudget budget, out ReadOnlyMemory<byte> content)
    {
        content = default;
        if (part.Content is null)
        {
            return null;
        }

        using var decoded = part.Content.Open();
        // Encodings of mail never make content longer, so nothing is measured against what was consumed.
        return budget.Unpack(decoded, () => long.MaxValue, "parts", out content);
    }

    private static byte[] Bytes(MimeMessage message)
    {
        var bytes = new MemoryStream();
        message.WriteTo(bytes);
        return bytes.ToArray();
    }

    private static bool IsBody(TextPart text) => text.IsHtml || text.IsPlain || text.ContentType.IsMimeType("text", "markdown");

    private static bool IsEncrypted(ContentType type) =>
        type.IsMimeType("multipart", "encrypted")
        || (type.IsMimeType("application", "pkcs7-mime") || type.IsMimeType("application", "x-pkcs7-mime"))
            && type.Parameters["smime-type"] is not "signed-data";

    // Pictures, sounds and fonts; signatures, invitations, address cards, reports of delivery, and the log of what a server did.
    private static bool IsPassedOver(MimePart part) =>
        part.ContentType.MediaType.ToLowerInvariant() is "image" or "audio" or "video" or "font"
        || part.ContentType.MimeType.ToLowerInvariant() is "application/pgp-signature" or "application/pkcs7-signature"
            or "application/x-pkcs7-signature" or "application/pgp-keys" or "application/ics" or "text/calendar" or "text/vcard"
            or "text/x-vcard" or "text/rfc822-headers" or "text/x-amp-html" or "text/css" or "message/delivery-status"
            or "message/disposition-notification";

    // What lies deeper than it looks, MimeKit gives as it stands in the message.
    private static bool IsTooDeep(MimePart part) => part.ContentType.IsMimeType("multipart", "*") || part.ContentType.IsMimeType(
        "message", "rfc822");

    private static string NameOf(MimePart part) =>
        part.FileName is { Length: > 0 } name ? name : $"a part of type {part.ContentType.MimeType}";
}
