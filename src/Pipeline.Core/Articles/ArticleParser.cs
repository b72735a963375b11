using Pipeline.Core.Articles.Readers;

namespace Pipeline.Core.Articles;

/// <summary>Reads what was dropped: bytes in, articles out, or the reasons why not.</summary>
/// <remarks>
/// <para>The content decides what a drop is; its name and content type only help where content is ambiguous, for much arrives as
/// <c>.txt</c>. Read are plain text, Markdown (with a header block or front matter), HTML, JSON, JSON Lines, RSS and Atom, each also as
/// gzip, in UTF-8, UTF-16 with a byte-order mark, and Windows-1252.</para>
/// <para>Bad data is never an exception. No input or output, no clock, no state: the same bytes give the same result, and one parser serves
/// any number of threads.</para>
/// </remarks>
/// <param name="limits">What is too much; <see cref="ArticleLimits.Default"/> when null.</param>
public sealed class ArticleParser(ArticleLimits? limits = null)
{
    // Asked in this order; plain text takes everything.
    private static readonly IArticleReader[] Readers =
    [
        new JsonLinesReader(),
        new JsonArticleReader(),
        new FeedReader(),
        new HtmlArticleReader(),
        new MarkdownArticleReader(),
        new PlainTextReader(),
    ];

    /// <summary>What is too much.</summary>
    public ArticleLimits Limits { get; } = limits ?? ArticleLimits.Default;

    /// <summary>Reads one drop.</summary>
    /// <param name="name">The drop's name within its watch; it becomes the articles' source, with <c>#1</c>, <c>#2</c> … when there are
    /// several.</param>
    /// <param name="content">All of its bytes. Ask <see cref="ArticleLimits.MaxBytesFor"/> before reading them.</param>
    /// <param name="contentType">Its media type with parameters, if known.</param>
    /// <exception cref="ArgumentException"><paramref name="name"/> is null or empty.</exception>
    public ArticleParseResult Parse(string name, ReadOnlyMemory<byte> content, string? contentType = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (TooLarge(name, content.Length, contentType) is { } tooLarge)
        {
            return Rejected(tooLarge);
        }

        if (GzipReader.Unpack(content, Limits, out var unpacked) is { } archive)
        {
            return Rejected(archive);
        }

        // A small archive may hold a large drop.
        if (TooLarge(name, unpacked.Length, contentType) is { } unpackedTooLarge)
        {
            return Rejected(unpackedTooLarge);
        }

        if (TextDecoder.Decode(unpacked.Span, contentType, out var text) is { } notText)
        {
            return Rejected(notText);
        }

        if (text.All(character => char.IsWhiteSpace(character) || Invisible.Characters.Contains(character)))
        {
            return ArticleParseResult.Rejected(RejectionReason.Empty, "Nothing but white space.");
        }

        var drop = new Drop(FormatHints.Unpacked(name), contentType, text, Limits);
        return Assemble(name, [.. Array.Find(Readers, reader => reader.CanRead(drop))!.Read(drop)]);
    }

    /// <summary>The rejection of a drop of <paramref name="length"/> bytes that is not to be read at all; null when it may be.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public Rejection? TooLarge(string name, long length, string? contentType = null)
    {
        var most = Limits.MaxBytesFor(name, contentType);
        return length > most ? new(RejectionReason.TooLarge, $"{length:N0} bytes; at most {most:N0} are read.") : null;
    }

    private ArticleParseResult Assemble(string name, IReadOnlyList<DropPart> parts)
    {
        var articles = new List<Article>();
        var rejections = new List<Rejection>();
        for (var i = 0; i < parts.Count; i++)
        {
            var part = parts.Count == 1 ? null : $"#{i + 1}";
            if (i == Limits.MaxArticles)
            {
                rejections.Add(new(
                    RejectionReason.TooLarge,
                    $"More than {Limits.MaxArticles:N0} articles in one drop; from here on none was read.",
                    part));
                break;
            }

            var (article, rejection) = Assemble(parts[i], name + part);
            if (article is not null)
            {
                articles.Add(article);
            }
            else
            {
                rejections.Add(rejection! with { Part = part });
            }
        }

        return ArticleParseResult.Of(articles, rejections);
    }

    private (Article? Article, Rejection? Rejection) Assemble(DropPart part, string source)
    {
        if (part.Draft is not { } draft)
        {
            return (null, part.Rejection);
        }

        if (draft.Text.Text.Length > Limits.MaxBytes)
        {
            return (null, new(
                RejectionReason.TooLarge, $"A text of {draft.Text.Text.Length:N0} characters; at most {Limits.MaxBytes:N0} are analysed."));
        }

        return ArticleAssembler.Assemble(draft, source, Limits) is { } article
            ? (article, null)
            : (null, new(RejectionReason.Empty, "Nothing but white space and markup."));
    }

    private static ArticleParseResult Rejected(Rejection rejection) => ArticleParseResult.Of([], [rejection]);
}
