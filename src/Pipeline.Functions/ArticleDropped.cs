using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Adapters.Storage;

namespace Pipeline.Functions;

/// <summary>A drop has come: it is processed. What throws is tried again by the host, and in the end
/// is <see cref="DropPoisoned"/>'s.</summary>
/// <remarks>The whole path is one token, since tokens are greedy and would cut <c>watch/folder/name</c> behind its last slash; Core cuts
/// it. The blob is bound as a client, so that nothing is read before its size is known.</remarks>
public sealed class ArticleDropped(TriggeredDrops drops)
{
    /// <summary>Processes <paramref name="drop"/>.</summary>
    [Function(nameof(ArticleDropped))]
    public async Task RunAsync(
        [BlobTrigger("articles/{path}", Source = BlobTriggerSource.EventGrid)] BlobClient drop, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(drop);
        await drops.RunAsync(drop.Name, cancellationToken);
    }
}
