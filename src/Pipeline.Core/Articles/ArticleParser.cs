using Pipeline.Core.Articles.Unpacking;

namespace Pipeline.Core.Articles;

/// <summary>Reads what was dropped: bytes in, articles out, or the reasons why not.</summary>
/// <remarks>
/// <para>The content decides what a drop is; its name and content type only help where content is ambiguous, for much arrives as
/// <c>.txt</c>. <c>docs/reading.md</c> lists all that is read: formats of text, the containers around them (<see cref="PartReader"/>), and
/// encodings (<see cref="TextDecoder"/>).</para>
/// <para>Bad data is never an exception. No input or output, no clock, no state: the same bytes give the same result, and one parser serves
/// any number of threads.</para>
/// </remarks>
/// <param name="limits">What is too much; <see cref="ArticleLimits.Default"/> when null.</param>
public sealed class ArticleParser(ArticleLimits? limits = null)
{
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

        var packed = new Packed(name, contentType, content, []);
        return Assemble(name, [.. PartReader.Read(packed, new UnpackBudget(Limits)).Take(Limits.MaxArticles + 1)]);
    }

    /// <summary>The rejection of a drop of <paramref name="length"/> bytes that is not to be read at all; null when it may be.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public Rejection? TooLarge(string name, long length, string? contentType = null) => Limits.TooLarge(name, length, contentType);

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
