using Pipeline.Adapters.Storage;

namespace Pipeline.Adapters.Language;

/// <summary>Readings of a paid service as blobs: <c>{engine}/{model asked for}/{hash of the text}.json</c>. Thread-safe.</summary>
/// <remarks>They may be deleted at any time; a text that is dropped again is then paid for again.</remarks>
internal sealed class BlobReadingStore(StorageClients clients) : IReadingStore
{
    /// <inheritdoc />
    /// <exception cref="InvalidDataException">The blob holds no reading.</exception>
    public async Task<TextReading?> FindAsync(ReadingKey key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        return await clients.Readings.GetBlobClient(key.Name)
            .ReadAsync(TextReadingJson.Default.TextReading, cancellationToken) is var (reading, _)
            ? reading
            : null;
    }

    /// <inheritdoc />
    public async Task SaveAsync(ReadingKey key, TextReading reading, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(reading);
        await clients.Readings.GetBlobClient(key.Name)
            .TryWriteAsync(reading, TextReadingJson.Default.TextReading, null, null, cancellationToken);
    }
}
