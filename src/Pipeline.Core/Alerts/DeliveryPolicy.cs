namespace Pipeline.Core.Alerts;

/// <summary>How long the dispatcher keeps trying a destination that can't take an alert: settings <c>Pipeline:Delivery:…</c>.</summary>
public sealed class DeliveryPolicy
{
    /// <summary>Delay before each further try; when they are used up, the delivery has failed. The default follows the schedule that
    /// Standard Webhooks 1.0.0 recommends (5 s to 24 h, three days in all).</summary>
    public IReadOnlyList<TimeSpan> RetryDelays { get; set; } =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>How long one worker owns a delivery. Longer than the sender's total time limit; after it, another worker takes over, which
    /// is the one way in which a remote can get an alert twice.</summary>
    public TimeSpan SendingLease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The longest delay a remote may ask for; a queue keeps a message invisible for at most 7 days.</summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromDays(1);
}
