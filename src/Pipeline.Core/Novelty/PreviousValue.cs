using System.Text.Json.Serialization;
using Pipeline.Core.Facts;

namespace Pipeline.Core.Novelty;

/// <summary>What a changed fact said before.</summary>
public sealed record PreviousValue
{
    /// <summary>The count's last announced value; null for a country.</summary>
    public long? Value { get; init; }

    /// <summary>The upper end, if it was a range.</summary>
    public long? UpTo { get; init; }

    /// <summary>How the value bounded the truth.</summary>
    public CountBound? Bound { get; init; }

    /// <summary>The country's weaker role.</summary>
    public CountryRole? Role { get; init; }

    /// <summary>The article that stated it.</summary>
    public required string ArticleId { get; init; }

    /// <summary>Change from the previous value in percent of it, rounded to one decimal; negative for a fall;
    /// null from zero or for a country.</summary>
    public double? ChangePercent { get; init; }

    /// <summary>Why a count fell: "revised", "two sources"; null when it did not.</summary>
    public string? Cause { get; init; }

    /// <summary>What was said, in one piece.</summary>
    [JsonIgnore]
    public Said Said => new(Role, Value, UpTo, Bound);

    /// <summary>The previous quantity, when it was a count.</summary>
    [JsonIgnore]
    public Quantity? Quantity => Said.Quantity;
}
