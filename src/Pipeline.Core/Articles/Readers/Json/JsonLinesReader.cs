using System.Text;
using System.Text.Json;

namespace Pipeline.Core.Articles.Readers.Json;

/// <summary>Reads JSON Lines: one JSON value a line, each an article or a list of them (jsonlines.org). A broken line costs only
/// itself.</summary>
internal sealed class JsonLinesReader : IArticleReader
{
    public bool CanRead(Drop drop)
    {
        var text = drop.Text.AsSpan().TrimStart();
        if (text is not ['{' or '[', ..])
        {
            return false;
        }

        var end = text.IndexOf('\n');
        var first = (end < 0 ? text : text[..end]).TrimEnd();
        var isWhole = first is ['{', .., '}'] or ['[', .., ']'];
        if (FormatHints.IsJsonLines(drop.Name, drop.ContentType))
        {
            // An object that is set over many lines is JSON, whatever its name says; a first line that is broken costs only itself.
            return isWhole || first.Length > 1 && first[0] == '{' && (end < 0 || text[end..].TrimStart() is ['{', ..]);
        }

        // A pretty-printed object goes on with a property; the next line of JSON Lines begins a new value.
        return end > 0 && isWhole && text[end..].TrimStart() is ['{' or '[', ..];
    }

    public IEnumerable<DropPart> Read(Drop drop)
    {
        var parts = new List<DropPart>();
        var number = 0;
        foreach (var line in drop.Text.AsSpan().EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace())
            {
                continue;
            }

            ReadLine(line.ToString(), number, drop.Limits, parts);
            if (parts.Count > drop.Limits.MaxArticles)
            {
                break;
            }
        }

        return parts;
    }

    private static void ReadLine(string line, int number, ArticleLimits limits, List<DropPart> parts)
    {
        var json = Encoding.UTF8.GetBytes(JsonEscapes.Mended(line));
        try
        {
            using var document = JsonDocument.Parse(json, JsonArticleReader.Options(limits));
            if (!IsBulkAction(document.RootElement))
            {
                parts.AddRange(JsonItems.Read(document.RootElement, limits));
            }
        }
        catch (JsonException exception)
        {
            parts.Add(new(null, JsonArticleReader.Malformed(json, exception, limits, number)));
        }
    }

    /// <summary>A line of Elasticsearch's bulk format that says where the next one goes: <c>{"index":{"_id":"1"}}</c>.</summary>
    private static bool IsBulkAction(JsonElement line) =>
        line.ValueKind == JsonValueKind.Object && line.GetPropertyCount() == 1
        && line.EnumerateObject().First() is { Name: "index" or "create", Value.ValueKind: JsonValueKind.Object } action
        && action.Value.EnumerateObject().All(property => property.Name.StartsWith('_'));
}
