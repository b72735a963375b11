using System.Text.Json;
using Pipeline.Core.Articles.Readers.Fields;

namespace Pipeline.Core.Articles.Readers.Json;

/// <summary>What stands around a list of articles and holds for all of them: which feed or channel it is, and which items are
/// none.</summary>
internal sealed class JsonEnvelope
{
    // What tells that an object with a list and a title is a feed, and not the answer to a search.
    private static readonly string[] FeedMarks = ["version", "homepageurl", "feedurl", "feed", "feedtype"];

    private bool isGraph;
    private bool isChannel;

    /// <summary>Who published the items that name nobody.</summary>
    public string? Publisher { get; private set; }

    /// <summary>Takes over what the envelope within says, and what this one says of the list under <paramref name="list"/>.</summary>
    public void Take(JsonEnvelope inner, JsonElement value, JsonProperty list)
    {
        var name = TextFields.Words(list.Name);
        isGraph = inner.isGraph || name == "graph";
        isChannel = inner.isChannel || name == "messages";
        Publisher = inner.Publisher;
        var isFeed = false;
        foreach (var property in value.EnumerateObject())
        {
            var key = TextFields.Words(property.Name);
            isFeed |= Array.IndexOf(FeedMarks, key) >= 0;
            if (key == "feed" && property.Value.ValueKind == JsonValueKind.Object && property.Value.TryGetProperty("title", out var feed)
                && feed.ValueKind == JsonValueKind.String)
            {
                Publisher ??= feed.GetString();
            }
        }

        Publisher ??= isChannel ? Text(value, "name") ?? (value.TryGetProperty("channel", out var channel) ? Text(channel, "name") : null)
            : isFeed ? Text(value, "title")
            : null;
    }

    /// <summary>The items of a list that may be articles. Left out are nodes of a graph that are none, and what a channel notes of itself:
    /// joined members, pictures without words.</summary>
    public IEnumerable<JsonElement> Items(JsonElement list) =>
        isGraph ? list.EnumerateArray().Where(IsStory)
        : isChannel ? list.EnumerateArray().Where(HasWords)
        : list.EnumerateArray();

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

    private static string? Text(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(name, out var field) && field.ValueKind == JsonValueKind.String
            ? field.GetString()
            : null;
}
