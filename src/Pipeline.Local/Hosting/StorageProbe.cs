using Azure.Storage.Blobs.Models;
using Pipeline.Adapters.Storage;

namespace Pipeline.Local.Hosting;

/// <summary>Tries what the pipeline needs of storage: a blob written under a condition, read, listed and deleted,
/// and a queue that counts.</summary>
internal static class StorageProbe
{
    /// <exception cref="Azure.RequestFailedException">Storage refuses; the message says what.</exception>
    public static async Task<string> CheckAsync(StorageClients clients, CancellationToken cancellationToken)
    {
        var blob = clients.Config.GetBlobClient($"doctor/{Guid.NewGuid():n}.txt");
        await blob.UploadAsync(
            BinaryData.FromString("written by 'doctor', deleted at once"),
            new BlobUploadOptions { Conditions = new BlobRequestConditions { IfNoneMatch = Azure.ETag.All } },
            cancellationToken);
        await blob.DownloadContentAsync(cancellationToken);
        await blob.DeleteAsync(cancellationToken: cancellationToken);
        var queue = await clients.Deliveries.GetPropertiesAsync(cancellationToken);
        return $"{clients.Blobs.Uri.Host}: containers readable and writable, "
            + $"about {queue.Value.ApproximateMessagesCount} deliveries queued";
    }
}
