using System.Text.Json;

namespace Pipeline.Core.Articles.Readers;

/// <summary>Reads the article out of a page's JSON-LD (schema.org), alone, in an array or in an <c>@graph</c>.</summary>
/// <remarks>Broken JSON-LD is common and no fault of the article's: it is passed over.</remarks>
internal static class JsonLd
{
    private const int MaxNodes = 10_000;

    /// <summary>What was found; each field may be missing.</summary>
    public sealed record Data(
        string? Title = null, string? Author = null, string? Publisher = null,
        string? Url = null, string? PublishedAt = null, string? Body = null)
    {
        /// <summary>This, with what it lacks taken from <paramref name="other"/>.</summary>
        public Data Or(Data? other) => other is null
            ? this
            : new(Title ?? other.Title, Author ?? other.Author, Publisher ?? other.Publisher,
                Url ?? other.Url, PublishedAt ?? other.PublishedAt, Body ?? other.Body);
    }

    public static Data? Read(string json, int maxDepth)
    {
        try
        {
            using var document = JsonDocument.Parse(JsonFields.WithoutLoneSurrogates(json), new JsonDocumentOptions
            {
                MaxDepth = maxDepth,
                AllowTrailingCommas = true,
                CommentHandling = JsonCommentHandling.Skip,
            });
            var nodes = new List<JsonElement>();
            Collect(document.RootElement, nodes);
            var named = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var node in nodes)
            {
                if (Text(node, "@id") is { } id && Text(node, "name") is { } name)
                {
                    named.TryAdd(id, name);
                }
            }

            return nodes.Where(IsArticle).Select(node => Article(node, named))
                .FirstOrDefault(data => data.Title is not null || data.Body is not null);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static void Collect(JsonElement element, List<JsonElement> nodes)
    {
        if (nodes.Count >= MaxNodes)
        {
            return;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Collect(item, nodes);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            nodes.Add(element);
            foreach (var property in element.EnumerateObject())
            {
                if (property.Name is "@graph" or "mainEntity" or "mainEntityOfPage" or "itemListElement" or "item")
                {
                    Collect(property.Value, nodes);
                }
            }
        }
    }

    private static bool IsArticle(JsonElement node) =>
        node.TryGetProperty("@type", out var type)
        && (type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(IsArticleType) : IsArticleType(type));

    private static bool IsArticleType(JsonElement type) =>
        type.ValueKind == JsonValueKind.String && type.GetString() is { } name
        && (name.EndsWith("Article", StringComparison.Ordinal)
            || name.EndsWith("BlogPosting", StringComparison.Ordinal)
            || name is "Report");

    private static Data Article(JsonElement node, Dictionary<string, string> named) => new(
        Plain(Text(node, "headline") ?? Text(node, "name")),
        Plain(Names(node, "author", named) ?? Names(node, "creator", named)),
        Plain(Names(node, "publisher", named)),
        Text(node, "url") ?? Names(node, "mainEntityOfPage", null),
        Text(node, "datePublished") ?? Text(node, "dateCreated"),
        Text(node, "articleBody") is { } body ? HtmlText.OfFragment(body) : null);

    private static string? Plain(string? value) => value is null ? null : HtmlText.OfFragment(value);

    private static string? Text(JsonElement node, string name) =>
        node.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && value.GetString() is { } text
            && !string.IsNullOrWhiteSpace(text)
            ? text
            : null;

    /// <summary>A name, an object with one, a reference to one in the same graph, or a list of these.</summary>
    private static string? Names(JsonElement node, string property, Dictionary<string, string>? named)
    {
        if (!node.TryGetProperty(property, out var value))
        {
            return null;
        }

        var names = (value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Take(20).Select(Name) : [Name(value)])
            .Where(name => !string.IsNullOrWhiteSpace(name)).Distinct(StringComparer.Ordinal);
        return string.Join(", ", names) is { Length: > 0 } joined ? joined : null;

        string? Name(JsonElement item) => item.ValueKind switch
        {
            JsonValueKind.String => item.GetString(),
            JsonValueKind.Object when named is not null =>
                Text(item, "name") ?? (Text(item, "@id") is { } id ? named.GetValueOrDefault(id) : null),
            JsonValueKind.Object => Text(item, "@id") ?? Text(item, "url"),
            _ => null,
        };
    }
}
