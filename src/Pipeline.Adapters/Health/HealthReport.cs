using System.Text.Json.Serialization;

namespace Pipeline.Adapters.Health;

/// <summary>How the pipeline is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<HealthStatus>))]
public enum HealthStatus
{
    /// <summary>It works, and nothing waits for a person.</summary>
    [JsonStringEnumMemberName("healthy")]
    Healthy,

    /// <summary>It works, and something waits for a person: refused settings, destinations that nobody configured, or deliveries or
    /// drops that were given up and can't be recorded so.</summary>
    [JsonStringEnumMemberName("degraded")]
    Degraded,

    /// <summary>It can't work: storage is out of reach.</summary>
    [JsonStringEnumMemberName("unhealthy")]
    Unhealthy,
}

/// <summary>The pipeline's health, as <c>/api/health</c> answers it. Holds names and numbers, no article and no secret.</summary>
public sealed record HealthReport
{
    /// <summary>The worst of what follows.</summary>
    public required HealthStatus Status { get; init; }

    /// <summary>When it was looked at, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why storage is out of reach; absent when it is not.</summary>
    public string? Storage { get; init; }

    /// <summary>Why <c>config/watches.json</c> is not in force; absent when it is, or when there is none.</summary>
    public string? WatchSettings { get; init; }

    /// <summary>Destinations that <c>config/watches.json</c> names in vain, or that alerts wait for, since this process does not know them, a
    /// line for people each; absent when there are none.</summary>
    public IReadOnlyList<string>? UnknownDestinations { get; init; }

    /// <summary>The analyzer that the settings ask for.</summary>
    public required string Analyzer { get; init; }

    /// <summary>How many destinations are configured.</summary>
    public int Destinations { get; init; }

    /// <summary>What waits; absent when storage is out of reach.</summary>
    public Backlog? Backlog { get; init; }

    /// <summary>Watches with the time of their last article, the longest silent first; absent when storage is out of reach.</summary>
    public IReadOnlyList<WatchHealth>? Watches { get; init; }
}

/// <summary>What waits.</summary>
/// <param name="Deliveries">About how many deliveries are queued, those that wait for their next try included.</param>
/// <param name="PoisonedDeliveries">About how many deliveries were given up and are not yet recorded as failed.</param>
/// <param name="PoisonedDrops">About how many drops were given up and do not yet stand in <c>rejected</c>.</param>
/// <param name="Outboxes">Watches with an alert that is decided and not yet queued:
/// more than 0 for longer than the sweep's interval is a fault.</param>
public sealed record Backlog(int Deliveries, int PoisonedDeliveries, int PoisonedDrops, int Outboxes);

/// <summary>One watch.</summary>
/// <param name="Watch">Its name.</param>
/// <param name="LastArticleAt">When its last article was processed, UTC.</param>
/// <param name="AgeSeconds">How long ago that is.</param>
public sealed record WatchHealth(string Watch, DateTimeOffset LastArticleAt, long AgeSeconds);

/// <summary>The serializer of the report.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(HealthReport))]
public sealed partial class HealthJson : JsonSerializerContext;
