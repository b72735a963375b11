namespace Pipeline.Local.Hosting;

/// <summary>Knows whether anything is under way, and since when nothing is.</summary>
internal sealed class ActivityMonitor(TimeProvider clock)
{
    // Looked at this often; nothing waits for it but the end of a batch run and what is done when there is nothing to do.
    private static readonly TimeSpan IdleCheck = TimeSpan.FromMilliseconds(100);

    private readonly TimeProvider clock = clock;
    private readonly Lock gate = new();
    private readonly List<Lookout> lookouts = [];
    private DateTimeOffset lastActive = clock.GetUtcNow();
    private int underWay;

    /// <summary>Told from any thread when a piece of work has ended, whatever came of it.</summary>
    public Action? OnEnded { get; set; }

    /// <summary>Drops processed, by what came of them.</summary>
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

    /// <summary>Begins to look for work: nothing counts as idle until a look that came after all work found none.</summary>
    public Lookout BeginLooking()
    {
        var lookout = new Lookout(this);
        lock (gate)
        {
            lookouts.Add(lookout);
        }

        return lookout;
    }

    /// <summary>Whether nothing is under way, and nothing was for <paramref name="time"/>, and whoever looks for work
    /// has found none since.</summary>
    public bool IsIdleFor(TimeSpan time)
    {
        lock (gate)
        {
            return underWay == 0
                && clock.GetUtcNow() - lastActive >= time
                && lookouts.TrueForAll(lookout => lookout.FoundNoneAt >= lastActive);
        }
    }

    /// <summary>Waits until <see cref="IsIdleFor"/>.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> came before.</exception>
    public async Task IdleAsync(TimeSpan time, CancellationToken stop)
    {
        while (!IsIdleFor(time))
        {
            await Task.Delay(IdleCheck, clock, stop);
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

    /// <summary>One who looks for work. A look can take longer than any idle time: storage may hold very many drops.</summary>
    internal sealed class Lookout(ActivityMonitor monitor)
    {
        /// <summary>When the latest look that found nothing began; null before it has ended.</summary>
        internal DateTimeOffset? FoundNoneAt { get; private set; }

        /// <summary>Looks once.</summary>
        /// <returns>How much <paramref name="look"/> found.</returns>
        public async Task<int> LookAsync(Func<Task<int>> look)
        {
            var began = monitor.clock.GetUtcNow();
            var found = await look();
            if (found == 0)
            {
                lock (monitor.gate)
                {
                    FoundNoneAt = began;
                }
            }

            return found;
        }
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
