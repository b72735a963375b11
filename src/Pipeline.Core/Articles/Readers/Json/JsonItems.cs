using System.Text.Json;
using Pipeline.Core.Articles.Readers.Fields;

namespace Pipeline.Core.Articles.Readers.Json;

/// <summary>Finds the articles in a JSON value: the value itself, or the items of a list within envelopes.</summary>
internal static class JsonItems
{
    // {"response":{"results":[…]}} and Elasticsearch's {"hits":{"hits":[…]}} have two levels; GraphQL's edges make it four.
    private const int MaxEnvelopes = 5;

    // Enough to see what a list holds.
    private const int Looked = 20;

    /// <summary>The articles of a value, up to <see cref="ArticleLimits.MaxArticles"/> and one more.</summary>
    public static IEnumerable<DropPart> Read(JsonElement root, ArticleLimits limits, JsonPlaces? places = null)
    {
        var envelope = new JsonEnvelope();
        if (Items(root, MaxEnvelopes, envelope) is not { } items)
        {
            return [ReadItem(root, places, envelope)];
        }

        var parts = items.Take(limits.MaxArticles + 1).Select(item => ReadItem(item, places, envelope)).ToList();
        return parts.Count > 0 ? parts : [DropPart.Rejected(RejectionReason.Empty, "The list of articles is empty.")];
    }

    /// <summary>One article out of one JSON value.</summary>
    public static DropPart ReadItem(JsonElement item, JsonPlaces? places = null, JsonEnvelope? envelope = null)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return DropPart.Rejected(RejectionReason.Malformed, $"An article must be a JSON object; this is {Describe(item.ValueKind)}.");
        }

        var fields = JsonFields.Of(item);
        if (places is not null && IncidentFields.AreRecord(fields))
        {
            places.Begin(item);
            fields = JsonFields.Of(item, places);
        }

        var part = FieldDraft.Of(fields, JsonProse.Longest(item));
        return part.Draft is { Publisher: null } draft && envelope?.Publisher is { } publisher
            ? DropPart.Of(draft with { Publisher = publisher })
            : part;
    }

    /// <summary>The articles within a value; null when the value is itself one.</summary>
    private static IEnumerable<JsonElement>? Items(JsonElement value, int envelopes, JsonEnvelope envelope)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            return envelope.Items(value);
        }

        // What has a text of its own is an article, whatever lists it brings along.
        if (value.ValueKind != JsonValueKind.Object || envelopes == 0 || HasOwnText(value))
        {
            return null;
        }

        foreach (var name in FieldNames.Envelope)
        {
            foreach (var property in value.EnumerateObject())
            {
                if (TextFields.Words(property.Name) == name && (IsListOfObjects(property.Value)
                    || property.Value.ValueKind == JsonValueKind.Object && !(JsonFields.IsWrapper(property) && IsArticle(property.Value))))
                {
                    var inner = new JsonEnvelope();
                    if (Items(property.Value, envelopes - 1, inner) is not { } items)
                    {
                        continue;
                    }

                    envelope.Take(inner, value, property);
                    return property.Value.ValueKind == JsonValueKind.Array ? envelope.Items(property.Value) : items;
                }
            }
        }

        return IsArticle(value) ? null : WithoutName(value, envelopes, envelope);
    }

    /// <summary>The articles in an object of which no name tells where: the longest list that looks like articles, a map of them, or the
    /// one article that the object holds.</summary>
    private static IEnumerable<JsonElement>? WithoutName(JsonElement value, int envelopes, JsonEnvelope envelope)
    {
        var properties = value.EnumerateObject()
            .Where(property => property.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object
                && Array.IndexOf(FieldNames.Beside, TextFields.Words(property.Name)) < 0)
            .ToList();
        // Beside a headline, headlines are other stories and headed texts its sections; only what has a link or a date stands alone.
        var hasTitle = value.EnumerateObject().Any(property => IsTitle(TextFields.Words(property.Name)));
        var lists = properties.FindAll(property => property.Value.ValueKind == JsonValueKind.Array
            && property.Value.EnumerateArray().Take(Looked)
                .Any(item => IsArticle(item) && (!hasTitle || HasOwnText(item) && StandsAlone(item))));
        if (lists.Count > 0)
        {
            var longest = lists.MaxBy(property => property.Value.GetArrayLength());
            envelope.Take(new(), value, longest);
            return envelope.Items(longest.Value);
        }

        if (hasTitle)
        {
            return null;
        }

        // Databases that keep objects under their keys: {"-Nabc":{…},"-Nabd":{…}}.
        if (properties.Count > 0 && properties.TrueForAll(property => IsArticle(property.Value)))
        {
            return properties.Count == 1 && JsonFields.IsWrapper(properties[0]) ? null : properties.Select(property => property.Value);
        }

        return properties.Where(property => property.Value.ValueKind == JsonValueKind.Object)
            .Select(property => Items(property.Value, envelopes - 1, envelope) ?? (IsArticle(property.Value) ? [property.Value] : null))
            .FirstOrDefault(items => items is not null);
    }

    /// <summary>Whether an object, or what it wraps, has a title or a text, and something else beside it.</summary>
    private static bool IsArticle(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        var (hasTitle, hasMore) = (false, false);
        foreach (var property in value.EnumerateObject())
        {
            var key = TextFields.Words(property.Name);
            hasTitle |= IsTitle(key);
            hasMore |= key != "id" && (Array.IndexOf(FieldNames.Text, key) >= 0 || Array.IndexOf(FieldNames.Summary, key) >= 0
                || Array.IndexOf(FieldNames.Link, key) >= 0 || Array.IndexOf(FieldNames.Date, key) >= 0);
            if (hasTitle && hasMore || JsonFields.IsWrapper(property) && IsArticle(property.Value))
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasOwnText(JsonElement value) => value.EnumerateObject().Any(property =>
        Array.IndexOf(FieldNames.Text, TextFields.Words(property.Name)) >= 0
        && (property.Value.ValueKind == JsonValueKind.String
            || property.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object && !HoldsArticles(property.Value)
                && JsonRichText.IsTree(property.Value)));

    private static bool StandsAlone(JsonElement value) =>
        value.EnumerateObject().Any(property => TextFields.Words(property.Name) is not "id" and var key
        && (Array.IndexOf(FieldNames.Link, key) >= 0 || Array.IndexOf(FieldNames.Date, key) >= 0));

    /// <summary>Whether a value is an article, or a list of them, or an object around one or the other.</summary>
    private static bool HoldsArticles(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Take(Looked).Any(IsArticle),
        JsonValueKind.Object => IsArticle(value) || value.EnumerateObject().Take(Looked).Any(property =>
            property.Value.ValueKind == JsonValueKind.Array && property.Value.EnumerateArray().Take(Looked).Any(IsArticle)),
        _ => false,
    };

    // Many things have a name.
    private static bool IsTitle(string key) => key != "name" && Array.IndexOf(FieldNames.Title, key) >= 0;

    private static bool IsListOfObjects(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
        && (value.GetArrayLength() == 0 || value.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Object));

    private static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a boolean",
    };
}
