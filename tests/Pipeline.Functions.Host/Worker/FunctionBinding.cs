using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipeline.Functions.Host.Worker;

/// <summary>One binding of a function, as the worker declared it. Names are compared whatever their case, as the host does.</summary>
internal sealed class FunctionBinding
{
    private readonly JsonObject json;

    private FunctionBinding(JsonObject json) => this.json = json;

    /// <summary>The parameter's name.</summary>
    public string Name => Text("name") ?? "";

    /// <summary>What kind of binding it is, such as <c>queueTrigger</c>.</summary>
    public string Type => Text("type") ?? "";

    /// <summary>Whether it starts the function.</summary>
    public bool IsTrigger => Type.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase);

    /// <summary>0 in, 1 out, 2 both.</summary>
    public int Direction => Text("direction")?.ToUpperInvariant() switch { "OUT" => 1, "INOUT" => 2, _ => 0 };

    /// <summary>The further properties, such as <c>supportsDeferredBinding</c>.</summary>
    public IEnumerable<KeyValuePair<string, string>> Properties => json["properties"] is JsonObject properties
        ? properties.Select(property => KeyValuePair.Create(property.Key, property.Value?.ToString() ?? ""))
        : [];

    /// <summary>Reads the JSON of one binding.</summary>
    /// <exception cref="JsonException">It is no object.</exception>
    public static FunctionBinding Parse(string text) =>
        new(JsonNode.Parse(text, new JsonNodeOptions { PropertyNameCaseInsensitive = true }) as JsonObject
            ?? throw new JsonException("A binding must be a JSON object."));

    /// <summary>Whether its type is <paramref name="type"/>.</summary>
    public bool Is(string type) => Type.Equals(type, StringComparison.OrdinalIgnoreCase);

    /// <summary>The property <paramref name="name"/> as text; null when there is none.</summary>
    public string? Text(string name) => (json[name] as JsonValue)?.ToString();

    /// <summary>The texts of the list <paramref name="name"/>.</summary>
    public IReadOnlyList<string> Texts(string name) => json[name] is JsonArray list ? [.. list.Select(item => item!.ToString())] : [];
}
