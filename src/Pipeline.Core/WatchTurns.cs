namespace Pipeline.Core;

/// <summary>Lets the articles of one watch take turns within this process: without it they would all lose the race for the ledger but one.</summary>
/// <remarks>A turn is kept only while somebody holds or awaits it, so that a process that saw a million watches holds none of them.</remarks>
internal sealed class WatchTurns
{
    private readonly Dictionary<string, Turn> byWatch = new(StringComparer.Ordinal);

    /// <summary>Waits for the turn of <paramref name="watch"/>; disposing the result passes it on.</summary>
    public async Task<IDisposable> TakeAsync(string watch, CancellationToken cancellationToken)
    {
        Turn turn;
        lock (byWatch)
        {
            if (!byWatch.TryGetValue(watch, out turn!))
            {
                byWatch.Add(watch, turn = new Turn(this, watch));
            }

            turn.Users++;
        }

        try
        {
            await turn.Semaphore.WaitAsync(cancellationToken);
            return turn;
        }
        catch
        {
            turn.Leave();
            throw;
        }
    }

    private sealed class Turn(WatchTurns owner, string watch) : IDisposable
    {
        public SemaphoreSlim Semaphore { get; } = new(1, 1);

        public int Users { get; set; }

        public void Dispose()
        {
            Semaphore.Release();
            Leave();
        }

        public void Leave()
        {
            lock (owner.byWatch)
            {
                if (--Users == 0)
                {
                    owner.byWatch.Remove(watch);
                }
            }
        }
    }
}
