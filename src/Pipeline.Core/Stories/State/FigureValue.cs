using System.Text.Json.Serialization;
using Pipeline.Core.Facts;

namespace Pipeline.Core.Stories.State;

/// <summary>What a figure's value rests on.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Basis>))]
public enum Basis
{
    /// <summary>A text says it as the total.</summary>
    [JsonStringEnumMemberName("stated")]
    Stated,

    /// <summary>"Third man dies".</summary>
    [JsonStringEnumMemberName("ordinal")]
    Ordinal,

    /// <summary>One of the injured died.</summary>
    [JsonStringEnumMemberName("died")]
    Died,

    /// <summary>The value before, and so many more.</summary>
    [JsonStringEnumMemberName("sum")]
    Sum,

    /// <summary>Those hit without the dead.</summary>
    [JsonStringEnumMemberName("derived")]
    Derived,

    /// <summary>A part or a state, where nothing says the total.</summary>
    [JsonStringEnumMemberName("part")]
    Part,
}

/// <summary>The value that a figure has now.</summary>
/// <param name="Amount">How many victims.</param>
/// <param name="Who">The widest who that was said of as many.</param>
/// <param name="Basis">What it rests on.</param>
/// <param name="ArticleId">The article that gave it.</param>
/// <param name="Source">That article's source.</param>
public sealed record FigureValue(Amount Amount, string Who, Basis Basis, string ArticleId, string Source)
{
    /// <summary>How many attackers were hit beside the victims, where a text says so.</summary>
    public int? Attackers { get; init; }

    /// <summary>The effect as the text calls it, where that is another word for the figure's: "affected" of what was hacked.</summary>
    public VictimEffect? Word { get; init; }

    /// <summary>Whether they are suspected or confirmed cases; null where no text tells these apart.</summary>
    public CaseStatus? Status { get; init; }

    /// <summary>Victims and attackers; null while no text tells them apart.</summary>
    [JsonIgnore]
    public long? All => Attackers is { } attackers ? Amount.Told + attackers : null;
}
