using Pipeline.Core.Articles.Readers;
using Pipeline.Core.Articles.Readers.Delimited;
using Pipeline.Core.Articles.Readers.Feeds;
using Pipeline.Core.Articles.Readers.Html;
using Pipeline.Core.Articles.Readers.Json;
using Pipeline.Core.Articles.Readers.Text;
using Pipeline.Core.Articles.Unpacking.Pdf;

namespace Pipeline.Core.Articles.Unpacking;

/// <summary>Reads bytes: opens what is a container, and gives what is text to the reader of its format.</summary>
internal static class PartReader
{
    // Of two formats of the same text the better one is read, unless it lost this much of what the other has.
    private const double LeastShare = 0.6;

    private static readonly IUnpacker[] Unpackers =
        [new GzipUnpacker(), new ZipUnpacker(), new PdfUnpacker(), new MailboxUnpacker(), new MailUnpacker()];

    // Asked in this order; plain text takes everything.
    private static readonly IArticleReader[] Readers =
    [
        new JsonLinesReader(),
        new JsonArticleReader(),
        new FeedReader(),
        new DelimitedReader(),
        new HtmlArticleReader(MarkdownArticleReader.HasHeader),
        new MarkdownArticleReader(),
        new PlainTextReader(),
    ];

    /// <summary>All parts in order, found while they are asked for; at least one.</summary>
    public static IEnumerable<DropPart> Read(Packed packed, UnpackBudget budget)
    {
        if (Array.Find(Unpackers, unpacker => unpacker.CanUnpack(packed)) is not { } unpacker)
        {
            return ReadText(packed, budget.Limits);
        }

        return packed.Within.Count(kind => kind == unpacker.Kind) < unpacker.MostNested
            ? unpacker.Unpack(packed, budget).SelectMany(part => Read(packed, part, budget))
            : [DropPart.Rejected(RejectionReason.Malformed, Nested(unpacker))];
    }

    private static string Nested(IUnpacker unpacker) => unpacker.MostNested == 1
        ? $"A {unpacker.Kind} archive within another; drop it unpacked."
        : $"A {unpacker.Kind} archive nested more than {Times(unpacker.MostNested)}; drop it unpacked.";

    private static string Times(int count) => count == 2 ? "twice" : $"{count} times";

    private static IEnumerable<DropPart> Read(Packed outer, UnpackedPart part, UnpackBudget budget)
    {
        if (part is not UnpackedPart.Bytes bytes)
        {
            return [((UnpackedPart.Done)part).Part];
        }

        // What has one name with its container, such as a gzip's content, needs none in a message.
        var name = bytes.Alternatives[0].Name;
        var isNamed = name != outer.Name && name != FormatHints.Unpacked(outer.Name);
        return (bytes.Alternatives.Count == 1 ? Read(bytes.Alternatives[0], budget) : Best(bytes.Alternatives, budget))
            .Select(read => read.Draft is { } draft
                ? DropPart.Of(WithPlacesOf(bytes, bytes.Complete?.Invoke(draft) ?? draft))
                : isNamed ? new(null, Within.Name(name, read.Rejection!)) : read);
    }

    /// <summary>A place in what lies in a container is none in the drop, unless the container is nothing but a packed form of it.</summary>
    private static ArticleDraft WithPlacesOf(UnpackedPart.Bytes bytes, ArticleDraft draft) =>
        bytes.Alternatives[0].Within[^1] == GzipUnpacker.Name
            ? draft
            : WithoutPlaces(draft);

    private static ArticleDraft WithoutPlaces(ArticleDraft draft) => draft with
    {
        Text = MappedText.Extracted(draft.Text.Text),
        Title = draft.Title is { } title ? MappedText.Extracted(title.Text) : null,
    };

    private static DropPart[] Best(IReadOnlyList<Packed> alternatives, UnpackBudget budget)
    {
        var read = alternatives.Select(packed => Read(packed, budget).ToArray()).ToArray();
        var lengths = Array.ConvertAll(read, parts => parts.Sum(part => part.Draft?.Text.Text.Count(char.IsLetterOrDigit) ?? 0));
        return read[Array.FindIndex(lengths, length => length >= lengths.Max() * LeastShare)];
    }

    private static IEnumerable<DropPart> ReadText(Packed packed, ArticleLimits limits)
    {
        var (name, contentType) = (packed.Name, packed.ContentType);
        // A small archive may hold a large drop.
        if (limits.TooLarge(name, packed.Content.Length, contentType) is { } tooLarge)
        {
            return [new(null, tooLarge)];
        }

        if (RefusedKinds.OfBytes(packed.Content.Span) is { } kind)
        {
            return [new(null, kind)];
        }

        if (TextDecoder.Decode(packed.Content.Span, contentType, out var text) is { } notText)
        {
            return [new(null, notText)];
        }

        if (text.All(character => char.IsWhiteSpace(character) || Invisible.Characters.Contains(character)))
        {
            return [DropPart.Rejected(RejectionReason.Empty, "Nothing but white space.")];
        }

        text = JsonAssignment.WithoutCode(name, text) ?? text;
        if ((RefusedText.Of(text) ?? (packed.Letter is null ? RefusedCode.Of(name, text) : null)) is { } textKind)
        {
            return [new(null, textKind)];
        }

        var drop = new Drop(name, contentType, text, limits, packed.Letter);
        var reader = Array.Find(Readers, reader => reader.CanRead(drop))!;
        // Text that stands in the drop as it is keeps its places; the others would take a stray control character for broken markup.
        if (reader is PlainTextReader or MarkdownArticleReader or DelimitedReader)
        {
            return reader.Read(drop);
        }

        // Where characters were taken out, places in what is left are none of the drop.
        var stripped = Invisible.StripControls(text);
        var parts = reader.Read(drop with { Text = stripped });
        return stripped.Length == text.Length ? parts : parts.Select(part => part.Draft is { } draft
            ? DropPart.Of(WithoutPlaces(draft))
            : part);
    }
}
