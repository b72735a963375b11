using System.Text.Json;
using Pipeline.Core.Articles.Readers.Fields;

namespace Pipeline.Core.Articles.Readers.Json;

/// <summary>Reads the articles in a JSON value: the value itself, the items of lists within envelopes, or the rows of a table.</summary>
internal static class JsonItems
{
    /// <summary>The articles of a value, up to <see cref="ArticleLimits.MaxArticles"/> and one more.</summary>
    public static IEnumerable<DropPart> Read(JsonElement root, ArticleLimits limits, JsonPlaces? places = null)
    {
        var value = JsonTable.Rows(root, limits.MaxArticles + 1) ?? root;
        if (JsonFinder.Find(value, limits.MaxArticles + 1) is not { } found)
        {
            return [ReadItem(value, places)];
        }

        var parts = found.Select(item => ReadItem(item.Value, places, item.Publisher)).ToList();
        return parts.Count > 0 ? parts : [DropPart.Rejected(RejectionReason.Empty, "The list of articles is empty.")];
    }

    /// <summary>One article out of one JSON value.</summary>
    /// <param name="item">The value.</param>
    /// <param name="places">Where its strings stand in the drop, if that is known.</param>
    /// <param name="publisher">Who published it when it names nobody.</param>
    public static DropPart ReadItem(JsonElement item, JsonPlaces? places = null, string? publisher = null)
    {
        item = JsonShape.Unwrapped(item);
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
        return part.Draft is { Publisher: null } draft && publisher is not null ? DropPart.Of(draft with { Publisher = publisher }) : part;
    }

    private static string Describe(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a boolean",
    };
}
