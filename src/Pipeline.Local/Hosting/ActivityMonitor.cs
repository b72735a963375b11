namespace Pipeline.Local.Hosting;

/// <summary>Knows whether anything is under way, and since when nothing is.</summary>
internal sealed class ActivityMonitor(TimeProvider clock)
{
    private readonly Lock gate = new();
    private DateTimeOffset lastActive = clock.GetUtcNow();
    private int underWay;

    /// <summary>Told from any thread when a piece of work has ended, whatever came of it.</summary>
    public Action? OnEnded { get; set; }

    /// <summary>Drops processed and deliveries settled.</summary>
    public Tally Drops { get; } = new();

    /// <summary>Deliveries settled, by what came of them.</summary>
    public Tally Deliveries { get; } = new();

    /// <summary>Marks work as under way until the result is disposed.</summary>
    public IDisposable Begin()
    {
        lock (gate)
        {
            underWay++;
        }

        return new Work(this);
    }

    /// <summary>Says that work comes back after <paramref name="delay"/>, a retry for example: until then nothing counts as idle.</summary>
    public void Expect(TimeSpan delay)
    {
        lock (gate)
        {
            var at = clock.GetUtcNow() + delay;
            lastActive = at > lastActive ? at : lastActive;
        }
    }

    /// <summary>Whether nothing is under way, and nothing was for <paramref name="time"/>.</summary>
    public bool IsIdleFor(TimeSpan time)
    {
        lock (gate)
        {
            return underWay == 0 && clock.GetUtcNow() - lastActive >= time;
        }
    }

    private void End()
    {
        lock (gate)
        {
            underWay--;
            var now = clock.GetUtcNow();
            lastActive = now > lastActive ? now : lastActive;
        }

        OnEnded?.Invoke();
    }

    /// <summary>Counts what was done and what failed.</summary>
    internal sealed class Tally
    {
        private int done;
        private int failed;

        public int Done => Volatile.Read(ref done);

        public int Failed => Volatile.Read(ref failed);

        public void Add(bool success) => Interlocked.Increment(ref success ? ref done : ref failed);
    }

    private sealed class Work(ActivityMonitor monitor) : IDisposable
    {
        public void Dispose() => monitor.End();
    }
}
