using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;

namespace Pipeline.Web.Reading;

/// <summary>A watch in the list of watches.</summary>
public sealed record WatchSummary
{
    /// <summary>How many facts <see cref="News"/> names at most.</summary>
    public const int MaxNews = 5;

    /// <summary>No fact of any kind.</summary>
    internal static IReadOnlyDictionary<FactKind, int> None => FactKinds.All.ToDictionary(kind => kind, _ => 0);

    /// <summary>The watch.</summary>
    public required string Watch { get; init; }

    /// <summary>Why nothing is told of it: its ledger can't be read. Null when it can.</summary>
    public string? Problem { get; init; }

    /// <summary>What people call the story: as the watch's settings name it, else the headline that opened it; null when there is
    /// neither.</summary>
    public string? Title { get; init; }

    /// <summary>When the story opened, UTC.</summary>
    public DateTimeOffset? OpenedAt { get; init; }

    /// <summary>When something was announced last, UTC.</summary>
    public DateTimeOffset? LastNewsAt { get; init; }

    /// <summary>When a drop was processed last, UTC.</summary>
    public DateTimeOffset? LastDropAt { get; init; }

    /// <summary>Whether no drop came for a week.</summary>
    public required bool Quiet { get; init; }

    /// <summary>How many facts of each kind are known.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<FactKind, int> Known { get; init; } = None;

    /// <summary>Known countries.</summary>
    public int Countries => Known[FactKinds.Country];

    /// <summary>Known target groups.</summary>
    public int Groups => Known[FactKinds.Group];

    /// <summary>Known victim counts.</summary>
    public int Counts => Known[FactKinds.Count];

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

    /// <summary>How many facts are known of each further kind, by its name in lists.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement> Others => Known
        .Where(known => known.Key != FactKinds.Country && known.Key != FactKinds.Group && known.Key != FactKinds.Count)
        .ToDictionary(known => known.Key.ListName, known => JsonElement.Parse(known.Value.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>A fact that was announced.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Key">Its key.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Label">How people read what was announced.</param>
public sealed record AnnouncedFact(DateTimeOffset At, string Key, FactKind Kind, string Label)
{
    /// <summary>The event that it counts the victims of, for pages; null for other facts.</summary>
    [JsonIgnore]
    public AlertEvent? Event { get; init; }
}

/// <summary>Activity of a day.</summary>
/// <param name="Day">The day, UTC.</param>
/// <param name="Drops">Drops that were processed.</param>
public sealed record DayActivity(DateOnly Day, int Drops);
