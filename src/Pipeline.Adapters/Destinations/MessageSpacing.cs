namespace Pipeline.Adapters.Destinations;

/// <summary>Hands out the moments at which one URL may be posted to, a given time apart. Safe for concurrent use.</summary>
/// <remarks>Per process. Several instances together may be faster; the remote's 429 then slows each of them down.</remarks>
internal sealed class MessageSpacing(TimeSpan spacing, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly long start = time.GetTimestamp();
    private TimeSpan next;

    /// <summary>Takes the next free moment if it is at most <paramref name="longest"/> away.</summary>
    /// <returns>How long to wait for it; longer than <paramref name="longest"/> if none was taken.</returns>
    public TimeSpan Reserve(TimeSpan longest)
    {
        lock (gate)
        {
            var now = time.GetElapsedTime(start);
            var wait = next > now ? next - now : TimeSpan.Zero;
            if (wait <= longest)
            {
                next = now + wait + spacing;
            }

            return wait;
        }
    }

    /// <summary>Hands out nothing before <paramref name="delay"/> has passed: the remote asked for it.</summary>
    public void HoldFor(TimeSpan delay)
    {
        lock (gate)
        {
            var until = time.GetElapsedTime(start) + delay;
            next = until > next ? until : next;
        }
    }
}
