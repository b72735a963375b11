namespace Pipeline.Core.Reading.Hits;

/// <summary>How sure it is that a name is an organisation's.</summary>
internal enum NameStrength
{
    /// <summary>It has capitals, and may be anybody's.</summary>
    Weak,

    /// <summary>Its words, or the engine, say so.</summary>
    Strong,
}

/// <summary>A name that may be an organisation's.</summary>
/// <param name="First">Its first token.</param>
/// <param name="End">The token after it.</param>
/// <param name="Strength">How sure it is.</param>
/// <param name="IsInstitution">Whether its words say that it is a building as well: a hospital, a church.</param>
/// <param name="IsBystander">Whether it speaks, finds, sells or investigates more often than it is hit.</param>
internal sealed record OrganizationName(int First, int End, NameStrength Strength, bool IsInstitution, bool IsBystander)
{
    /// <summary>Whether it is surely an organisation's.</summary>
    public bool IsStrong => Strength == NameStrength.Strong;
}
