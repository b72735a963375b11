using System.Text.Json;
using Pipeline.Core.Articles.Readers.Fields;

namespace Pipeline.Core.Articles.Readers.Json;

/// <summary>Finds the articles in a JSON value: the items of all lists of articles, within envelopes and beside one another.</summary>
internal sealed class JsonFinder
{
    // {"response":{"results":[…]}} and Elasticsearch's {"hits":{"hits":[…]}} have two levels; GraphQL's edges make it four, and lists
    // of channels seven.
    private const int MaxEnvelopes = 8;

    private readonly int most;
    private readonly List<JsonFound> found = [];

    private JsonFinder(int most) => this.most = most;

    /// <summary>The articles within a value, up to <paramref name="most"/>; null when the value is itself one.</summary>
    public static List<JsonFound>? Find(JsonElement value, int most)
    {
        var finder = new JsonFinder(most);
        return finder.Read(value, MaxEnvelopes, JsonEnvelope.None) ? finder.found : null;
    }

    /// <summary>Takes the articles within a value; false when it holds none.</summary>
    private bool Read(JsonElement value, int envelopes, JsonEnvelope around)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            ReadList(value, envelopes, around);
            return true;
        }

        // What has a text of its own is an article, whatever lists it brings along.
        if (value.ValueKind != JsonValueKind.Object || envelopes == 0 || JsonShape.HasOwnText(value))
        {
            return false;
        }

        foreach (var name in FieldNames.Envelope)
        {
            foreach (var property in value.EnumerateObject())
            {
                if (TextFields.Words(property.Name) == name && (JsonShape.IsListOfObjects(property.Value)
                        || property.Value.ValueKind == JsonValueKind.Object
                            && !(JsonFields.IsWrapper(property) && JsonShape.IsArticle(property.Value)))
                    && Read(property.Value, envelopes - 1, around.Within(value, property.Name)))
                {
                    ReadOthers(value, property.Name, envelopes, around);
                    return true;
                }
            }
        }

        return !JsonShape.IsArticle(value) && ReadWithoutName(value, envelopes, around);
    }

    private void ReadList(JsonElement list, int envelopes, JsonEnvelope around)
    {
        foreach (var item in list.EnumerateArray())
        {
            if (found.Count >= most)
            {
                return;
            }

            if (!around.Holds(item) || JsonEnvelope.IsComment(item) && found.Count > 0)
            {
                continue;
            }

            var isRead = envelopes > 0 && JsonShape.IsHolder(item) && Read(item, envelopes - 1, around);
            // Behind a post Reddit lists its comments, if only none.
            if (!isRead && !JsonEnvelope.IsEmptyListing(item))
            {
                found.Add(new(item, around.Publisher));
            }
        }
    }

    /// <summary>Takes the lists beside the first one that hold whole articles as well: "breaking" beside "articles".</summary>
    private void ReadOthers(JsonElement value, string first, int envelopes, JsonEnvelope around)
    {
        if (JsonShape.HasTitle(value))
        {
            return;
        }

        foreach (var property in value.EnumerateObject())
        {
            if (property.Name == first || JsonShape.IsBeside(TextFields.Words(property.Name)))
            {
                continue;
            }

            if (property.Value.ValueKind == JsonValueKind.Array ? JsonShape.Any(property.Value, IsWholeOrHolder)
                : JsonShape.IsHolder(property.Value))
            {
                Read(property.Value, envelopes - 1, around.Within(value, property.Name));
            }
        }
    }

    /// <summary>The articles in an object of which no name tells where: the lists that look like articles, a map of them, or the one
    /// article that the object holds.</summary>
    private bool ReadWithoutName(JsonElement value, int envelopes, JsonEnvelope around)
    {
        var properties = value.EnumerateObject()
            .Where(property => property.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object
                && !JsonShape.IsBeside(TextFields.Words(property.Name)))
            .ToList();
        // Beside a headline, headlines are other stories and headed texts its sections; only what has a link or a date stands alone.
        var hasTitle = JsonShape.HasTitle(value);
        var lists = properties.FindAll(property => property.Value.ValueKind == JsonValueKind.Array && JsonShape.Any(property.Value,
            item => JsonShape.IsArticle(item) && (!hasTitle || JsonShape.HasOwnText(item) && JsonShape.StandsAlone(item))
                || !hasTitle && JsonShape.IsHolder(item)));
        if (lists.Count == 0 && !hasTitle && !HasProse(value))
        {
            lists = properties.FindAll(property => property.Value.ValueKind == JsonValueKind.Array
                && JsonShape.Any(property.Value, JsonShape.IsRecord));
        }

        if (lists.Count > 0)
        {
            // The longest is one of articles; the others are when they hold texts, or are all there is.
            var longest = lists.MaxBy(property => property.Value.GetArrayLength());
            foreach (var list in hasTitle ? [longest] : lists)
            {
                if (list.Name == longest.Name || JsonShape.Any(list.Value, IsWholeOrHolder))
                {
                    Read(list.Value, envelopes - 1, around.Within(value, list.Name));
                }
            }

            ReadHolders(properties, value, envelopes, around, hasTitle);
            found.AddRange(properties.Where(property => !hasTitle && property.Value.ValueKind == JsonValueKind.Object
                && JsonShape.IsWhole(property.Value)).Select(property => new JsonFound(property.Value, around.Publisher)));
            return true;
        }

        if (hasTitle)
        {
            return false;
        }

        // Databases that keep objects under their keys: {"-Nabc":{…},"-Nabd":{…}}.
        if (properties.Count > 0 && properties.TrueForAll(property => JsonShape.IsArticle(property.Value)))
        {
            if (properties.Count == 1 && JsonFields.IsWrapper(properties[0]))
            {
                return false;
            }

            found.AddRange(properties.Take(most).Select(property => new JsonFound(property.Value, around.Publisher)));
            return true;
        }

        if (ReadHolders(properties, value, envelopes, around, hasTitle))
        {
            return true;
        }

        foreach (var property in properties.Where(property => property.Value.ValueKind == JsonValueKind.Object))
        {
            if (Read(property.Value, envelopes - 1, around))
            {
                return true;
            }

            if (JsonShape.IsArticle(property.Value))
            {
                found.Add(new(property.Value, around.Publisher));
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes what objects of any name hold: {"world":{"top":[…]},"local":{"top":[…]}}.</summary>
    private bool ReadHolders(
        List<JsonProperty> properties, JsonElement value, int envelopes, JsonEnvelope around, bool hasTitle)
    {
        var any = false;
        foreach (var property in properties)
        {
            any |= !hasTitle && property.Value.ValueKind == JsonValueKind.Object && JsonShape.IsHolder(property.Value)
                && Read(property.Value, envelopes - 1, around.Within(value, property.Name));
        }

        return any;
    }

    private static bool IsWholeOrHolder(JsonElement item) => JsonShape.IsWhole(item) || JsonShape.IsHolder(item);

    /// <summary>Whether an object has sentences of its own under a name that says nothing, and so is an article itself.</summary>
    private static bool HasProse(JsonElement value) => value.EnumerateObject().Any(property =>
        property.Value.ValueKind == JsonValueKind.String && Prose.IsSentences(property.Value.GetString()!));
}

/// <summary>An article that was found.</summary>
/// <param name="Value">The article.</param>
/// <param name="Publisher">Who published it when it names nobody.</param>
internal readonly record struct JsonFound(JsonElement Value, string? Publisher);
