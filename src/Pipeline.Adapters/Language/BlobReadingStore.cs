using Microsoft.Extensions.Logging;
using Pipeline.Adapters.Storage;

namespace Pipeline.Adapters.Language;

/// <summary>Readings of a paid service as blobs: <c>{engine}/{model asked for}/{hash of the text}.json</c>. Thread-safe.</summary>
/// <remarks>They may be deleted at any time; a text that is dropped again is then paid for again.</remarks>
internal sealed partial class BlobReadingStore(StorageClients clients, ILogger<BlobReadingStore> logger) : IReadingStore
{
    /// <inheritdoc />
    /// <remarks>One that can't be read counts as none: the text is read again, and the reading written over it.</remarks>
    public async Task<TextReading?> FindAsync(ReadingKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        try
        {
            return await clients.Readings.GetBlobClient(key.Name)
                .ReadAsync(TextReadingJson.Default.TextReading, cancellationToken) is var (reading, _)
                ? reading
                : null;
        }
        catch (InvalidDataException exception)
        {
            LogUnreadable(exception);
            return null;
        }
    }

    /// <inheritdoc />
    public async Task SaveAsync(ReadingKey key, TextReading reading, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(reading);
        await clients.Readings.GetBlobClient(key.Name)
            .TryWriteAsync(reading, TextReadingJson.Default.TextReading, null, null, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A kept reading can't be read; the service is asked again")]
    private partial void LogUnreadable(Exception exception);
}
