using Pipeline.Core.Facts;
using Pipeline.Core.Stories;

namespace Pipeline.Core.Novelty;

/// <summary>What became of one fact.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Key">What the watch knows it under: a count is of an event's figure.</param>
/// <param name="Novelty">How it compares with what was announced.</param>
/// <param name="Silence">Why it is not told; null when it is.</param>
public sealed record FactDecision(Fact Fact, string Key, NoveltyKind Novelty, Silence? Silence)
{
    /// <summary>When the watch first came to know it, if it did before this article.</summary>
    public DateTimeOffset? KnownSince { get; init; }

    /// <summary>The earlier alert that told it, when one did; of the same article when its drop is run again.</summary>
    public Announcement? Announced { get; init; }

    /// <summary>The announced value or role that it replaces.</summary>
    public PreviousValue? Previous { get; init; }

    /// <summary>Whether it belongs into an alert.</summary>
    public bool IsAnnounced => Silence is null;
}

/// <summary>What one article means for its watch: the decisions, and what it knows by them.</summary>
/// <param name="Facts">One decision per fact, in the order of the facts; of an article with more facts than one may bring, of the first
/// ones.</param>
/// <param name="Knowledge">What the watch knows with the article's facts; the same instance when nothing in it is worth keeping.</param>
/// <param name="AlertId">Id of the alert that is due; null when there is nothing to tell.</param>
/// <param name="Opened">Whether the alert is the first of the watch.</param>
public sealed record NoveltyDecision(IReadOnlyList<FactDecision> Facts, WatchKnowledge Knowledge, string? AlertId, bool Opened)
{
    /// <summary>How many facts more the article has than one may bring; nobody looks at them.</summary>
    public int Beyond { get; init; }

    /// <summary>What is told in words, most important first: "41 people killed (was 29)".</summary>
    public IReadOnlyList<string> NewsLabels => [.. News.Select(item => item.Label)];

    /// <summary>The totals that are told, with their effects.</summary>
    public IReadOnlyList<(VictimEffect Effect, long Value)> ToldFigures =>
        [.. News.OfType<FigureNews>().Select(figure => (figure.Effect, figure.Now.Amount.Value))];

    /// <summary>The last alert that an earlier decision on this article raised; null when none did.</summary>
    public Announcement? Earlier { get; init; }

    /// <summary>What is told, most important first.</summary>
    internal IReadOnlyList<StoryNews> News { get; init; } = [];
}
