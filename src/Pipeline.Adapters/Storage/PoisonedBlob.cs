using System.Text.Json;

namespace Pipeline.Adapters.Storage;

/// <summary>What the Functions runtime writes into the queue <c>webjobs-blobtrigger-poison</c> when a blob failed too often.
/// It gives no reason.</summary>
/// <param name="Container">The blob's container.</param>
/// <param name="BlobName">Its name there.</param>
/// <param name="ETag">The version that failed, without quotes; null when the message names none. Of an event that named none the host
/// makes a pair of quotes with nothing between them.</param>
/// <remarks>https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-blob-trigger#poison-blobs</remarks>
internal sealed record PoisonedBlob(string Container, string BlobName, string? ETag)
{
    /// <summary>Reads <paramref name="message"/>, the decoded text of a queue message.</summary>
    /// <returns>The blob, or null when the message is no such message.</returns>
    public static PoisonedBlob? Parse(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        try
        {
            using var json = JsonDocument.Parse(message);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && Text(json, "ContainerName") is { } container
                && Text(json, "BlobName") is { } name
                ? new PoisonedBlob(container, name, Text(json, "ETag")?.Trim('"') is { Length: > 0 } version ? version : null)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Text(JsonDocument json, string name)
    {
        foreach (var property in json.RootElement.EnumerateObject())
        {
            if (string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return property.Value.ValueKind == JsonValueKind.String && property.Value.GetString() is { Length: > 0 } text ? text : null;
            }
        }

        return null;
    }
}
