using System.Text.Json;
using Pipeline.Core.Articles.Readers.Fields;

namespace Pipeline.Core.Articles.Readers.Json;

/// <summary>What stands around a list of articles and holds for all of them: which feed or channel it is, and which items are
/// none.</summary>
/// <param name="Publisher">Who published the items that name nobody.</param>
/// <param name="IsGraph">Whether the list is JSON-LD's, whose nodes are of many types.</param>
/// <param name="IsChannel">Whether the list is one of messages.</param>
internal sealed record JsonEnvelope(string? Publisher, bool IsGraph, bool IsChannel)
{
    // What tells that an object with a list and a title is a feed, and not the answer to a search.
    private static readonly string[] FeedMarks = ["version", "homepageurl", "feedurl", "feed", "feedtype"];

    /// <summary>Around a value that stands alone.</summary>
    public static JsonEnvelope None { get; } = new(null, false, false);

    /// <summary>What holds for a list under a name of <paramref name="value"/>; the nearest object that names a publisher wins.</summary>
    public JsonEnvelope Within(JsonElement value, string list)
    {
        var name = TextFields.Words(list);
        var isChannel = name == "messages";
        string? publisher = null;
        var isFeed = false;
        foreach (var property in value.EnumerateObject())
        {
            var key = TextFields.Words(property.Name);
            isFeed |= Array.IndexOf(FeedMarks, key) >= 0;
            if (key == "feed")
            {
                publisher ??= property.Value.ValueKind == JsonValueKind.String ? Named(property.Value.GetString()!)
                    : Text(property.Value, "title");
            }
        }

        publisher ??= isChannel ? Text(value, "name") ?? (value.TryGetProperty("channel", out var channel) ? Text(channel, "name") : null)
            : isFeed ? Text(value, "title")
            : null;
        return new(publisher ?? Publisher, name == "graph", isChannel);
    }

    /// <summary>Whether an item of the list may be an article. Left out are nodes of a graph that are none, and what a channel notes of
    /// itself: joined members, pictures without words.</summary>
    public bool Holds(JsonElement item) => IsGraph ? IsStory(item) : !IsChannel || HasWords(item);

    /// <summary>Whether this is what somebody said below a post, as Reddit's listings have it: comments, and a note of more.</summary>
    public static bool IsComment(JsonElement item) => Text(item, "kind") is "t1" or "more"
        || IsListing(item, out var children) && children.GetArrayLength() > 0 && children.EnumerateArray().All(IsComment);

    /// <summary>Whether this is a listing of Reddit's that lists nothing.</summary>
    public static bool IsEmptyListing(JsonElement item) => IsListing(item, out var children) && children.GetArrayLength() == 0;

    private static bool IsListing(JsonElement item, out JsonElement children)
    {
        children = default;
        return Text(item, "kind") == "Listing" && item.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
            && data.TryGetProperty("children", out children) && children.ValueKind == JsonValueKind.Array;
    }

    private static bool IsStory(JsonElement node) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty("@type", out var type)
        && (type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Any(IsStoryType) : IsStoryType(type));

    // schema.org: NewsArticle, ReportageNewsArticle, BlogPosting, LiveBlogPosting, Report, Review.
    private static bool IsStoryType(JsonElement type) =>
        type.ValueKind == JsonValueKind.String && type.GetString() is { } name
        && (name.EndsWith("Article", StringComparison.Ordinal) || name.EndsWith("Posting", StringComparison.Ordinal)
            || name is "Report" or "Review");

    private static bool HasWords(JsonElement message) =>
        message.ValueKind == JsonValueKind.Object && Text(message, "type") != "service"
        && message.EnumerateObject().Any(property => Array.IndexOf(FieldNames.Text, TextFields.Words(property.Name)) >= 0
            && JsonRichText.Of(property.Value).Any(char.IsLetterOrDigit));

    private static string? Named(string feed) => TextFields.Link(feed) is null ? feed : null;

    private static string? Text(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String
            ? field.GetString()
            : null;
}
