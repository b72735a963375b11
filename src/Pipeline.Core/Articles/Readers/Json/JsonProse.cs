using System.Text;
using System.Text.Json;
using Pipeline.Core.Articles.Readers.Fields;
using Pipeline.Core.Articles.Readers.Html;

namespace Pipeline.Core.Articles.Readers.Json;

/// <summary>Looks for the text of an article in the fields whose names say nothing.</summary>
/// <remarks>An object whose text is in a field of an unknown name would else be an article of its title alone. Other articles, comments and
/// what stands around a text are left out, whatever prose they hold.</remarks>
internal static class JsonProse
{
    private const int MaxValues = 20_000;

    /// <summary>The longest sentences in a field of no known name; without any, the longest text of words; null when there is
    /// neither.</summary>
    public static UnknownText? Longest(JsonElement item)
    {
        var search = new Search();
        search.Read(item, "");
        return search.Found;
    }

    private sealed class Search
    {
        private readonly UnknownTextSearch texts = new();
        private int values;

        public UnknownText? Found => texts.Found;

        public void Read(JsonElement item, string path, bool isText = false)
        {
            foreach (var property in item.EnumerateObject())
            {
                if (++values > MaxValues)
                {
                    return;
                }

                var key = TextFields.Words(property.Name);
                // Within the text itself a source is no publisher: {"story":{"source":{"story_text":"…"}}}.
                if (Array.IndexOf(FieldNames.Beside, key) >= 0 && !JsonFields.IsWrapper(property)
                    && !(isText && key == "source" && property.Value.ValueKind == JsonValueKind.Object))
                {
                    continue;
                }

                var isKnown = KnownFields.Contains(key);
                var here = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
                switch (property.Value.ValueKind)
                {
                    case JsonValueKind.String when !isKnown:
                        texts.Add(here, HtmlText.OfFragment(property.Value.GetString()!));
                        break;
                    case JsonValueKind.Array when !isKnown && !IsListOfArticles(property.Value):
                        ReadList(property.Value, here);
                        break;
                    case JsonValueKind.Object:
                        ReadObject(property.Value, here, isKnown, isText || Array.IndexOf(FieldNames.Text, key) >= 0);
                        break;
                }
            }
        }

        /// <summary>A list of paragraphs of some kind, or of objects that hold a part of the text each under a name of their own.</summary>
        private void ReadList(JsonElement list, string path)
        {
            texts.Add(path, JsonRichText.Of(list));
            var columns = new Dictionary<string, StringBuilder>(StringComparer.Ordinal);
            foreach (var property in list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.Object)
                .SelectMany(item => item.EnumerateObject()))
            {
                if (++values > MaxValues)
                {
                    break;
                }

                if (property.Value.ValueKind == JsonValueKind.String && !JsonShape.IsBeside(TextFields.Words(property.Name))
                    && HtmlText.OfFragment(property.Value.GetString()!) is var text && Prose.IsSentences(text))
                {
                    (columns.TryGetValue(property.Name, out var column) ? column : columns[property.Name] = new())
                        .Append(text).Append("\n\n");
                }
            }

            foreach (var (name, column) in columns)
            {
                texts.Add($"{path}.{name}", column.ToString().TrimEnd());
            }
        }

        private void ReadObject(JsonElement value, string path, bool isKnown, bool isText)
        {
            if (!isKnown && JsonRichText.IsTree(value))
            {
                texts.Add(path, JsonRichText.Of(value));
            }

            Read(value, path, isText);
        }

        /// <summary>Related stories and comments: objects with a link or a person beside their text.</summary>
        private static bool IsListOfArticles(JsonElement list) => list.EnumerateArray().Any(item =>
            item.ValueKind == JsonValueKind.Object && item.EnumerateObject().Any(property => TextFields.Words(property.Name)
                is "url" or "link" or "href" or "author" or "user" or "username" or "permalink" or "weburl" or "slug"));
    }
}
