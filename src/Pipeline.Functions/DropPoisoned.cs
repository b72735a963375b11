using Microsoft.Azure.Functions.Worker;
using Pipeline.Adapters.Storage;

namespace Pipeline.Functions;

/// <summary>The host gave a drop up: it goes into <c>rejected</c> with the reason of its last try.
/// The queue's name is the host's.</summary>
public sealed class DropPoisoned(TriggeredDrops drops)
{
    /// <summary>Moves the drop that <paramref name="message"/> names.</summary>
    [Function(nameof(DropPoisoned))]
    public async Task RunAsync([QueueTrigger("webjobs-blobtrigger-poison")] string message, CancellationToken cancellationToken) =>
        await drops.GiveUpAsync(message, cancellationToken);
}
