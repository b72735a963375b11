using System.Collections.Frozen;
using Pipeline.Core.Reading.Anchors;
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

    /// <summary>What the article is about; null when that is not read.</summary>
    public HomeEvent? Home { get; init; }

    /// <summary>Whether its title or lead tells what followed: a trial, a funeral, an anniversary.</summary>
    public bool IsFollowUp { get; init; }

    /// <summary>Keys that the watch's settings held when the article was decided on before: it may still tell these (R2).</summary>
    public IReadOnlySet<string> Held { get; init; } = FrozenSet<string>.Empty;

    /// <summary>Names of those whom the text calls dead.</summary>
    public IReadOnlyList<string> Dead { get; init; } = [];
}
