using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Pipeline.Web.Tests.Api;

/// <summary>Holds real answers to the schemas of the API's description: every property must be described, and be as described.</summary>
internal sealed class SchemaCheck(JsonNode description)
{
    public IReadOnlyList<string> Problems(JsonNode? value, JsonNode schema, string at = "$")
    {
        schema = Resolve(schema);
        var type = (string)schema["type"]!;
        return type switch
        {
            "object" when value is JsonObject found => [.. ProblemsOfObject(found, schema, at)],
            "array" when value is JsonArray items =>
                [.. items.SelectMany((item, index) => Problems(item, schema["items"]!, $"{at}[{index}]"))],
            "string" when value is JsonValue text && text.GetValueKind() == JsonValueKind.String =>
                [.. ProblemsOfText((string)text!, schema, at)],
            "integer" when value is JsonValue number && number.TryGetValue<long>(out _) => [],
            "number" when value is JsonValue number && number.GetValueKind() == JsonValueKind.Number => [],
            "boolean" when value is JsonValue flag && flag.GetValueKind() is JsonValueKind.True or JsonValueKind.False => [],
            _ => [$"{at}: {value?.ToJsonString() ?? "null"} is no {type}"],
        };
    }

    public JsonNode Resolve(JsonNode node) => (string?)node["$ref"] is { } reference
        ? reference.Split('/').Skip(1).Aggregate(
            description, (found, part) => found[part] ?? throw new InvalidOperationException($"{reference} leads nowhere."))
        : node;

    private IEnumerable<string> ProblemsOfObject(JsonObject found, JsonNode schema, string at)
    {
        var properties = schema["properties"]!.AsObject();
        var missing = schema["required"]!.AsArray()
            .Select(name => (string)name!)
            .Where(name => !found.ContainsKey(name))
            .Select(name => $"{at}.{name} is missing");
        return missing.Concat(found.SelectMany(pair => properties[pair.Key] is { } known
            ? Problems(pair.Value, known, $"{at}.{pair.Key}")
            : [$"{at}.{pair.Key} is not described"]));
    }

    private static IEnumerable<string> ProblemsOfText(string text, JsonNode schema, string at)
    {
        if (schema["enum"] is JsonArray names && !names.Any(name => (string)name! == text))
        {
            yield return $"{at}: '{text}' is none of the names";
        }

        var isWell = (string?)schema["format"] switch
        {
            "date-time" => DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at2)
                && at2.Offset == TimeSpan.Zero,
            "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _),
            "uri" => Uri.TryCreate(text, UriKind.Absolute, out _),
            _ => true,
        };
        if (!isWell)
        {
            yield return $"{at}: '{text}' is no {(string?)schema["format"]}";
        }
    }
}
