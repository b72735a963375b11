using System.Globalization;
using System.Text.Json;
using Azure.Storage.Blobs.Models;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Serialization;
using Pipeline.Faults.Stories;

namespace Pipeline.Faults.Storage;

/// <summary>Puts into storage what an earlier version of the pipeline left there.</summary>
internal static class EarlierStorage
{
    /// <summary>Stores ledgers and alerts.</summary>
    public static async Task FillAsync(StorageClients clients, IReadOnlyList<EarlierWatch> watches)
    {
        var alerts = new BlobAlertStore(clients);
        foreach (var watch in watches)
        {
            await clients.Ledgers.GetBlobClient($"{watch.Watch}.json").UploadAsync(
                BinaryData.FromString(watch.Ledger),
                new BlobUploadOptions
                {
                    HttpHeaders = new BlobHttpHeaders { ContentType = "application/json" },
                    Metadata = new Dictionary<string, string> { ["outbox"] = watch.Waiting.ToString(CultureInfo.InvariantCulture) },
                });
            await alerts.CreateIfAbsentAsync(
                JsonSerializer.Deserialize(watch.Settled, PipelineJson.Documents.Alert)!, CancellationToken.None);
        }
    }
}
