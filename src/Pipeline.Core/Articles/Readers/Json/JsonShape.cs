using System.Text.Json;
using Pipeline.Core.Articles.Readers.Fields;

namespace Pipeline.Core.Articles.Readers.Json;

/// <summary>Tells articles from what stands around and beside them, by the names of their fields.</summary>
internal static class JsonShape
{
    // Enough to see what a list holds.
    private const int Looked = 20;

    // {"chats":{"list":[{"messages":[…]}]}} has four levels above its messages; nobody is known to need more.
    private const int MostLevels = 5;

    /// <summary>The value within objects that hold nothing else: <c>{"tweet":{…}}</c>.</summary>
    public static JsonElement Unwrapped(JsonElement value)
    {
        while (value.ValueKind == JsonValueKind.Object && value.GetPropertyCount() == 1
            && value.EnumerateObject().First().Value is { ValueKind: JsonValueKind.Object } inner && inner.GetPropertyCount() > 0)
        {
            value = inner;
        }

        return value;
    }

    /// <summary>Whether an object, or what it wraps, has a title or a text, and something else beside it.</summary>
    public static bool IsArticle(JsonElement value)
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
            hasMore |= key != "id" && (IsOneOf(FieldNames.Text, key) || IsOneOf(FieldNames.Summary, key)
                || IsOneOf(FieldNames.Link, key) || IsOneOf(FieldNames.Date, key));
            if (hasTitle && hasMore || JsonFields.IsWrapper(property) && IsArticle(property.Value))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether an object has a text of its own, whatever lists it brings along.</summary>
    public static bool HasOwnText(JsonElement value) => value.EnumerateObject().Any(property =>
        IsOneOf(FieldNames.Text, TextFields.Words(property.Name))
        && (property.Value.ValueKind == JsonValueKind.String
            || property.Value.ValueKind is JsonValueKind.Array or JsonValueKind.Object && !HoldsArticles(property.Value)
                && JsonRichText.IsTree(property.Value)));

    /// <summary>Whether an object has a link or a date of its own, as articles have, and sections of one do not.</summary>
    public static bool StandsAlone(JsonElement value) => value.EnumerateObject().Any(property =>
        TextFields.Words(property.Name) is not "id" and var key
        && (IsOneOf(FieldNames.Link, key) || IsOneOf(FieldNames.Date, key)));

    public static bool HasTitle(JsonElement value) => value.EnumerateObject().Any(property => IsTitle(TextFields.Words(property.Name)));

    /// <summary>Whether this is an article with a text, or a message of a channel, which has no title.</summary>
    public static bool IsWhole(JsonElement value) => Unwrapped(value) is { ValueKind: JsonValueKind.Object } inner
        && (HasOwnText(inner) ? HasTitle(inner) || StandsAlone(inner)
            : inner.EnumerateObject().Any(property => JsonFields.IsWrapper(property) && IsWhole(property.Value)));

    /// <summary>Whether an object is a record of which nothing but its name is known: <c>{"name":"…","narrative":"…"}</c>.</summary>
    public static bool IsRecord(JsonElement value) => value.ValueKind == JsonValueKind.Object
        && value.EnumerateObject().Any(property => IsOneOf(FieldNames.Title, TextFields.Words(property.Name)))
        && JsonProse.Longest(value) is { IsProse: true };

    /// <summary>Whether an object holds lists of whole articles and is none itself: a channel, a week, a feed among feeds.</summary>
    public static bool IsHolder(JsonElement value) => IsHolder(value, MostLevels);

    public static bool IsListOfObjects(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
        && (value.GetArrayLength() == 0 || value.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Object));

    /// <summary>Whether any of the first items of a list is such.</summary>
    public static bool Any(JsonElement list, Func<JsonElement, bool> isSuch) => list.EnumerateArray().Take(Looked).Any(isSuch);

    /// <summary>Whether a name is of other stories, of readers or of the page.</summary>
    public static bool IsBeside(string key) => IsOneOf(FieldNames.Beside, key)
        || Array.Exists(FieldNames.OtherStories, start => key.StartsWith(start, StringComparison.Ordinal));

    private static bool IsHolder(JsonElement value, int levels)
    {
        if (value.ValueKind == JsonValueKind.Array && levels > 0)
        {
            return Any(value, item => IsWhole(item) || IsHolder(item, levels - 1));
        }

        if (value.ValueKind != JsonValueKind.Object || levels == 0 || HasOwnText(value))
        {
            return false;
        }

        // What has a headline holds articles in a list that is called so; others are its sections and attachments. With a summary it is
        // an article, and they are what is new of it.
        var hasTitle = HasTitle(value);
        if (hasTitle && value.EnumerateObject().Any(property => IsOneOf(FieldNames.Summary, TextFields.Words(property.Name))))
        {
            return false;
        }

        foreach (var property in value.EnumerateObject())
        {
            var key = TextFields.Words(property.Name);
            if (IsBeside(key) && !JsonFields.IsWrapper(property) || hasTitle && !IsOneOf(FieldNames.Lists, key))
            {
                continue;
            }

            if (property.Value.ValueKind == JsonValueKind.Array
                    && Any(property.Value, item => IsWhole(item) || IsHolder(item, levels - 1)
                        || IsOneOf(FieldNames.Lists, key) && !hasTitle && item.ValueKind == JsonValueKind.Object
                            && (IsArticle(item) || HasOwnText(item)))
                || !hasTitle && IsHolder(property.Value, levels - 1))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a value is an article, or a list of them, or an object around one or the other.</summary>
    private static bool HoldsArticles(JsonElement value) => value.ValueKind switch
    {
        // Among paragraphs stand pictures, which have titles and addresses too.
        JsonValueKind.Array => value.EnumerateArray().Take(Looked).ToList() is var items && items.Count(IsArticle) * 2 > items.Count,
        JsonValueKind.Object => IsArticle(value) || value.EnumerateObject().Take(Looked).Any(property =>
            property.Value.ValueKind == JsonValueKind.Array && Any(property.Value, IsArticle)),
        _ => false,
    };

    // Many things have a name.
    private static bool IsTitle(string key) => key != "name" && IsOneOf(FieldNames.Title, key);

    private static bool IsOneOf(string[] names, string key) => Array.IndexOf(names, key) >= 0;
}
