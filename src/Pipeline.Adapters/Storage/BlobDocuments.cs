using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Core.Serialization;

namespace Pipeline.Adapters.Storage;

/// <summary>JSON documents in blobs, and what storage's answers mean.</summary>
internal static class BlobDocuments
{
    private static readonly BlobHttpHeaders JsonHeaders = new() { ContentType = "application/json" };

    /// <summary>Conditions that hold only while no blob has the name.</summary>
    public static BlobRequestConditions Absent => new() { IfNoneMatch = ETag.All };

    /// <summary>Writes <paramref name="document"/> whole.</summary>
    /// <returns>The new version, or null when <paramref name="conditions"/> did not hold.</returns>
    public static async Task<string?> TryWriteAsync<T>(
        this BlobClient blob,
        T document,
        JsonTypeInfo<T> type,
        BlobRequestConditions? conditions,
        Dictionary<string, string>? metadata,
        CancellationToken cancellationToken)
    {
        var content = new BinaryData(JsonSerializer.SerializeToUtf8Bytes(document, type));
        try
        {
            var response = await blob.UploadAsync(
                content,
                new BlobUploadOptions { Conditions = conditions, HttpHeaders = JsonHeaders, Metadata = metadata },
                cancellationToken);
            return response.Value.ETag.Text();
        }
        catch (RequestFailedException exception) when (conditions is not null && exception.IsConditionNotMet())
        {
            return null;
        }
    }

    /// <summary>The document with its version and storage's time, or null when there is no blob.</summary>
    /// <exception cref="InvalidDataException">The blob holds no such document.</exception>
    public static async Task<ReadDocument<T>?> ReadAsync<T>(
        this BlobClient blob, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            var response = await blob.DownloadContentAsync(cancellationToken);
            return new ReadDocument<T>(
                blob.Decode(response.Value.Content, type), response.Value.Details.ETag.Text(), response.GetRawResponse().Headers.Date);
        }
        catch (RequestFailedException exception) when (exception.IsBlobNotFound())
        {
            return null;
        }
    }

    /// <summary>The document in <paramref name="content"/>.</summary>
    /// <exception cref="InvalidDataException">It is none; the message names the blob and the place, not the content.</exception>
    public static T Decode<T>(this BlobClient blob, BinaryData content, JsonTypeInfo<T> type)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(content);
        return DocumentReader.Read(content.ToMemory().Span, type, out var problem) ?? throw blob.Unreadable(problem!);
    }

    /// <summary>What is thrown of a blob that holds no such document.</summary>
    /// <param name="blob">The blob.</param>
    /// <param name="problem">Follows its name: "holds null".</param>
    public static InvalidDataException Unreadable(this BlobClient blob, string problem) =>
        new($"The blob {blob.BlobContainerName}/{blob.Name} {problem}.");

    /// <summary>The version as the pipeline keeps it: listings and headers differ in quotes.</summary>
    public static string Text(this ETag eTag) => eTag.ToString("G").Trim('"');

    /// <summary>The ETag whose <see cref="Text"/> is <paramref name="version"/>.</summary>
    public static ETag ToETag(string version) => new($"\"{version}\"");

    /// <summary>No such blob; a missing container is a fault and not meant.</summary>
    public static bool IsBlobNotFound(this RequestFailedException exception) =>
        exception.Status == 404 && exception.ErrorCode == BlobErrorCode.BlobNotFound;

    /// <summary>Somebody else wrote or removed the blob first.</summary>
    public static bool IsConditionNotMet(this RequestFailedException exception) => exception.Status == 412
        || exception.Status == 409 && exception.ErrorCode == BlobErrorCode.BlobAlreadyExists
        || exception.IsBlobNotFound();
}

/// <summary>A document as storage gave it.</summary>
/// <param name="Document">The document.</param>
/// <param name="Version">Its version.</param>
/// <param name="At">When, by storage's clock, to the second (the header <c>Date</c>); null where the answer had none.</param>
internal readonly record struct ReadDocument<T>(T Document, string Version, DateTimeOffset? At)
    where T : class
{
    /// <summary>Takes it apart where the time does not matter.</summary>
    public void Deconstruct(out T document, out string version) => (document, version) = (Document, Version);
}
