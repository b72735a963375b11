using System.Text.Json.Serialization;

namespace Pipeline.Core.Novelty;

/// <summary>How a fact compares with what the watch already announced.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<NoveltyKind>))]
public enum NoveltyKind
{
    /// <summary>Nothing like it was announced: an unknown country, group or count, or a country announced only in a weaker role.</summary>
    [JsonStringEnumMemberName("new")]
    New,

    /// <summary>A count whose value was not announced before, while another value was.</summary>
    [JsonStringEnumMemberName("changed")]
    Changed,

    /// <summary>Announced already, now stated by a further independent source.</summary>
    [JsonStringEnumMemberName("corroborated")]
    Corroborated,

    /// <summary>Announced already, by a source that stated it before.</summary>
    [JsonStringEnumMemberName("alreadySeen")]
    AlreadySeen,
}
