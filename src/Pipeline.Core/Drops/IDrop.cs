namespace Pipeline.Core.Drops;

/// <summary>A blob in the container of drops, found but not yet read.</summary>
public interface IDrop
{
    /// <summary>Its name in the container: <c>watch/name</c>.</summary>
    string BlobName { get; }

    /// <summary>The version that was found.</summary>
    string ETag { get; }

    /// <summary>Size in bytes.</summary>
    long Size { get; }

    /// <summary>Media type, if the dropper stated one.</summary>
    string? ContentType { get; }

    /// <summary>When it was dropped, UTC.</summary>
    DateTimeOffset DroppedAt { get; }

    /// <summary>Its content, or null when the version that was found has changed or gone: another drop, another run.</summary>
    Task<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken);
}
