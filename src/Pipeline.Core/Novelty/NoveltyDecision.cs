using System.Text.Json.Serialization;
using Pipeline.Core.Facts;

namespace Pipeline.Core.Novelty;

/// <summary>Why a fact was found and not announced.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SuppressionReason>))]
public enum SuppressionReason
{
    /// <summary>Announced before, or another article's announcement covers it.</summary>
    [JsonStringEnumMemberName("alreadyKnown")]
    AlreadyKnown,

    /// <summary>The watch's settings mute this key.</summary>
    [JsonStringEnumMemberName("muted")]
    Muted,

    /// <summary>The watch's settings do not alert on this kind of fact.</summary>
    [JsonStringEnumMemberName("kind")]
    Kind,

    /// <summary>The watch's settings do not alert on this role of a country.</summary>
    [JsonStringEnumMemberName("role")]
    Role,

    /// <summary>The count changed by less than the watch's minimum.</summary>
    [JsonStringEnumMemberName("belowMinimum")]
    BelowMinimum,

    /// <summary>The text tells it of another event, or says that it no longer holds.</summary>
    [JsonStringEnumMemberName("background")]
    Background,

    /// <summary>Fewer independent sources state it than the watch asks for.</summary>
    [JsonStringEnumMemberName("awaitingSources")]
    AwaitingSources,

    /// <summary>The watch's settings ignore the publisher.</summary>
    [JsonStringEnumMemberName("ignoredPublisher")]
    IgnoredPublisher,
}

/// <summary>What became of one fact.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Novelty">How it compares with what was announced.</param>
/// <param name="Suppressed">Why it is not announced; null when it is.</param>
public sealed record FactDecision(Fact Fact, NoveltyKind Novelty, SuppressionReason? Suppressed)
{
    /// <summary>When the watch first came to know it, if it did before this article.</summary>
    public DateTimeOffset? KnownSince { get; init; }

    /// <summary>The earlier alert that told it, when one did; of the same article when its drop is run again.</summary>
    public Announcement? Announced { get; init; }

    /// <summary>The announced value or role that it replaces.</summary>
    public PreviousValue? Previous { get; init; }

    /// <summary>Whether it belongs into an alert.</summary>
    public bool IsAnnounced => Suppressed is null;
}

/// <summary>What one article means for its watch: the decisions, and what it knows by them.</summary>
/// <param name="Facts">One decision per fact, in the order of the facts.</param>
/// <param name="Knowledge">What the watch knows with the article's facts; the same instance when nothing in it changed.</param>
/// <param name="AlertId">Id of the alert that is due; null when there is nothing to tell.</param>
/// <param name="Opened">Whether this is the first article of the watch.</param>
public sealed record NoveltyDecision(IReadOnlyList<FactDecision> Facts, WatchKnowledge Knowledge, string? AlertId, bool Opened);
