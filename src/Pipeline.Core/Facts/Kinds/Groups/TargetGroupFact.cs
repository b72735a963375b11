namespace Pipeline.Core.Facts;

/// <summary>A group of people who were hit, kept apart from those who speak, investigate or attack.</summary>
/// <param name="Group">Canonical lower-case plural: "journalists", "defenders of India's Dalit community".</param>
public sealed record TargetGroupFact(string Group) : Fact
{
    /// <inheritdoc/>
    public override Subject Subject => new(FactKinds.Group, Key);

    /// <inheritdoc/>
    public override Said Said => default;

    /// <inheritdoc/>
    public override FactKind Kind => FactKinds.Group;

    /// <inheritdoc/>
    public override string Key => GroupKind.KeyOf(Group);

    /// <inheritdoc/>
    public override string Label => Group;
}
