using System.ComponentModel.DataAnnotations;

namespace Pipeline.Local.Hosting;

/// <summary>How the local host works: settings <c>Pipeline:Local:…</c>.</summary>
internal sealed class RunOptions
{
    /// <summary>Drops processed at the same time. They mostly wait for storage: fewer than eight leave it idle
    /// while they are read.</summary>
    [Range(1, 256)]
    public int Concurrency { get; set; } = Math.Max(8, Environment.ProcessorCount * 2);

    /// <summary>Pause between two looks at storage when the last one found nothing. Half of it is the mean wait of a drop.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "00:10:00")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Tries of a drop whose processing fails, before it stands in <c>rejected</c>.</summary>
    [Range(1, 100)]
    public int MaxAttempts { get; set; } = 5;

    /// <summary>Wait before the second try of a failing drop or delivery; it doubles with each further one.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Time between two sweeps for alerts that a crash left unqueued.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan SweepInterval { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Deliveries under way at the same time to one destination: a hanging one must not take the others' places.</summary>
    [Range(1, 64)]
    public int DeliveriesPerDestination { get; set; } = 4;

    /// <summary>How long a received delivery is hidden from other processes, again and again while this one works on it: when it is killed,
    /// others see the message after this time at most.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan DeliveryVisibility { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>The wait before try number <paramref name="attempt"/> + 1, with the doubling that <see cref="RetryDelay"/> describes,
    /// at most 5 minutes.</summary>
    public TimeSpan DelayAfter(int attempt)
    {
        var delay = RetryDelay * Math.Pow(2, Math.Min(attempt, 20) - 1);
        return delay < MaxDelay ? delay : MaxDelay;
    }

    private static readonly TimeSpan MaxDelay = TimeSpan.FromMinutes(5);
}
