namespace Pipeline.Core.Alerts;

/// <summary>How long the dispatcher keeps trying a destination that can't take an alert: settings <c>Pipeline:Delivery:…</c>.</summary>
public sealed class DeliveryPolicy
{
    /// <summary>Delay before each further try; the last one is repeated until <see cref="GiveUpAfter"/>. A remote may ask for a longer
    /// one, never for a shorter: whoever asks to be tried again at once would use up three days in seconds. The default follows the
    /// schedule that Standard Webhooks 1.0.0 recommends (5 s to 24 h).</summary>
    public IReadOnlyList<TimeSpan> RetryDelays { get; set; } =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5),
        TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    /// <summary>How long an alert is tried after it was raised, or first tried where nobody was at work for an hour and more, or put back by
    /// hand; the last try is then, and after it the delivery has failed.</summary>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(3);

    /// <summary>How long a delivery waits for a destination that no process knows, from when the first one took it and did not; then it has
    /// failed. A restart with other settings is over sooner, and a process that knows it ends the wait.</summary>
    public TimeSpan UnknownDestinationAfter { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How often it is looked whether a destination is known by now.</summary>
    public TimeSpan UnknownDestinationRetry { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long one worker owns a delivery. Longer than the sender's total time limit; after it, another worker takes over, which
    /// is the one way in which a remote can get an alert twice.</summary>
    public TimeSpan SendingLease { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The longest delay a remote may ask for; a queue keeps a message invisible for at most 7 days.</summary>
    public TimeSpan MaxRetryAfter { get; set; } = TimeSpan.FromDays(1);
}
