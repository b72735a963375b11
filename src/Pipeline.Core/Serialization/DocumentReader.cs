using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Pipeline.Core.Serialization;

/// <summary>Reads a document that somebody else may have written: what it gives has all its parts, and what it can't read is a value with
/// its reason.</summary>
/// <remarks>The serializer alone takes a null for whatever is declared never to be one, a number for any enumeration, and of two properties
/// of one name the later; a document that was damaged in such a way would be taken for a whole one, and whoever looks into it would
/// fail far from here and take others along.</remarks>
public static class DocumentReader
{
    /// <summary>The document in <paramref name="json"/>.</summary>
    /// <param name="json">UTF-8.</param>
    /// <param name="type">One of <see cref="PipelineJson.Documents"/>.</param>
    /// <param name="problem">Why it can't be read: the place, and nothing of what stands there, to follow "the document …"; null when it
    /// can.</param>
    /// <returns>The document; null when it can't be read.</returns>
    public static T? Read<T>(ReadOnlySpan<byte> json, JsonTypeInfo<T> type, out string? problem)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(type);
        T? document;
        try
        {
            document = JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException exception)
        {
            problem = $"can't be read at {exception.Path ?? "$"}, line {exception.LineNumber + 1}";
            return null;
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidOperationException or OverflowException)
        {
            // A part that is well-formed JSON and that its type refuses as it is made: the fault is the document's all the same.
            problem = $"holds what can't be read ({exception.GetType().Name})";
            return null;
        }

        if (document is null)
        {
            problem = "holds null";
            return null;
        }

        problem = DocumentParts.FindFault(document, type) is { } place ? $"can't be read at {place}: nothing that may stand there" : null;
        return problem is null ? document : null;
    }
}
