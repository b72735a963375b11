using System.Text.Json;
using Pipeline.Functions.Host.Protocol;

namespace Pipeline.Functions.Host.Triggers;

/// <summary>What a trigger says beside its input, as the worker gets it: texts as texts, other simple values as JSON.</summary>
internal static class TriggerMetadata
{
    /// <summary>Adds <paramref name="metadata"/> to <paramref name="invocation"/>. Objects of storage's client library, which no function
    /// of ours asks for, are left out.</summary>
    public static void AddTo(Invocation invocation, IReadOnlyDictionary<string, object?> metadata)
    {
        foreach (var (name, value) in metadata)
        {
            if (ValueOf(value) is { } written)
            {
                invocation.TriggerMetadata[name] = written;
            }
        }
    }

    /// <summary>What brought a trigger about, in words for a log: the blob, or which delivery of a message it is.</summary>
    public static string WordsOf(IReadOnlyDictionary<string, object?> metadata) =>
        metadata.TryGetValue("BlobTrigger", out var blob) ? $"blob {blob}" : $"message delivered {metadata["DequeueCount"]} times";

    private static Value? ValueOf(object? value) => value switch
    {
        string text => new Value { Text = text },
        bool or int or long or DateTimeOffset or Uri or IDictionary<string, string> => new Value { Json = JsonSerializer.Serialize(value) },
        _ => null,
    };
}
