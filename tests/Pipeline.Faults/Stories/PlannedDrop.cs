namespace Pipeline.Faults.Stories;

/// <summary>What happens to one blob: its contents in order, each over the one before it.</summary>
/// <param name="BlobName">The name in the container of drops.</param>
/// <param name="Contents">What is uploaded, one after the other.</param>
/// <param name="IsDeleted">Whether it is deleted in the end.</param>
internal sealed record PlannedDrop(string BlobName, IReadOnlyList<string> Contents, bool IsDeleted = false);
