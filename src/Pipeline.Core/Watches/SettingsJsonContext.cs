using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Core.Watches;

/// <summary>Settings written by people: comments and trailing commas are fine, an unknown property is an error, and so is one that stands
/// twice: whoever wrote it meant one of the two.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    PropertyNameCaseInsensitive = true,
    AllowDuplicateProperties = false,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(Dictionary<string, WatchSettingsEntry>))]
internal sealed partial class SettingsJsonContext : JsonSerializerContext;
