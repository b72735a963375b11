using System.Text.Json.Serialization;

namespace Pipeline.Core.Stories.State;

/// <summary>What a figure's event is: what one number counts is compared only with its like.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EventSort>))]
public enum EventSort
{
    /// <summary>One thing that happened.</summary>
    [JsonStringEnumMemberName("happening")]
    Happening,

    /// <summary>Several in one number: "seven killed in three shootings".</summary>
    [JsonStringEnumMemberName("aggregate")]
    Aggregate,

    /// <summary>A running total: "the number of soldiers killed in Mali since 2003".</summary>
    [JsonStringEnumMemberName("line")]
    Line,

    /// <summary>What an attacker or a party says it did.</summary>
    [JsonStringEnumMemberName("claim")]
    Claim,
}

/// <summary>How sure it is that those counted are victims of what the story is about (R40).</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CaseStatus>))]
public enum CaseStatus
{
    /// <summary>Suspected, probable, possible, linked to.</summary>
    [JsonStringEnumMemberName("suspected")]
    Suspected,

    /// <summary>Confirmed.</summary>
    [JsonStringEnumMemberName("confirmed")]
    Confirmed,
}
