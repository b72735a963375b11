using System.Text.Json.Serialization;

namespace Pipeline.Core.Stories.State;

/// <summary>The generated serializer of what is known of a story, in the form of the other documents.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoryState))]
internal sealed partial class StoryJsonContext : JsonSerializerContext;
