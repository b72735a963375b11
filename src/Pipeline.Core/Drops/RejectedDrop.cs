using System.Text.Json.Serialization;
using Pipeline.Core.Articles;

namespace Pipeline.Core.Drops;

/// <summary>A drop of which nothing could be read: the document <c>rejected/{watch}/{name}.json</c>, and the receipt
/// that it was seen.</summary>
public sealed record RejectedDrop
{
    /// <summary>The drop's name in its container, as it was found.</summary>
    public required string BlobName { get; init; }

    /// <summary>The watch; null when the name holds none.</summary>
    public string? Watch { get; init; }

    /// <summary>The version of the drop.</summary>
    [JsonPropertyName("etag")]
    public required string ETag { get; init; }

    /// <summary>Size in bytes.</summary>
    public long Size { get; init; }

    /// <summary>When it was rejected, UTC.</summary>
    public required DateTimeOffset RejectedAt { get; init; }

    /// <summary>The kind of fault.</summary>
    public required RejectionReason Reason { get; init; }

    /// <summary>What a person needs to mend it.</summary>
    public required string Detail { get; init; }

    /// <summary>How often processing was tried; null when trying again could not help.</summary>
    public int? Attempts { get; init; }
}
