namespace Pipeline.Core.Stories.Reading;

/// <summary>Which cues a sentence has.</summary>
/// <param name="Bits">One bit for each.</param>
internal readonly record struct CueSet(uint Bits)
{
    /// <summary>Whether the cue is among them.</summary>
    public bool Has(StatementCue cue) => (Bits & (1u << (int)cue)) != 0;

    /// <summary>These and the cue.</summary>
    public CueSet With(StatementCue cue) => new(Bits | (1u << (int)cue));
}
