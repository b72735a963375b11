using System.Text.Json.Serialization;
using Pipeline.Core.Naming;

namespace Pipeline.Core.Facts;

/// <summary>What happened to the people counted.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VictimEffect>))]
public enum VictimEffect
{
    /// <summary>Dead.</summary>
    [JsonStringEnumMemberName("killed")]
    Killed,

    /// <summary>Wounded or hurt.</summary>
    [JsonStringEnumMemberName("injured")]
    Injured,

    /// <summary>Shot, stabbed or struck, and it is open whether they live.</summary>
    [JsonStringEnumMemberName("hit")]
    Hit,

    /// <summary>Not found.</summary>
    [JsonStringEnumMemberName("missing")]
    Missing,

    /// <summary>Kidnapped or held hostage.</summary>
    [JsonStringEnumMemberName("abducted")]
    Abducted,

    /// <summary>Detained as victims of the story.</summary>
    [JsonStringEnumMemberName("arrested")]
    Arrested,

    /// <summary>Driven from their homes.</summary>
    [JsonStringEnumMemberName("displaced")]
    Displaced,

    /// <summary>Cases of a disease, confirmed or suspected.</summary>
    [JsonStringEnumMemberName("infected")]
    Infected,

    /// <summary>Accounts, devices or data taken.</summary>
    [JsonStringEnumMemberName("hacked")]
    Hacked,

    /// <summary>Attacked or aimed at, outcome unsaid.</summary>
    [JsonStringEnumMemberName("targeted")]
    Targeted,

    /// <summary>Hit in some other or general way.</summary>
    [JsonStringEnumMemberName("affected")]
    Affected,
}

/// <summary>A number of people who were hit.</summary>
/// <param name="Quantity">The number and its bound.</param>
/// <param name="Effect">What happened to them.</param>
/// <param name="Who">Who was counted, canonical lower-case plural: "users", "people".</param>
/// <param name="Scope">What part of the story it is. Increments have a key of their own, since 2 after 41 is no fall.</param>
public sealed record VictimCountFact(Quantity Quantity, VictimEffect Effect, string Who, CountScope Scope = CountScope.Total) : Fact
{
    /// <summary>The attackers that the text names beside the count; null when it names none.</summary>
    public Attackers? Attackers { get; init; }

    /// <summary>Whether the number is the place of whoever died among the dead, where the text first tells it: "third man dies".</summary>
    public bool IsOrdinal { get; init; }

    /// <summary>Whether those who died had been counted as hurt before: "died of her injuries".</summary>
    public bool IsOfHurt { get; init; }

    private bool IsIncrement => Scope == CountScope.Increment;

    /// <inheritdoc/>
    public override bool IsOfStory => Scope is not (CountScope.Superseded or CountScope.Background);

    /// <inheritdoc/>
    public override string? Aside => Scope == CountScope.Total || IsIncrement ? null : Scope.Name();

    /// <inheritdoc/>
    public override Subject Subject =>
        new(FactKinds.Count, Key) { Effect = Effect, Who = Who, Increment = IsIncrement ? true : null };

    /// <inheritdoc/>
    public override Statement Statement => base.Statement with { Scope = Scope, Attackers = Attackers };

    /// <inheritdoc/>
    public override Said Said => Said.Of(Quantity);

    /// <inheritdoc/>
    public override FactKind Kind => FactKinds.Count;

    /// <inheritdoc/>
    public override string Key => CountKind.KeyOf(Effect, Who, IsIncrement);

    /// <inheritdoc/>
    public override string Label => CountKind.LabelOf(Quantity, Effect, Who, IsIncrement);
}
