using System.Text.Json;

namespace Pipeline.Core.Articles.Readers;

/// <summary>Finds an article's fields in a JSON object under the names that news APIs give them.</summary>
/// <remarks>Names are compared by their letters and digits ("published_at" is "publishedAt"). Looked at first is the object itself, then
/// what search engines and content systems wrap it in (<c>_source</c>, <c>fields</c>, <c>attributes</c> …).</remarks>
internal sealed class JsonFields
{
    public static readonly string[] TitleNames = ["title", "headline", "webtitle", "heading", "name"];

    public static readonly string[] TextNames =
    [
        "content", "body", "text", "articlebody", "fulltext", "bodytext", "contenttext", "contenthtml", "bodyhtml", "maintext",
        "rawcontent", "story", "html",
    ];

    public static readonly string[] SummaryNames =
        ["description", "summary", "abstract", "excerpt", "snippet", "lead", "leadparagraph", "standfirst", "trailtext", "teaser"];

    public static readonly string[] DateNames =
    [
        "publishedat", "published", "datepublished", "publishdate", "pubdate", "publicationdate", "publishedon", "publisheddate",
        "publishedtime", "webpublicationdate", "firstpublicationdate", "firstpublishedat", "displaydate", "date", "datetime", "seendate",
        "timestamp", "time", "createdat", "created",
    ];

    public static readonly string[] AuthorNames =
        ["author", "authors", "byline", "creator", "creators", "dccreator", "writer", "by", "journalist", "reporter"];

    public static readonly string[] LinkNames =
        ["url", "link", "canonicalurl", "canonical", "weburl", "articleurl", "originalurl", "sourceurl", "permalink",
            "externalurl", "href", "guid", "id"];

    public static readonly string[] PublisherNames =
        ["publisher", "source", "sourcename", "publication", "provider", "outlet", "newspaper", "sitename", "site"];

    // Names as the fields of objects, such as {"source":{"name":"…"}}, WordPress' {"rendered":"…"} and New York Times' {"original":"By …"}.
    private static readonly string[] ValueNames =
        ["name", "rendered", "value", "text", "html", "plain", "title", "displayname", "fullname", "original", "href", "url"];

    private static readonly string[] Wrappers = ["source", "fields", "attributes", "article", "document", "data", "item", "post", "result"];

    private const int MaxListItems = 10_000;

    private readonly Dictionary<string, JsonElement> fields = new(StringComparer.Ordinal);

    public JsonFields(JsonElement item)
    {
        Add(item);
        foreach (var property in item.EnumerateObject())
        {
            // Elasticsearch's "_source" is a wrapper, while "source" names a publisher.
            if (property.Value.ValueKind == JsonValueKind.Object
                && Array.IndexOf(Wrappers, Key(property.Name)) >= 0
                && property.Name != "source")
            {
                Add(property.Value);
            }
        }
    }

    /// <summary>The first of these fields that holds text.</summary>
    public string? Text(params ReadOnlySpan<string> names) => Text(", ", names);

    /// <summary>The first of these fields that holds text; the items of a list are joined by <paramref name="separator"/>.</summary>
    public string? Text(string separator, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (fields.TryGetValue(name, out var value) && Text(value, separator) is { } text && !string.IsNullOrWhiteSpace(text))
            {
                return text;
            }
        }

        return null;
    }

    /// <summary>The first of these fields that holds a link.</summary>
    public Uri? Link(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (fields.TryGetValue(name, out var value) && TextFields.Link(Text(value, "\n")) is { } link)
            {
                return link;
            }
        }

        return null;
    }

    /// <summary>The first of these fields that holds a date, as text or as Unix time.</summary>
    public DateTimeOffset? Date(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (fields.TryGetValue(name, out var value) && Date(value) is { } date)
            {
                return date;
            }
        }

        return null;
    }

    /// <summary>JSON with each lone half of an escaped surrogate pair replaced by the replacement character, at the same length.</summary>
    /// <remarks>APIs that cut texts at a number of characters cut emoji in two; such an escape is not valid in a .NET string.</remarks>
    public static string WithoutLoneSurrogates(string json)
    {
        if (!json.Contains("\\ud", StringComparison.OrdinalIgnoreCase))
        {
            return json;
        }

        var text = json.ToCharArray();
        for (var i = 0; i < json.Length; i++)
        {
            if (json[i] != '\\')
            {
                continue;
            }

            var unit = Escape(json, i);
            if (unit is { } high && char.IsHighSurrogate(high) && Escape(json, i + 6) is { } low && char.IsLowSurrogate(low))
            {
                i += 11;
            }
            else if (unit is { } alone && char.IsSurrogate(alone))
            {
                "FFFD".CopyTo(text.AsSpan(i + 2));
                i += 5;
            }
            else
            {
                i++;
            }
        }

        return new string(text);
    }

    private static char? Escape(string json, int index) =>
        index + 6 <= json.Length && json[index] == '\\' && json[index + 1] == 'u'
        && ushort.TryParse(json.AsSpan(index + 2, 4), System.Globalization.NumberStyles.AllowHexSpecifier, null, out var unit)
            ? (char)unit
            : null;

    private static DateTimeOffset? Date(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number when value.TryGetDouble(out var number) => PublicationDate.FromUnix(number),
        // "20191101" is a day, ten digits are seconds, thirteen are milliseconds.
        JsonValueKind.String when value.GetString() is { Length: 10 or 13 } digits
            && long.TryParse(digits, System.Globalization.NumberStyles.None, null, out var number) =>
            PublicationDate.FromUnix(number),
        _ => PublicationDate.Parse(Text(value, " ")),
    };

    private static string? Text(JsonElement value, string separator)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return value.GetString();
            case JsonValueKind.Array:
                var items = value.EnumerateArray().Take(MaxListItems).Select(item => Text(item, separator))
                    .Where(item => !string.IsNullOrWhiteSpace(item));
                return string.Join(separator, items);
            case JsonValueKind.Object:
                var inner = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
                foreach (var property in value.EnumerateObject())
                {
                    inner.TryAdd(Key(property.Name), property.Value);
                }

                return ValueNames
                    .Select(name => inner.TryGetValue(name, out var field) && field.ValueKind == JsonValueKind.String
                        ? field.GetString()
                        : null)
                    .FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
            default:
                return null;
        }
    }

    private static string Key(string name) => TextFields.Words(name);

    private void Add(JsonElement item)
    {
        foreach (var property in item.EnumerateObject())
        {
            // An empty field does not hide the same field of a wrapper.
            if (property.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                fields.TryAdd(Key(property.Name), property.Value);
            }
        }
    }
}
