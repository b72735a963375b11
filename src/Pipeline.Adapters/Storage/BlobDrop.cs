using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Core.Drops;

namespace Pipeline.Adapters.Storage;

/// <summary>A version of a blob in the container of drops.</summary>
internal sealed class BlobDrop : IDrop
{
    // Made when it is needed: thousands of drops may wait for their turn, of which a few are read at a time.
    private readonly Func<BlobClient> client;

    internal BlobDrop(Func<BlobClient> client, string blobName, ETag eTag, long size, string? contentType, DateTimeOffset droppedAt)
    {
        this.client = client;
        BlobName = blobName;
        ETag = eTag.Text();
        Size = size;
        ContentType = contentType;
        DroppedAt = droppedAt;
    }

    /// <inheritdoc />
    public string BlobName { get; }

    /// <inheritdoc />
    public string ETag { get; }

    /// <inheritdoc />
    public long Size { get; }

    /// <inheritdoc />
    public string? ContentType { get; }

    /// <inheritdoc />
    public DateTimeOffset DroppedAt { get; }

    /// <summary>The newest version of <paramref name="blob"/>, or null when there is no such blob. Its content is not read.</summary>
    public static async Task<BlobDrop?> FindAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(blob);
        try
        {
            var properties = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            return new BlobDrop(
                () => blob, blob.Name, properties.ETag, properties.ContentLength, properties.ContentType, properties.LastModified);
        }
        catch (RequestFailedException exception) when (exception.IsBlobNotFound())
        {
            return null;
        }
    }

    /// <summary>In the order in which they were dropped; storage counts whole seconds, and within one their names decide.</summary>
    internal static int CompareByAge(BlobDrop one, BlobDrop other) => one.DroppedAt != other.DroppedAt
        ? one.DroppedAt.CompareTo(other.DroppedAt)
        : string.CompareOrdinal(one.BlobName, other.BlobName);

    /// <inheritdoc />
    /// <remarks>Reads <see cref="Size"/> bytes and no more; the caller judges that size first.</remarks>
    /// <exception cref="InvalidDataException">The blob is longer than an array can be.</exception>
    public async Task<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        if (Size > Array.MaxLength)
        {
            throw new InvalidDataException($"The drop has {Size:N0} bytes and can't be held in memory.");
        }

        try
        {
            var options = new BlobDownloadOptions { Conditions = new BlobRequestConditions { IfMatch = BlobDocuments.ToETag(ETag) } };
            using var download = (await client().DownloadStreamingAsync(options, cancellationToken)).Value;
            var content = new byte[Size];
            await download.Content.ReadExactlyAsync(content, cancellationToken);
            return content;
        }
        catch (RequestFailedException exception) when (exception.Status == 412 || exception.IsBlobNotFound())
        {
            return null;
        }
    }
}
