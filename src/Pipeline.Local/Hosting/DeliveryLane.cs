namespace Pipeline.Local.Hosting;

/// <summary>The deliveries of one destination within this process: some under way, a few that wait, and no more. Thread-safe.</summary>
/// <remarks>Deliveries of one watch go one after the other, in the order in which they came. What finds no room goes back to
/// the queue until its turn may have come: holding it would keep it from other processes, and asking again at once would be
/// all that storage does.</remarks>
/// <typeparam name="T">A delivery.</typeparam>
/// <param name="places">Deliveries under way at the same time.</param>
/// <param name="watchOf">The watch that a delivery is of.</param>
/// <param name="make">Makes a delivery; it does not throw.</param>
/// <param name="clock">Measures how long deliveries last.</param>
internal sealed class DeliveryLane<T>(int places, Func<T, string> watchOf, Func<T, Task> make, TimeProvider clock)
    where T : class
{
    /// <summary>What one delivery is taken to last before any was seen.</summary>
    private static readonly TimeSpan FirstGuess = TimeSpan.FromMilliseconds(250);

    /// <summary>Longest time that a message stays away: the destination may have recovered.</summary>
    private static readonly TimeSpan LongestAway = TimeSpan.FromSeconds(30);

    private readonly Lock gate = new();
    private readonly List<T> waiting = [];
    private readonly HashSet<string> watches = new(StringComparer.Ordinal);
    private TimeSpan usual = FirstGuess;
    private int underWay;
    private int sentAway;

    // Two rounds at most: a delivery's message must not be seen again before its turn comes.
    private int Room => 2 * places;

    /// <summary>Takes a delivery, to make it now or after those before it.</summary>
    /// <param name="delivery">The delivery.</param>
    /// <param name="started">Told of each task that makes deliveries.</param>
    /// <returns>False when there is no room.</returns>
    public bool TryTake(T delivery, Action<Task> started)
    {
        lock (gate)
        {
            if (waiting.Count >= Room)
            {
                return false;
            }

            waiting.Add(delivery);
        }

        StartNext(started);
        return true;
    }

    /// <summary>How long a delivery that found no room should stay away: about until those before it are made.</summary>
    public TimeSpan SendAway(TimeSpan atLeast)
    {
        lock (gate)
        {
            sentAway++;
            var turn = usual * ((double)(waiting.Count + sentAway) / places);
            return turn < atLeast ? atLeast : turn > LongestAway ? LongestAway : turn;
        }
    }

    /// <summary>Takes out what has not begun.</summary>
    public IReadOnlyList<T> Clear()
    {
        lock (gate)
        {
            T[] left = [.. waiting];
            waiting.Clear();
            return left;
        }
    }

    private void StartNext(Action<Task> started)
    {
        while (Next() is { } next)
        {
            started(Task.Run(() => MakeAsync(next, started)));
        }
    }

    private T? Next()
    {
        lock (gate)
        {
            var index = underWay < places ? waiting.FindIndex(delivery => !watches.Contains(watchOf(delivery))) : -1;
            if (index < 0)
            {
                return null;
            }

            var next = waiting[index];
            waiting.RemoveAt(index);
            watches.Add(watchOf(next));
            underWay++;
            return next;
        }
    }

    private async Task MakeAsync(T delivery, Action<Task> started)
    {
        var began = clock.GetTimestamp();
        try
        {
            await make(delivery);
        }
        finally
        {
            lock (gate)
            {
                // The last few tell more than the many before: a destination that recovers must not be taken for slow for long.
                usual = (usual * 0.75) + (clock.GetElapsedTime(began) * 0.25);
                watches.Remove(watchOf(delivery));
                underWay--;
                sentAway = waiting.Count == 0 ? 0 : sentAway;
            }

            StartNext(started);
        }
    }
}
