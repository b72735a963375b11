using System.Text.Json.Serialization;

namespace Pipeline.Core.Alerts;

/// <summary>Where one delivery stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeliveryState>))]
public enum DeliveryState
{
    /// <summary>Queued, not tried yet.</summary>
    [JsonStringEnumMemberName("pending")]
    Pending,

    /// <summary>A worker is sending it, until <see cref="Delivery.Until"/>.</summary>
    [JsonStringEnumMemberName("sending")]
    Sending,

    /// <summary>The remote accepted it.</summary>
    [JsonStringEnumMemberName("delivered")]
    Delivered,

    /// <summary>The remote can't take it now; tried again after <see cref="Delivery.Until"/>.</summary>
    [JsonStringEnumMemberName("deferred")]
    Deferred,

    /// <summary>Given up; <see cref="Delivery.LastError"/> says why. The alert stays.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}

/// <summary>One alert to one destination, with its attempts.</summary>
/// <param name="Destination">The destination's name.</param>
public sealed record Delivery(string Destination)
{
    /// <summary>Where it stands.</summary>
    public DeliveryState State { get; init; }

    /// <summary>How often sending began.</summary>
    public int Attempts { get; init; }

    /// <summary>Last change of state, UTC.</summary>
    public DateTimeOffset? At { get; init; }

    /// <summary>While sending: when another worker may take over. While deferred: the next try.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>When it was put back by hand, or first tried long after it was raised: its time to be tried counts from then. Null where it
    /// counts from the alert.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Since when no process that took it has known its destination; null where the last one did.</summary>
    public DateTimeOffset? UnknownSince { get; init; }

    /// <summary>The remote's words, without secrets; null after success.</summary>
    public string? LastError { get; init; }

    /// <summary>Whether it is still to be made.</summary>
    [JsonIgnore]
    public bool IsOpen => State is not (DeliveryState.Delivered or DeliveryState.Failed);
}

/// <summary>What sending came to.</summary>
public abstract record DeliveryOutcome
{
    private DeliveryOutcome()
    {
    }

    /// <summary>The remote accepted the alert.</summary>
    /// <param name="Answer">Status and the remote's words, for <c>doctor</c>.</param>
    public sealed record Delivered(string Answer) : DeliveryOutcome;

    /// <summary>The remote can't take it now; try again.</summary>
    /// <param name="RetryAfter">The delay the remote asked for, or null to let the schedule decide.</param>
    /// <param name="Error">Status and the remote's words, without secrets.</param>
    public sealed record Deferred(TimeSpan? RetryAfter, string Error) : DeliveryOutcome
    {
        /// <summary>Whether the remote was asked. False when it was left alone because it kept failing, or takes only so many messages in a
        /// time: that must not use up the schedule of tries.</summary>
        public bool IsTry { get; init; } = true;
    }

    /// <summary>The remote will never take it; do not try again.</summary>
    /// <param name="Error">Status and the remote's words, without secrets.</param>
    public sealed record Failed(string Error) : DeliveryOutcome;
}
