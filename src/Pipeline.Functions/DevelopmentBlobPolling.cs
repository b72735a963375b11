using System.Text.Json.Nodes;
using Microsoft.Azure.Functions.Worker.Core.FunctionMetadata;

namespace Pipeline.Functions;

/// <summary>Lets the blob trigger poll, where no Event Grid tells of new blobs: Core Tools over Azurite.
/// Registered in Development only.</summary>
internal sealed class DevelopmentBlobPolling : IFunctionMetadataTransformer
{
    /// <inheritdoc/>
    public string Name => nameof(DevelopmentBlobPolling);

    /// <summary>Removes the source from every blob trigger of <paramref name="original"/>; the host then takes
    /// its default, which polls.</summary>
    public void Transform(IList<IFunctionMetadata> original)
    {
        ArgumentNullException.ThrowIfNull(original);
        foreach (var bindings in original.Select(function => function.RawBindings).OfType<IList<string>>())
        {
            for (var i = 0; i < bindings.Count; i++)
            {
                bindings[i] = WithoutSource(bindings[i]);
            }
        }
    }

    private static string WithoutSource(string binding)
    {
        if (JsonNode.Parse(binding) is not JsonObject json || !Is(json, "type", "blobTrigger"))
        {
            return binding;
        }

        foreach (var name in json
            .Select(property => property.Key)
            .Where(key => key.Equals("source", StringComparison.OrdinalIgnoreCase))
            .ToArray())
        {
            json.Remove(name);
        }

        return json.ToJsonString();
    }

    private static bool Is(JsonObject json, string name, string value) =>
        json[name] is JsonValue found && found.TryGetValue<string>(out var text) && text.Equals(value, StringComparison.OrdinalIgnoreCase);
}
