using Pipeline.Text;

namespace Pipeline.Core.Reading.Anchors;

/// <summary>What ties the statements of one sentence to an event.</summary>
/// <param name="Sentence">Where the sentence stands.</param>
/// <param name="Places">The places that it names, in text order, each with its country and, for a town or county, its state or province.</param>
/// <param name="From">The first day that it speaks of; null when it names none.</param>
/// <param name="To">The last one.</param>
/// <param name="Kind">The kind of happening; null when no word names one.</param>
/// <param name="Victims">Names of those who were hit.</param>
/// <param name="Suspects">Names of those who are held to have done it.</param>
/// <param name="Organizations">Names of organisations.</param>
/// <param name="Things">Names of ships, flights and platforms, as they stand: "Deepwater Horizon", "Flight 370".</param>
public sealed record SentenceAnchor(
    TextSpan Sentence, IReadOnlyList<AnchorPlace> Places, DateOnly? From, DateOnly? To, string? Kind, IReadOnlyList<string> Victims,
    IReadOnlyList<string> Suspects, IReadOnlyList<string> Organizations, IReadOnlyList<string> Things)
{
    /// <summary>The diseases that it names, by the names that people read: "cholera", "bird flu".</summary>
    public IReadOnlyList<string> Diseases { get; init; } = [];
}

/// <summary>What ties an article's statements to events.</summary>
/// <param name="Home">What the article is about.</param>
/// <param name="Sentences">The anchors of the sentences that state victims or name a suspect or a victim, in text order.</param>
public sealed record ArticleAnchors(HomeEvent Home, IReadOnlyList<SentenceAnchor> Sentences);
