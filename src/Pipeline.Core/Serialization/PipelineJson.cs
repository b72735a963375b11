using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Pipeline.Core.Alerts;
using Pipeline.Core.Drops;
using Pipeline.Core.Stories.State;

namespace Pipeline.Core.Serialization;

/// <summary>How documents are written and read: source-generated, camel case, absent when null, UTC ISO 8601 times.</summary>
public static class PipelineJson
{
    /// <summary>Documents in storage, on the queue and on the wire. Letters of every script stand as they are; <c>&lt;</c>, <c>&gt;</c> and
    /// <c>&amp;</c> are escaped, since article text is hostile and documents end up in pages.</summary>
    public static PipelineJsonContext Documents { get; } = new(new JsonSerializerOptions(PipelineJsonContext.Default.Options)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        // Which of two was meant nobody can say, and other readers may take the other one.
        AllowDuplicateProperties = false,
    });
}

/// <summary>The generated serializers of every document.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Alert))]
[JsonSerializable(typeof(Ledger))]
[JsonSerializable(typeof(StoryState))]
[JsonSerializable(typeof(DeliveryMessage))]
[JsonSerializable(typeof(DropAnalysis))]
[JsonSerializable(typeof(TimelineLine))]
[JsonSerializable(typeof(RejectedDrop))]
public sealed partial class PipelineJsonContext : JsonSerializerContext;
