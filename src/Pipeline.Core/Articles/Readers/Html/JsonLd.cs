using System.Text.Json;

namespace Pipeline.Core.Articles.Readers.Html;

/// <summary>Reads the articles out of a page's JSON-LD (schema.org): alone, in an array, in an <c>@graph</c>, in a list.</summary>
/// <remarks>Broken JSON-LD is common and no fault of the article's: what can't be mended is passed over.</remarks>
internal static class JsonLd
{
    private const int MaxNodes = 10_000;

    private const int MaxNames = 20;

    /// <summary>One article; each field may be missing.</summary>
    /// <param name="Titles">Its headline and its names. An encyclopedia's headline is a short description, and the name is the
    /// title.</param>
    /// <param name="Authors">Names of people or organisations.</param>
    /// <param name="Publisher">Who publishes it.</param>
    /// <param name="Links">Addresses that are said to be its own.</param>
    /// <param name="PublishedAt">When, as it is stated.</param>
    /// <param name="Body">Its text.</param>
    /// <param name="IsListed">Whether it stands in a list of articles, which is not what the page is about.</param>
    /// <param name="IsMain">Whether the page says that it is about it.</param>
    public sealed record Article(
        IReadOnlyList<string> Titles, IReadOnlyList<string> Authors, string? Publisher, IReadOnlyList<string> Links, string? PublishedAt,
        string? Body, bool IsListed, bool IsMain);

    /// <summary>What a page states.</summary>
    /// <param name="Articles">The articles in the page's order.</param>
    /// <param name="Site">The name of the site, which publishes what names no publisher.</param>
    public sealed record Data(IReadOnlyList<Article> Articles, string? Site);

    /// <summary>What one script states.</summary>
    public static Data Read(string json, int maxDepth)
    {
        try
        {
            return Parse(json, maxDepth);
        }
        catch (JsonException)
        {
            // Line breaks within strings, and marks that hide the script from old browsers.
            try
            {
                return Parse(Mended(json), maxDepth);
            }
            catch (JsonException)
            {
                return new([], null);
            }
        }
    }

    private static Data Parse(string json, int maxDepth)
    {
        using var document = JsonDocument.Parse(JsonEscapes.WithoutLoneSurrogates(json), new JsonDocumentOptions
        {
            MaxDepth = maxDepth,
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
        });
        var nodes = new List<Node>();
        Collect(document.RootElement, isListed: false, isMain: false, nodes);
        var named = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (node, _, _) in nodes)
        {
            if (Text(node, "@id") is { } id && Text(node, "name") is { } name)
            {
                named.TryAdd(id, name);
            }
        }

        return new(
            [.. nodes.Where(node => Is(node.Element, IsArticleType)).Select(node => Read(node, named))
                .Where(article => article.Titles.Count > 0 || article.Body is not null || article.PublishedAt is not null)],
            nodes.Where(node => Is(node.Element, type => type is "WebSite" or "NewsMediaOrganization"))
                .Select(node => Text(node.Element, "name")).FirstOrDefault(name => name is not null));
    }

    /// <summary>The script with blanks for control characters, and without what stands around the JSON.</summary>
    private static string Mended(string json)
    {
        var start = json.AsSpan().IndexOfAny('{', '[');
        var end = json.AsSpan().LastIndexOfAny('}', ']');
        return start < 0 || end < start ? "" : string.Create(end - start + 1, (json, start), static (mended, source) =>
        {
            source.json.AsSpan(source.start, mended.Length).CopyTo(mended);
            foreach (ref var character in mended)
            {
                character = char.IsControl(character) ? ' ' : character;
            }
        });
    }

    private static void Collect(JsonElement element, bool isListed, bool isMain, List<Node> nodes)
    {
        if (nodes.Count >= MaxNodes)
        {
            return;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Collect(item, isListed, isMain, nodes);
            }
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            nodes.Add(new(element, isListed, isMain));
            foreach (var property in element.EnumerateObject())
            {
                switch (property.Name)
                {
                    case "@graph":
                        Collect(property.Value, isListed, isMain, nodes);
                        break;
                    case "mainEntity" or "mainEntityOfPage":
                        Collect(property.Value, isListed, isMain: property.Name == "mainEntity" && !isListed, nodes);
                        break;
                    case "itemListElement" or "item" or "hasPart" or "relatedLink" or "blogPost" or "isPartOf" or "publisher":
                        Collect(property.Value, isListed: true, isMain: false, nodes);
                        break;
                }
            }
        }
    }

    private static bool Is(JsonElement node, Predicate<string> isIt) =>
        node.TryGetProperty("@type", out var type)
        && (type.ValueKind == JsonValueKind.Array
            ? type.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.String && isIt(item.GetString()!))
            : type.ValueKind == JsonValueKind.String && isIt(type.GetString()!));

    private static bool IsArticleType(string name) =>
        name.EndsWith("Article", StringComparison.Ordinal) || name.EndsWith("BlogPosting", StringComparison.Ordinal)
        || name.EndsWith("NewsPosting", StringComparison.Ordinal) || name is "Report" or "SocialMediaPosting";

    private static Article Read(Node node, Dictionary<string, string> named)
    {
        var element = node.Element;
        return new(
            Plain([Text(element, "headline"), Text(element, "name"), Text(element, "alternativeHeadline")]),
            Plain(Names(element, "author", named) is { Count: > 0 } authors ? authors : Names(element, "creator", named)),
            Plain(Names(element, "publisher", named)) is { Count: > 0 } publishers ? string.Join(", ", publishers) : null,
            [.. new[] { Text(element, "url"), Text(element, "@id") }.OfType<string>(), .. Names(element, "mainEntityOfPage", null)],
            Text(element, "datePublished") ?? Text(element, "dateCreated"),
            Text(element, "articleBody") is { } body ? HtmlFragment.Read(body) : null,
            node.IsListed,
            node.IsMain);
    }

    private static List<string> Plain(IEnumerable<string?> values) =>
        [.. values.OfType<string>().Select(value => TextFields.OneLine(HtmlText.OfFragment(value))).Where(value => value.Length > 0)];

    private static string? Text(JsonElement node, string name) =>
        node.TryGetProperty(name, out var value) && Text(value) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;

    /// <summary>A text, or the first of a list of them.</summary>
    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Array => value.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String)
            .Select(item => item.GetString()).FirstOrDefault(),
        _ => null,
    };

    /// <summary>Names, objects with one, or references to one in the same graph; without names, the addresses.</summary>
    private static List<string> Names(JsonElement node, string property, Dictionary<string, string>? named)
    {
        if (!node.TryGetProperty(property, out var value))
        {
            return [];
        }

        return [.. (value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Take(MaxNames).Select(Name) : [Name(value)])
            .OfType<string>().Where(name => !string.IsNullOrWhiteSpace(name)).Distinct(StringComparer.Ordinal)];

        string? Name(JsonElement item) => item.ValueKind switch
        {
            JsonValueKind.String => item.GetString(),
            JsonValueKind.Object when named is not null =>
                Text(item, "name") ?? (Text(item, "@id") is { } id ? named.GetValueOrDefault(id) : null),
            JsonValueKind.Object => Text(item, "@id") ?? Text(item, "url"),
            _ => null,
        };
    }

    private readonly record struct Node(JsonElement Element, bool IsListed, bool IsMain);
}
