using System.Text.Json.Serialization;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Logging;

namespace Pipeline.Adapters.Storage;

/// <summary>Where the last look for missed drops stopped, as it is kept.</summary>
/// <param name="Token">What the next page is listed by; null where it can't be read.</param>
internal sealed record SweepBookmark(string? Token);

/// <summary>Keeps the bookmark as <c>missed-drops.json</c> in the container of settings, since a process may live no longer than one look.
/// </summary>
/// <remarks>It may be deleted at any time: the next look then begins with the first page.</remarks>
internal sealed partial class SweepBookmarks(StorageClients clients, ILogger logger)
{
    private BlobClient Blob => clients.Config.GetBlobClient(BlobNames.MissedDrops);

    /// <summary>The bookmark; null when the last look has come through.</summary>
    public async Task<SweepBookmark?> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Blob.ReadAsync(SweepBookmarkJson.Default.SweepBookmark, cancellationToken) is var (bookmark, _)
                ? bookmark
                : null;
        }
        catch (InvalidDataException exception)
        {
            LogUnreadable(exception);
            return new SweepBookmark(null);
        }
    }

    /// <summary>Writes where a look stopped, or removes the bookmark of one that has come through; no request where nothing changes.
    /// </summary>
    /// <param name="found">The bookmark as that look found it.</param>
    /// <param name="token">What the page at which it stopped is listed by; null when it is the first one, or when there is none.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    public async Task MoveAsync(SweepBookmark? found, string? token, CancellationToken cancellationToken)
    {
        if (token is null && found is not null)
        {
            await Blob.DeleteIfExistsAsync(cancellationToken: cancellationToken);
        }
        else if (token != found?.Token)
        {
            await Blob.TryWriteAsync(
                new SweepBookmark(token), SweepBookmarkJson.Default.SweepBookmark, null, null, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Where the last look stopped can't be read; this one begins with the first page")]
    private partial void LogUnreadable(Exception exception);
}

/// <summary>The serializer of the bookmark.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SweepBookmark))]
internal sealed partial class SweepBookmarkJson : JsonSerializerContext;
