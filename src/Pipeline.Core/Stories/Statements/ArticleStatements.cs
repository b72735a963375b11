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

    /// <summary>Names of those whom the text calls dead.</summary>
    public IReadOnlyList<string> Dead { get; init; } = [];
}
