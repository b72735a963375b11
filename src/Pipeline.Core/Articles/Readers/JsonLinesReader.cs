using System.Text;
using System.Text.Json;

namespace Pipeline.Core.Articles.Readers;

/// <summary>Reads JSON Lines: one JSON object a line, each an article (jsonlines.org). A broken line costs only itself.</summary>
internal sealed class JsonLinesReader : IArticleReader
{
    public bool CanRead(Drop drop)
    {
        var text = drop.Text.AsSpan().TrimStart();
        if (text is not ['{', ..])
        {
            return false;
        }

        if (FormatHints.IsJsonLines(drop.Name, drop.ContentType))
        {
            return true;
        }

        // A pretty-printed object goes on with a property; the next line of JSON Lines begins a new object.
        var end = text.IndexOf('\n');
        return end > 0 && text[..end].TrimEnd() is ['{', .., '}'] && text[end..].TrimStart() is ['{', ..];
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

            parts.Add(ReadLine(line.ToString(), number, drop.Limits));
            if (parts.Count > drop.Limits.MaxArticles)
            {
                break;
            }
        }

        return parts;
    }

    private static DropPart ReadLine(string line, int number, ArticleLimits limits)
    {
        var json = Encoding.UTF8.GetBytes(JsonFields.WithoutLoneSurrogates(line));
        try
        {
            using var document = JsonDocument.Parse(json, JsonArticleReader.Options(limits));
            return JsonArticleReader.ReadItem(document.RootElement);
        }
        catch (JsonException exception)
        {
            return new(null, JsonArticleReader.Malformed(json, exception, limits, number));
        }
    }
}
