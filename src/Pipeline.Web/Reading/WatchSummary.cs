using Pipeline.Core.Facts;

namespace Pipeline.Web.Reading;

/// <summary>A watch in the list of watches.</summary>
public sealed record WatchSummary
{
    /// <summary>How many facts <see cref="News"/> names at most.</summary>
    public const int MaxNews = 5;

    /// <summary>The watch.</summary>
    public required string Watch { get; init; }

    /// <summary>Why nothing is told of it: its ledger can't be read. Null when it can.</summary>
    public string? Problem { get; init; }

    /// <summary>What people call the story, when the watch's settings name it.</summary>
    public string? Title { get; init; }

    /// <summary>When the story opened, UTC.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When something was announced last, UTC.</summary>
    public DateTimeOffset? LastNewsAt { get; init; }

    /// <summary>When a drop was processed last, UTC.</summary>
    public DateTimeOffset? LastDropAt { get; init; }

    /// <summary>Whether no drop came for a week.</summary>
    public required bool Quiet { get; init; }

    /// <summary>Known countries.</summary>
    public required int Countries { get; init; }

    /// <summary>Known target groups.</summary>
    public required int Groups { get; init; }

    /// <summary>Known victim counts.</summary>
    public required int Counts { get; init; }

    /// <summary>How many facts were announced within the last day.</summary>
    public required int NewFacts { get; init; }

    /// <summary>The first of these; when there are none, what was announced last.</summary>
    public required IReadOnlyList<AnnouncedFact> News { get; init; }

    /// <summary>Drops of each of the last 30 days, oldest first, today last.</summary>
    public required IReadOnlyList<DayActivity> Activity { get; init; }

    /// <summary>Deliveries that failed and were not put back; null for a watch that is asked for alone.</summary>
    public required int? FailedDeliveries { get; init; }

    /// <summary>Drops that could not be read, among the newest <see cref="RejectionReader.MaxCounted"/> of all watches; null for
    /// a watch that is asked for alone.</summary>
    public required int? Rejected { get; init; }
}

/// <summary>A fact that was announced.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Key">Its key.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Label">How people read what was announced.</param>
public sealed record AnnouncedFact(DateTimeOffset At, string Key, FactKind Kind, string Label);

/// <summary>Activity of a day.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Drops">Drops that were processed.</param>
public sealed record DayActivity(DateOnly Day, int Drops);
