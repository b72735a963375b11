using System.Text;
using System.Text.Json;
using Pipeline.Core.Articles.Readers.Fields;

namespace Pipeline.Core.Articles.Readers.Json;

/// <summary>Reads JSON as news APIs and exports deliver it: one article, an array of them, or envelopes around such an array; several such
/// values in a row as well.</summary>
/// <remarks>What breaks off is read up to the item that is broken. Trailing commas and comments are accepted.</remarks>
internal sealed class JsonArticleReader : IArticleReader
{
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
        var text = JsonEscapes.Mended(drop.Text);
        var json = Encoding.UTF8.GetBytes(text);
        try
        {
            using var document = JsonDocument.Parse(json, Options(drop.Limits));
            return [.. JsonItems.Read(document.RootElement, drop.Limits, new(text, json))];
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

    /// <summary>What stands before the break, then the break: the items of a list, whatever envelopes are around it, and whole values in a
    /// row.</summary>
    private static List<DropPart> ReadBroken(byte[] json, JsonException exception, ArticleLimits limits)
    {
        var parts = new List<DropPart>();
        var reader = new Utf8JsonReader(json, ReaderOptions(limits));
        try
        {
            // Whole values in a row are no break at all: exports are put together from many.
            var values = new Utf8JsonReader(json, ReaderOptions(limits));
            while (parts.Count <= limits.MaxArticles && values.Read())
            {
                using var value = JsonDocument.ParseValue(ref values);
                parts.AddRange(JsonItems.Read(value.RootElement, limits));
                reader = values;
            }

            return parts;
        }
        catch (JsonException)
        {
            // The place is the one of the first exception.
        }

        ReadList(ref reader, parts, limits);
        if (parts.Count <= limits.MaxArticles)
        {
            parts.Add(new(null, Malformed(json, exception, limits)));
        }

        return parts;
    }

    /// <summary>The items of the first list of articles, up to one that is broken.</summary>
    private static void ReadList(ref Utf8JsonReader reader, List<DropPart> parts, ArticleLimits limits)
    {
        try
        {
            var isEnvelope = true;
            while (reader.Read() && !(reader.TokenType == JsonTokenType.StartArray && isEnvelope))
            {
                isEnvelope = reader.TokenType != JsonTokenType.PropertyName
                    || Array.IndexOf(FieldNames.Envelope, TextFields.Words(reader.GetString()!)) >= 0;
            }

            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray && parts.Count <= limits.MaxArticles)
            {
                using var item = JsonDocument.ParseValue(ref reader);
                parts.Add(JsonItems.ReadItem(item.RootElement));
            }
        }
        catch (JsonException)
        {
            // As above.
        }
    }

    private static JsonReaderOptions ReaderOptions(ArticleLimits limits) => new()
    {
        MaxDepth = limits.MaxJsonDepth,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
        AllowMultipleValues = true,
    };

    private static bool IsTooDeep(ReadOnlySpan<byte> json, ArticleLimits limits)
    {
        var reader = new Utf8JsonReader(json, ReaderOptions(limits));
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
}
