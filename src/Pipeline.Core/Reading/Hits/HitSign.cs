namespace Pipeline.Core.Reading.Hits;

/// <summary>How words say that an organisation was hit.</summary>
internal enum HitManner
{
    /// <summary>They tell it: "hackers broke into Meridia Health".</summary>
    Told,

    /// <summary>They speak of it as known: "the attack on Meridia Health".</summary>
    Presupposed,

    /// <summary>Only the attacker's name says it: "Ravel also hit the Tamsin clinics".</summary>
    ByNameAlone,

    /// <summary>They call it by the organisation: "the Meridia Health breach".</summary>
    Named,
}

/// <summary>The words that say it of a name.</summary>
/// <param name="At">The token that says it.</param>
/// <param name="Manner">How.</param>
/// <param name="IsBreach">Whether a network was hit.</param>
/// <param name="IsNoun">Whether a noun says it.</param>
/// <param name="IsClaim">Whether an attacker says it.</param>
internal sealed record HitSign(int At, HitManner Manner = HitManner.Told, bool IsBreach = true, bool IsNoun = false, bool IsClaim = false)
{
    /// <summary>The attacker that it names; null where it names none.</summary>
    public string? Attacker { get; init; }
}
