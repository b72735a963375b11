using System.Text.Json.Serialization;

namespace Pipeline.Core.Articles;

/// <summary>Why a drop could not be read. Written to <c>rejected/</c> in these words.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RejectionReason>))]
public enum RejectionReason
{
    /// <summary>Nothing but white space or markup.</summary>
    [JsonStringEnumMemberName("empty")]
    Empty,

    /// <summary>Over the size limit; never read whole.</summary>
    [JsonStringEnumMemberName("too large")]
    TooLarge,

    /// <summary>Binary, or text in no known encoding.</summary>
    [JsonStringEnumMemberName("not text")]
    NotText,

    /// <summary>Broken JSON, an archive bomb, nesting without end; the detail gives the position.</summary>
    [JsonStringEnumMemberName("malformed")]
    Malformed,

    /// <summary>The first folder of the drop's name cannot name a watch.</summary>
    [JsonStringEnumMemberName("watch name")]
    WatchName,

    /// <summary>Processing failed repeatedly; the detail gives the last error.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed,
}

/// <summary>A drop, or one article of it, that could not be read.</summary>
/// <param name="Reason">The kind of fault.</param>
/// <param name="Detail">What a person needs to mend it: what was found, where, and what would be right. Holds no article text.</param>
/// <param name="Part">Which article of a feed or array, such as <c>#3</c>; null when it is the whole drop.</param>
public sealed record Rejection(RejectionReason Reason, string Detail, string? Part = null);
