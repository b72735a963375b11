using System.Collections.Frozen;
using Pipeline.Core.Stories.State;

namespace Pipeline.Core.Stories.Statements;

/// <summary>What one article states about its story.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Source">Whose report it is: copies of one are one source.</param>
/// <param name="Published">When it was published; when it was dropped, where it does not say.</param>
internal sealed record ArticleStatements(string ArticleId, string Source, PublicationTime Published)
{
    /// <summary>What an article may bring; the rest is counted.</summary>
    public const int Most = 300;

    /// <summary>The statements, most important first within a kind.</summary>
    public IReadOnlyList<StoryStatement> Statements { get; init; } = [];

    /// <summary>The events that its counts are of: the first is what the article is about. Empty when nobody read that.</summary>
    public IReadOnlyList<EventAnchor> Events { get; init; } = [];

    /// <summary>What the article is about; null when nobody read that.</summary>
    public EventAnchor? Home => Events.Count > 0 ? Events[0] : null;

    /// <summary>Whether the text says when it was published: an old text without a date may be dropped at any time.</summary>
    public bool IsDated { get; init; } = true;

    /// <summary>Whether it is so short that each of its sentences is news: a digest of events, and no report with a background.</summary>
    public bool IsDigest { get; init; }

    /// <summary>The event of the report that it is a copy of; null when it is none.</summary>
    public string? CopyOf { get; init; }

    /// <summary>Whether its title or lead tells what followed: a trial, a funeral, an anniversary.</summary>
    public bool IsFollowUp { get; init; }

    /// <summary>Keys that the watch's settings held when the article was decided on before: it may still tell these (R2).</summary>
    public IReadOnlySet<string> Held { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Names of those whom the text calls dead.</summary>
    public IReadOnlyList<string> Dead { get; init; } = [];
}
