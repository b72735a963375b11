namespace Pipeline.Core.Facts;

/// <summary>A named organisation that was hit: hacked, held to ransom, bombed.</summary>
/// <param name="Organization">Its name as the text has it, without an article: "Norwick hospital".</param>
/// <param name="Attacker">Who did it, where the text names it: "Ravel"; null where not.</param>
/// <param name="IsClaim">Whether only the attacker says so.</param>
public sealed record OrganizationHitFact(string Organization, string? Attacker, bool IsClaim) : Fact
{
    /// <summary>Whether the text speaks of it as known: "after the attack on Norwick hospital", "suspected of hacking it".</summary>
    public bool IsPresupposed { get; init; }

    /// <summary>Whether the text only calls a breach by its name: "the Meridia breach" may be one of what others keep there.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Whether only a name says that an attacker did it: "Ravel also hit the Tamsin clinics", in a text that does not say who Ravel
    /// is.</summary>
    public bool IsByNameAlone { get; init; }

    /// <summary>Whether it was long before the story.</summary>
    public bool IsOld { get; init; }

    /// <summary>Whether it was a network and no building.</summary>
    public bool IsBreach { get; init; }

    /// <inheritdoc/>
    public override bool IsOfStory => !IsOld;

    /// <inheritdoc/>
    public override Subject Subject => new(FactKinds.Event, Key);

    /// <inheritdoc/>
    public override Said Said => default;

    /// <inheritdoc/>
    public override FactKind Kind => FactKinds.Event;

    /// <inheritdoc/>
    public override string Key => EventKind.KeyOf(Organization, IsClaim);

    /// <inheritdoc/>
    public override string Label => EventKind.NameOf(Organization, Attacker, IsClaim);

    /// <inheritdoc/>
    public override string? Aside => IsOld ? "background" : null;
}
