using System.Text.Json;
using Pipeline.Core.Articles.Readers.Fields;
using Pipeline.Core.Articles.Readers.Text;

namespace Pipeline.Core.Articles.Readers.Json;

/// <summary>Takes the fields out of a JSON object, whatever shape their values have.</summary>
/// <remarks>Looked at first is the object itself, then what search engines and content systems wrap it in (<c>_source</c>, <c>fields</c>,
/// <c>attributes</c> …), whose fields fill what the object leaves open.</remarks>
internal static class JsonFields
{
    private const int MaxPersons = 50;

    /// <summary>The fields of <paramref name="item"/>, an object.</summary>
    public static FieldSet Of(JsonElement item, JsonPlaces? places = null)
    {
        var fields = new FieldSet();
        Add(fields, item, places);
        foreach (var property in item.EnumerateObject())
        {
            if (IsWrapper(property))
            {
                Add(fields, property.Value, places);
                // {"kind":"t3","data":{"attributes":{…}}} has two.
                foreach (var inner in property.Value.EnumerateObject().Where(IsWrapper))
                {
                    Add(fields, inner.Value, places);
                }
            }
        }

        AddHead(fields, item, places);
        foreach (var property in item.EnumerateObject().Where(IsWrapper))
        {
            AddHead(fields, property.Value, places);
        }

        return fields;
    }

    /// <summary>What crawlers keep of a page's head fills what is still open.</summary>
    private static void AddHead(FieldSet fields, JsonElement item, JsonPlaces? places)
    {
        foreach (var property in item.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Object && Array.IndexOf(FieldNames.Head, TextFields.Words(property.Name)) >= 0)
            {
                Add(fields, property.Value, places);
            }
        }
    }

    /// <summary>Whether a property is an object around the fields of an article.</summary>
    public static bool IsWrapper(JsonProperty property) =>
        property.Value.ValueKind == JsonValueKind.Object
        // Elasticsearch's "_source" is a wrapper, while "source" names a publisher.
        && Array.IndexOf(FieldNames.Wrapper, TextFields.Words(property.Name)) >= 0 && property.Name != "source";

    private static void Add(FieldSet fields, JsonElement item, JsonPlaces? places)
    {
        var names = new List<string>();
        var own = new Dictionary<string, List<MappedText>>(StringComparer.Ordinal);
        foreach (var property in item.EnumerateObject())
        {
            var value = property.Value;
            var key = TextFields.Words(property.Name);
            // WordPress has the number of an author where others have the name.
            if (Array.IndexOf(FieldNames.Author, key) >= 0 && IsNumber(value))
            {
                continue;
            }

            var text = value.ValueKind is JsonValueKind.String or JsonValueKind.Number && places?.Of(value) is { } placed ? placed
                : Text(key, value) is { } found ? MappedText.Extracted(found)
                : null;
            // Crawlers make Markdown of whole pages, so the rules of pages hold for it.
            text = text is not null && key == "markdown" && MarkdownText.Html(text.Text) is { } html ? MappedText.Extracted(html) : text;
            if (text is null)
            {
                continue;
            }

            if (!own.TryGetValue(property.Name, out var values))
            {
                own[property.Name] = values = [];
                names.Add(property.Name);
            }

            values.Add(text);
        }

        foreach (var name in names)
        {
            fields.Add(name, own[name]);
        }
    }

    private static bool IsNumber(JsonElement value) => value.ValueKind == JsonValueKind.Number
        || value.ValueKind == JsonValueKind.String && value.GetString()!.All(char.IsAsciiDigit);

    private static string? Text(string key, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Array or JsonValueKind.Object =>
            Array.IndexOf(FieldNames.Date, key) >= 0 ? Date(value)
            : Array.IndexOf(FieldNames.Text, key) >= 0 || Array.IndexOf(FieldNames.Summary, key) >= 0 ? JsonRichText.Of(value)
            : Array.IndexOf(FieldNames.Link, key) >= 0 ? Names(value, "\n", ["href", "url", "link", "value"])
            : Array.IndexOf(FieldNames.Title, key) >= 0 ? Names(value, " ", FieldNames.Value)
            : Names(value, ", ", FieldNames.Value),
        _ => null,
    };

    /// <summary>The names in a value: a string, the field of an object that names it, or those of all items of a list.</summary>
    private static string? Names(JsonElement value, string separator, string[] names)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return value.GetString();
            case JsonValueKind.Array:
                var items = value.EnumerateArray().Take(MaxPersons).Select(item => Names(item, separator, names))
                    .Where(item => !string.IsNullOrWhiteSpace(item));
                return string.Join(separator, items);
            case JsonValueKind.Object:
                var inner = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
                foreach (var property in value.EnumerateObject())
                {
                    inner.TryAdd(TextFields.Words(property.Name), property.Value);
                }

                // Notion has a list where others have a string: {"title":[{"plain_text":"…"}]}.
                return names
                    .Select(name => inner.TryGetValue(name, out var field) ? Names(field, separator, names) : null)
                    .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
            default:
                return null;
        }
    }

    /// <summary>The date in an object: CSL's <c>{"date-parts":[[2026,11,30]]}</c>, MongoDB's <c>{"$date":…}</c>,
    /// <c>{"seconds":…}</c>.</summary>
    private static string? Date(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            // Python's struct_time is nine numbers; the list of dates of a page begins with that of publication.
            var parts = value.EnumerateArray().Take(9).ToList();
            return parts.Count >= 3 && parts.TrueForAll(part => part.ValueKind == JsonValueKind.Number) ? DateParts(parts)
                : parts.Count > 0 && parts[0].ValueKind is JsonValueKind.String ? parts[0].GetString()
                : parts.Count > 0 && parts[0].ValueKind is JsonValueKind.Array or JsonValueKind.Object ? Date(parts[0])
                : null;
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        string? found = null;
        foreach (var property in value.EnumerateObject())
        {
            var key = TextFields.Words(property.Name);
            if (key is "dateparts" or "date" or "datetime" or "iso" or "utc" or "timestamp" or "seconds" or "value" or "created"
                or "published" or "start" or "publishedat" or "raw" or "original" or "rendered")
            {
                found ??= property.Value.ValueKind switch
                {
                    JsonValueKind.String => property.Value.GetString(),
                    JsonValueKind.Number => property.Value.GetRawText(),
                    JsonValueKind.Array or JsonValueKind.Object => Date(property.Value),
                    _ => null,
                };
            }
        }

        return found;
    }

    private static string DateParts(List<JsonElement> parts)
    {
        var day = string.Join('-', parts.Take(3).Select(part => part.GetRawText()));
        return parts.Count >= 6
            ? $"{day} {string.Join(':', parts.Skip(3).Take(3).Select(part => part.GetRawText().PadLeft(2, '0')))}"
            : day;
    }
}
