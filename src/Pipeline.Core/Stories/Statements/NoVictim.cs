namespace Pipeline.Core.Stories.Statements;

/// <summary>Why a statement is about no victim of the story (R24).</summary>
internal enum NoVictim
{
    NaturalDeath,
    Obituary,
    Denied,
    Hypothetical,
    Feared,
    UnderTest,
    UnderObservation,

    /// <summary>Ships, houses, vehicles.</summary>
    Things,

    /// <summary>"eight counts of murder".</summary>
    Charges,
    Speaker,
}

/// <summary>The words for it.</summary>
internal static class NoVictimWords
{
    /// <summary>"natural death".</summary>
    public static string Words(this NoVictim reason) => reason switch
    {
        NoVictim.NaturalDeath => "natural death",
        NoVictim.Obituary => "obituary",
        NoVictim.Denied => "denied",
        NoVictim.Hypothetical => "hypothetical",
        NoVictim.Feared => "feared",
        NoVictim.UnderTest => "under test",
        NoVictim.UnderObservation => "under observation",
        NoVictim.Things => "things",
        NoVictim.Charges => "charges",
        NoVictim.Speaker => "speaker",
        _ => throw new InvalidOperationException($"There is no {reason}."),
    };
}
