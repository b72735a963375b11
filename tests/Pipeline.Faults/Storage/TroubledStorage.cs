using Azure.Storage.Blobs;
using Pipeline.Adapters.Storage;
using Pipeline.Faults.Trouble;

namespace Pipeline.Faults.Storage;

/// <summary>Puts into storage what can't be read, and looks what has become of it.</summary>
internal static class TroubledStorage
{
    /// <summary>Stores documents and sends messages.</summary>
    public static async Task FillAsync(StorageClients clients, PlannedDamage damage)
    {
        foreach (var document in damage.Documents)
        {
            await BlobOf(clients, document).UploadAsync(BinaryData.FromString(document.Content), overwrite: true);
        }

        foreach (var message in damage.Messages)
        {
            await clients.Deliveries.SendMessageAsync(message);
        }
    }

    /// <summary>The documents as they are now; those that are gone are left out.</summary>
    public static async Task<IReadOnlyList<DamagedDocument>> ReadAsync(
        StorageClients clients, PlannedDamage damage, CancellationToken cancellationToken)
    {
        var found = new List<DamagedDocument>();
        foreach (var document in damage.Documents)
        {
            var blob = BlobOf(clients, document);
            if (await blob.ExistsAsync(cancellationToken))
            {
                found.Add(document with { Content = (await blob.DownloadContentAsync(cancellationToken)).Value.Content.ToString() });
            }
        }

        return found;
    }

    private static BlobClient BlobOf(StorageClients clients, DamagedDocument document) =>
        clients.Blobs.GetBlobContainerClient(clients.Options.Prefix + document.Container).GetBlobClient(document.BlobName);
}
