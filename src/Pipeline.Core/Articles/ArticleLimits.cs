namespace Pipeline.Core.Articles;

/// <summary>How much of a drop is read before it is refused. Every value must be positive.</summary>
/// <remarks>The limits bound memory and time for hostile drops; a news article of 1,000 words is about 6 KB, so each stands at two to three
/// orders of magnitude above what feeds deliver.</remarks>
/// <exception cref="ArgumentOutOfRangeException">A value is zero or negative.</exception>
public sealed record ArticleLimits
{
    private const int MiB = 1024 * 1024;

    /// <summary>The defaults.</summary>
    public static ArticleLimits Default { get; } = new();

    /// <summary>Bytes of a drop, and characters of the text taken out of it; 5 MiB.</summary>
    public int MaxBytes { get; init => field = Positive(value); } = 5 * MiB;

    /// <summary>Bytes of a drop that its name or content type says is HTML; 20 MiB, since most of a page is markup and scripts.</summary>
    public int MaxHtmlBytes { get; init => field = Positive(value); } = 20 * MiB;

    /// <summary>Bytes of a drop whose name says that it is a container (<c>.zip</c>, <c>.eml</c>, <c>.mbox</c>, <c>.pdf</c>); 20 MiB, since
    /// most of them are pictures. What is in it must also keep to <see cref="MaxBytesFor"/> of its own name.</summary>
    public int MaxContainerBytes { get; init => field = Positive(value); } = 20 * MiB;

    /// <summary>Bytes that the containers of a drop (gzip, ZIP, mail, PDF) may unpack to, all counted together; 20 MiB. What is unpacked
    /// must also keep to <see cref="MaxBytesFor"/> of its own name.</summary>
    public int MaxDecompressedBytes { get; init => field = Positive(value); } = 20 * MiB;

    /// <summary>How many times its size a packed drop may unpack to; 200. News text and markup pack 3 to 20 times, DEFLATE reaches 1,032
    /// times on zeros (zlib's technical notes), which is what archive bombs are made of. Outputs under 1 MiB are not measured.</summary>
    public int MaxDecompressionRatio { get; init => field = Positive(value); } = 200;

    /// <summary>Levels of objects and arrays in JSON; 64, as System.Text.Json has it. The most nested news APIs use about 8.</summary>
    public int MaxJsonDepth { get; init => field = Positive(value); } = 64;

    /// <summary>Levels of elements in a feed; 64. Atom with XHTML content uses about 15.</summary>
    public int MaxXmlDepth { get; init => field = Positive(value); } = 64;

    /// <summary>Levels of elements in HTML; 512, where browsers stop nesting as well. The deepest pages of news sites have about
    /// 40.</summary>
    public int MaxHtmlDepth { get; init => field = Positive(value); } = 512;

    /// <summary>Articles of one array, JSON Lines file or feed; 1,000. The rest is named in one rejection.</summary>
    public int MaxArticles { get; init => field = Positive(value); } = 1_000;

    /// <summary>Characters of a title, an author or a publisher; 500. Longer ones are cut; the body keeps a long title whole.</summary>
    public int MaxFieldLength { get; init => field = Positive(value); } = 500;

    /// <summary>The most bytes a drop of this name may have. Ask before reading it: one that is larger is rejected as too large,
    /// unread.</summary>
    /// <param name="name">The drop's name; only its extension counts, and <c>.gz</c> is looked through.</param>
    /// <param name="contentType">Its media type, if known.</param>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is null.</exception>
    public int MaxBytesFor(string name, string? contentType = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        return FormatHints.IsHtml(name, contentType) ? MaxHtmlBytes
            : FormatHints.IsContainer(name, contentType) ? MaxContainerBytes
            : MaxBytes;
    }

    /// <summary>The rejection of a drop of <paramref name="length"/> bytes that is not to be read at all; null when it may be.</summary>
    internal Rejection? TooLarge(string name, long length, string? contentType)
    {
        var most = MaxBytesFor(name, contentType);
        return length > most ? new(RejectionReason.TooLarge, $"{length:N0} bytes; at most {most:N0} are read.") : null;
    }

    private static int Positive(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        return value;
    }
}
