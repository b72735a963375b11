using System.Text.Json;

namespace Pipeline.Core.Articles.Readers;

/// <summary>Looks for the text of an article in the fields whose names say nothing.</summary>
/// <remarks>An object whose text is in a field of an unknown name would else be an article of its title alone. Other articles, comments and
/// what stands around a text are left out, whatever prose they hold.</remarks>
internal static class JsonProse
{
    private const int MaxValues = 20_000;

    private static readonly string[] Known =
    [
        .. FieldNames.Title, .. FieldNames.Text, .. FieldNames.Summary, .. FieldNames.Date, .. FieldNames.Author, .. FieldNames.Link,
        .. FieldNames.Publisher, .. IncidentFields.Names,
    ];

    /// <summary>The longest sentences in a field of no known name; without any, the longest text of words; null when there is neither.</summary>
    public static UnknownText? Longest(JsonElement item)
    {
        var search = new Search();
        search.Read(item, "");
        return search.Prose ?? search.Other;
    }

    private sealed class Search
    {
        private int values;

        public UnknownText? Prose { get; private set; }

        public UnknownText? Other { get; private set; }

        public void Read(JsonElement item, string path)
        {
            foreach (var property in item.EnumerateObject())
            {
                if (++values > MaxValues)
                {
                    return;
                }

                var key = TextFields.Words(property.Name);
                if (Array.IndexOf(FieldNames.Beside, key) >= 0)
                {
                    continue;
                }

                var isKnown = Array.IndexOf(Known, key) >= 0;
                var here = path.Length == 0 ? property.Name : $"{path}.{property.Name}";
                switch (property.Value.ValueKind)
                {
                    case JsonValueKind.String when !isKnown:
                        Judge(here, HtmlText.OfFragment(property.Value.GetString()!));
                        break;
                    case JsonValueKind.Array when !isKnown && !IsListOfArticles(property.Value):
                        Judge(here, JsonRichText.Of(property.Value));
                        break;
                    case JsonValueKind.Object:
                        ReadObject(property.Value, here, isKnown);
                        break;
                }
            }
        }

        private void ReadObject(JsonElement value, string path, bool isKnown)
        {
            if (!isKnown && JsonRichText.IsTree(value))
            {
                Judge(path, JsonRichText.Of(value));
            }

            Read(value, path);
        }

        private void Judge(string path, string text)
        {
            if (text.Length > (Prose?.Text.Length ?? 0) && Readers.Prose.IsSentences(text))
            {
                Prose = new(path, text, IsProse: true);
            }
            else if (text.Length > (Other?.Text.Length ?? 0) && Readers.Prose.IsLongText(text))
            {
                Other = new(path, text, IsProse: false);
            }
        }

        /// <summary>Related stories and comments: objects with a link or a person beside their text.</summary>
        private static bool IsListOfArticles(JsonElement list) => list.EnumerateArray().Any(item =>
            item.ValueKind == JsonValueKind.Object && item.EnumerateObject().Any(property => TextFields.Words(property.Name)
                is "url" or "link" or "href" or "author" or "user" or "username" or "permalink" or "weburl" or "slug"));
    }
}
