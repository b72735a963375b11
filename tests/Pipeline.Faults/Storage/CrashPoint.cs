namespace Pipeline.Faults.Storage;

/// <summary>A crash that is planned at a request: it ends the process just before storage sees the request, or just after it was
/// carried out.</summary>
/// <param name="Step">The request.</param>
/// <param name="Count">Which of these requests, from 1.</param>
/// <param name="IsAfter">After it, in place of before.</param>
/// <param name="Crash">Ends the process.</param>
internal sealed record CrashPoint(StorageStep Step, int Count, bool IsAfter, Action Crash)
{
    private readonly TaskCompletionSource reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int left = Count;

    /// <summary>Completes when the process was ended.</summary>
    public Task Reached => reached.Task;

    /// <summary>Whether a request that is <paramref name="step"/> is the one.</summary>
    public bool IsAt(StorageStep step) => step == Step && Interlocked.Decrement(ref left) == 0;

    /// <summary>Ends the process.</summary>
    public void Spring()
    {
        Crash();
        reached.TrySetResult();
    }
}
