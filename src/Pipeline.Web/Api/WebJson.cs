using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Core.Alerts;
using Pipeline.Core.Drops;
using Pipeline.Core.Serialization;
using Pipeline.Web.Reading;

namespace Pipeline.Web.Api;

/// <summary>The answers of the API, written as the pipeline writes its documents: camel case, absent when null,
/// UTC ISO 8601 times.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Alert))]
[JsonSerializable(typeof(DropAnalysis))]
[JsonSerializable(typeof(Paged<Alert>))]
[JsonSerializable(typeof(Paged<FactSighting>))]
[JsonSerializable(typeof(Paged<RejectedDrop>))]
[JsonSerializable(typeof(Paged<StoryFact>))]
[JsonSerializable(typeof(Paged<TimelineLine>))]
[JsonSerializable(typeof(Paged<WatchSummary>))]
[JsonSerializable(typeof(StoryFact))]
[JsonSerializable(typeof(WatchSummary))]
internal sealed partial class WebJson : JsonSerializerContext
{
    /// <summary>With the letters escaped that the pipeline's documents escape.</summary>
    public static WebJson Documents =>
        field ??= new(new JsonSerializerOptions(Default.Options) { Encoder = PipelineJson.Documents.Options.Encoder });
}
