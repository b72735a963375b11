using System.Text.Json.Serialization;

namespace Pipeline.Core.Facts;

/// <summary>What part of the story a count is of.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<CountScope>))]
public enum CountScope
{
    /// <summary>All that the event hit in this way, as far as the text knows.</summary>
    [JsonStringEnumMemberName("total")]
    Total,

    /// <summary>Some of a total: "including four children", "four of them".</summary>
    [JsonStringEnumMemberName("part")]
    Part,

    /// <summary>How some of the hurt are: "two in critical condition", "five still in hospital".</summary>
    [JsonStringEnumMemberName("state")]
    State,

    /// <summary>What adds to an earlier figure: "two more".</summary>
    [JsonStringEnumMemberName("increment")]
    Increment,

    /// <summary>What the text itself says is no longer so: "earlier reports said 60".</summary>
    [JsonStringEnumMemberName("superseded")]
    Superseded,

    /// <summary>Another event, or a total of a year or a war: "the 2001 attacks, which killed five".</summary>
    [JsonStringEnumMemberName("background")]
    Background,
}
