using Pipeline.Text;

namespace Pipeline.Core.Articles;

/// <summary>What a reader found of one article, before the rules that all formats share (<see cref="ArticleAssembler"/>).</summary>
internal sealed record ArticleDraft
{
    /// <summary>The text, without a title that is stated apart from it.</summary>
    public required MappedText Text { get; init; }

    /// <summary>The title, when the format states it apart from the text.</summary>
    public MappedText? Title { get; init; }

    /// <summary>Where the title stands in <see cref="Text"/>, when it is part of the text.</summary>
    public TextSpan TitleInText { get; init; }

    public string? Author { get; init; }

    public string? Publisher { get; init; }

    public Uri? Url { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }
}

/// <summary>One item of a drop: a draft, or why there is none.</summary>
internal readonly record struct DropPart(ArticleDraft? Draft, Rejection? Rejection)
{
    public static DropPart Of(ArticleDraft draft) => new(draft, null);

    public static DropPart Rejected(RejectionReason reason, string detail) => new(null, new Rejection(reason, detail));
}
