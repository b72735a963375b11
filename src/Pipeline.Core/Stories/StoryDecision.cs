using Pipeline.Core.Stories.State;

namespace Pipeline.Core.Stories;

/// <summary>What one article means for its story.</summary>
/// <param name="News">What is told, most important first.</param>
/// <param name="Outcomes">What became of each statement, in their order.</param>
/// <param name="Beyond">How many statements more the article had than one may bring; they are not looked at.</param>
/// <param name="State">What is known with the article.</param>
internal sealed record StoryDecision(IReadOnlyList<StoryNews> News, IReadOnlyList<Outcome> Outcomes, int Beyond, StoryState State)
{
    /// <summary>The key of the figure or part that each count is of, in their order; null for other statements.</summary>
    public required IReadOnlyList<string?> Keys { get; init; }

    /// <summary>The event that the article is about; null when it is about none that is known.</summary>
    public string? Home { get; init; }
}
