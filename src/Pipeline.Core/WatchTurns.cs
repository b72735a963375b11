namespace Pipeline.Core;

/// <summary>Lets the drops of one watch decide one after the other within this process, in the order in which they came; reading and
/// analysing go on side by side.</summary>
/// <remarks>Without it all articles of a busy watch would lose the race for the ledger but one, and which article is told to have brought a
/// fact would hang on chance. A watch is remembered only while somebody holds or awaits a turn.</remarks>
internal sealed class WatchTurns
{
    private readonly Dictionary<string, Turn> last = new(StringComparer.Ordinal);

    /// <summary>Takes a place in the line of <paramref name="watch"/>. Disposing it lets the next one go, at any time.</summary>
    public Turn Reserve(string watch)
    {
        lock (last)
        {
            var turn = new Turn(this, watch, last.GetValueOrDefault(watch)?.Ended ?? Task.CompletedTask);
            last[watch] = turn;
            return turn;
        }
    }

    private void Leave(string watch, Turn turn)
    {
        lock (last)
        {
            if (last.TryGetValue(watch, out var newest) && ReferenceEquals(newest, turn))
            {
                last.Remove(watch);
            }
        }
    }

    /// <summary>A place in the line.</summary>
    internal sealed class Turn(WatchTurns owner, string watch, Task before) : IDisposable
    {
        private readonly TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Completes when this turn and all before it have ended.</summary>
        public Task Ended => ended.Task;

        /// <summary>Waits until all turns before this one have ended.</summary>
        public Task ComeAsync(CancellationToken cancellationToken) => before.WaitAsync(cancellationToken);

        public void Dispose()
        {
            // One who leaves the line early must not let those behind him overtake those before him.
            if (before.IsCompleted)
            {
                End();
            }
            else
            {
                _ = before.ContinueWith(
                    _ => End(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }
        }

        private void End()
        {
            owner.Leave(watch, this);
            ended.TrySetResult();
        }
    }
}
