using System.Text.Json.Serialization;

namespace Pipeline.Core.Stories.Tables;

/// <summary>Whether something is told or only kept.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Tells>))]
public enum Tells
{
    /// <summary>It is told.</summary>
    [JsonStringEnumMemberName("tell")]
    Tell,

    /// <summary>It is kept and shown, and never alerts.</summary>
    [JsonStringEnumMemberName("silent")]
    Silent,
}

/// <summary>Which parts of a figure are told.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TellsParts>))]
public enum TellsParts
{
    /// <summary>Children, patients, journalists and their like, and a part that is large or in the title and has a name.</summary>
    [JsonStringEnumMemberName("protected")]
    Protected,

    /// <summary>Each part whose who says more than "people".</summary>
    [JsonStringEnumMemberName("all")]
    All,

    /// <summary>None.</summary>
    [JsonStringEnumMemberName("none")]
    None,
}

/// <summary>By which places an outbreak is counted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CountsPlaces>))]
public enum CountsPlaces
{
    /// <summary>By country; towns are parts of it.</summary>
    [JsonStringEnumMemberName("country")]
    Country,

    /// <summary>Each town has figures of its own.</summary>
    [JsonStringEnumMemberName("all")]
    All,
}
