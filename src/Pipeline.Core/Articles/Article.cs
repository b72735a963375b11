using Pipeline.Text;

namespace Pipeline.Core.Articles;

/// <summary>One dropped text, as it is analysed and shown.</summary>
public sealed record Article
{
    /// <summary>Hash of the normalised title and body (<see cref="ArticleId"/>): the same text has the same id under any name.</summary>
    public required string Id { get; init; }

    /// <summary>Where it was dropped: the drop's name within its watch, with <c>#2</c> for the second article of a feed.</summary>
    public required string Source { get; init; }

    /// <summary>The headline, when the drop states one.</summary>
    public string? Title { get; init; }

    /// <summary>The text as it is analysed; every offset of evidence points into it. Where the drop states a title apart from the text,
    /// it stands first as a paragraph of its own (<see cref="TitleSpan"/>).</summary>
    public required string Body { get; init; }

    /// <summary>Where the title stands in <see cref="Body"/>; empty when it does not.</summary>
    public TextSpan TitleSpan { get; init; }

    /// <summary>Link to the original, http or https only.</summary>
    public Uri? Url { get; init; }

    /// <summary>Who published it, as the drop states it: "The Express Tribune".</summary>
    public string? Publisher { get; init; }

    /// <summary>Who wrote it, or the agency: "Reuters".</summary>
    public string? Author { get; init; }

    /// <summary>When it was published, if the drop states it. A date without a time is midnight UTC.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Where the parts of <see cref="Body"/> stand in the dropped text: text and Markdown, and fields of JSON and tables that
    /// stand there as they are. Null where no part does: what lies in a container (mail, PDF, ZIP), and texts that were taken out of
    /// markup (HTML, feeds).</summary>
    public SourceMap? SourceMap { get; init; }
}
