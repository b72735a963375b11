using System.Text;
using System.Text.Json;

namespace Pipeline.Core.Articles.Readers;

/// <summary>Reads JSON as news APIs deliver it: one article, an array of them, or an envelope around such an array.</summary>
/// <remarks>An array that breaks off is read up to the item that is broken. Trailing commas and comments are accepted.</remarks>
internal sealed class JsonArticleReader : IArticleReader
{
    // {"response":{"results":[…]}} and Elasticsearch's {"hits":{"hits":[…]}} have two levels.
    private const int MaxEnvelopes = 4;

    private static readonly string[] EnvelopeNames =
    [
        "articles", "data", "items", "results", "hits", "value", "docs", "response", "news", "posts", "entries", "stories", "documents",
        "feed", "article", "result", "payload",
    ];

    public bool CanRead(Drop drop)
    {
        var text = drop.Text.AsSpan().TrimStart();
        if (text is not (['{' or '[', ..] and [var opening, .. var rest]))
        {
            return false;
        }

        rest = rest.TrimStart();
        return FormatHints.IsJson(drop.Name, drop.ContentType)
            || (opening == '{' ? rest is ['"' or '}', ..] or [] : rest is ['{', ..] || rest is [']' or '[', ..] or []);
    }

    public IEnumerable<DropPart> Read(Drop drop)
    {
        var json = Encoding.UTF8.GetBytes(JsonFields.WithoutLoneSurrogates(drop.Text));
        try
        {
            using var document = JsonDocument.Parse(json, Options(drop.Limits));
            return ReadRoot(document.RootElement, drop.Limits);
        }
        catch (JsonException exception)
        {
            return ReadBroken(json, exception, drop.Limits);
        }
    }

    /// <summary>How JSON is read here.</summary>
    internal static JsonDocumentOptions Options(ArticleLimits limits) =>
        new() { MaxDepth = limits.MaxJsonDepth, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>What a person needs to mend broken JSON: the place, and whether it is depth. Lines and positions count from 1.</summary>
    internal static Rejection Malformed(ReadOnlySpan<byte> json, JsonException exception, ArticleLimits limits, long firstLine = 1)
    {
        var line = exception.LineNumber ?? 0;
        var start = 0;
        for (var skipped = 0L; skipped < line && json[start..].IndexOf((byte)'\n') is var feed and >= 0; skipped++)
        {
            start += feed + 1;
        }

        var offset = (int)Math.Min(start + (exception.BytePositionInLine ?? 0), json.Length);
        var position = Encoding.UTF8.GetCharCount(json[start..Math.Max(start, offset)]);
        var what = IsTooDeep(json, limits) ? $"The JSON is nested more than {limits.MaxJsonDepth} levels deep"
            : json[Math.Min(offset, json.Length)..].Trim(" \t\r\n"u8).IsEmpty ? "The JSON ends before it is complete"
            : "The JSON is broken";
        return new(RejectionReason.Malformed, $"{what} (line {line + firstLine}, position {position + 1}).");
    }

    /// <summary>One article out of one JSON value.</summary>
    internal static DropPart ReadItem(JsonElement item)
    {
        if (item.ValueKind != JsonValueKind.Object)
        {
            return DropPart.Rejected(RejectionReason.Malformed, $"An article must be a JSON object; this is {Describe(item.ValueKind)}.");
        }

        var fields = new JsonFields(item);
        var title = fields.Text(" ", JsonFields.TitleNames) is { } heading ? TextFields.OneLine(HtmlText.OfFragment(heading)) : null;
        var text = WithoutCountOfCut(HtmlFragment.Read(fields.Text("\n\n", JsonFields.TextNames) ?? ""), out var isCut);
        if ((text.Length == 0 || isCut) && fields.Text("\n\n", JsonFields.SummaryNames) is { } stated
            && HtmlFragment.Read(stated) is var summary && summary.Length > text.Length)
        {
            text = summary;
        }

        if (string.IsNullOrEmpty(title) && text.Length == 0)
        {
            return DropPart.Rejected(
                RejectionReason.Empty, "No text: fields such as title, headline, content, body, text or description are missing or empty.");
        }

        var author = fields.Text(JsonFields.AuthorNames);
        var publisher = fields.Text(JsonFields.PublisherNames);
        return DropPart.Of(new ArticleDraft
        {
            Title = string.IsNullOrEmpty(title) ? null : MappedText.Extracted(title),
            Text = MappedText.Extracted(text),
            Author = TextFields.Author(author is null ? null : HtmlText.OfFragment(author)),
            Publisher = publisher is null || TextFields.Link(publisher) is not null ? null : HtmlText.OfFragment(publisher),
            Url = fields.Link(JsonFields.LinkNames) ?? TextFields.Link(publisher),
            PublishedAt = fields.Date(JsonFields.DateNames),
        });
    }

    private static IEnumerable<DropPart> ReadRoot(JsonElement root, ArticleLimits limits)
    {
        var items = Items(root, MaxEnvelopes);
        if (items is not { } list)
        {
            return [ReadItem(root)];
        }

        return list.GetArrayLength() == 0
            ? [DropPart.Rejected(RejectionReason.Empty, "The list of articles is empty.")]
            : [.. list.EnumerateArray().Take(limits.MaxArticles + 1).Select(ReadItem)];
    }

    /// <summary>The array of articles in a value; null when the value is itself an article.</summary>
    private static JsonElement? Items(JsonElement value, int envelopes)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            return value;
        }

        // What has a text of its own is an article, whatever lists it brings along.
        if (value.ValueKind != JsonValueKind.Object || envelopes == 0 || HasOwnText(value))
        {
            return null;
        }

        foreach (var name in EnvelopeNames)
        {
            foreach (var property in value.EnumerateObject())
            {
                if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase)
                    && (property.Value.ValueKind == JsonValueKind.Object || IsListOfObjects(property.Value))
                    && Items(property.Value, envelopes - 1) is { } items)
                {
                    return items;
                }
            }
        }

        return null;
    }

    private static bool HasOwnText(JsonElement value)
    {
        foreach (var property in value.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.String
                && Array.IndexOf(JsonFields.TextNames, TextFields.Words(property.Name)) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsListOfObjects(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array
        && (value.GetArrayLength() == 0 || value.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.Object));

    /// <summary>The items before the break, then the break; an envelope or a single article that is broken is rejected whole.</summary>
    private static List<DropPart> ReadBroken(byte[] json, JsonException exception, ArticleLimits limits)
    {
        var parts = new List<DropPart>();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions
        {
            MaxDepth = limits.MaxJsonDepth,
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
        });
        try
        {
            if (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
            {
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray && parts.Count <= limits.MaxArticles)
                {
                    using var item = JsonDocument.ParseValue(ref reader);
                    parts.Add(ReadItem(item.RootElement));
                }
            }
        }
        catch (JsonException)
        {
            // The place is the one of the first exception.
        }

        if (parts.Count <= limits.MaxArticles)
        {
            parts.Add(new(null, Malformed(json, exception, limits)));
        }

        return parts;
    }

    private static bool IsTooDeep(ReadOnlySpan<byte> json, ArticleLimits limits)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions
        {
            MaxDepth = limits.MaxJsonDepth,
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
        });
        try
        {
            while (reader.Read())
            {
            }

            return false;
        }
        catch (JsonException)
        {
            // An opening bracket at the limit is what cannot be read; anything else there is plain breakage.
            var next = json[(int)reader.BytesConsumed..].TrimStart(" \t\r\n,:"u8);
            // CurrentDepth does not count a bracket that was only just opened.
            var depth = reader.CurrentDepth + (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject ? 1 : 0);
            return depth >= limits.MaxJsonDepth && next is [(byte)'{' or (byte)'[', ..];
        }
    }

    /// <summary>"The toll rose to… [+2143 chars]", as NewsAPI.org cuts its content field.</summary>
    private static string WithoutCountOfCut(string text, out bool isCut)
    {
        var mark = text.EndsWith(" chars]", StringComparison.Ordinal) ? text.LastIndexOf("[+", StringComparison.Ordinal) : -1;
        isCut = mark >= 0;
        return isCut ? text[..mark].TrimEnd() : text;
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
