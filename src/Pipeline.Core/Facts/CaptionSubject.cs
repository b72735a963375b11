namespace Pipeline.Core.Facts;

/// <summary>What the caption of a line of a message may tell: of its first fact, and how many there are.</summary>
/// <param name="IsNew">Whether it is new; otherwise it replaces something.</param>
/// <param name="Said">What is said of it; all facts of a line have the same role.</param>
/// <param name="Count">How many facts the line has.</param>
public readonly record struct CaptionSubject(bool IsNew, Said Said, int Count)
{
    /// <summary>What happened to the people counted.</summary>
    public VictimEffect? Effect { get; init; }

    /// <summary>Whether a count is of all that its event hit or of a part of them, where that is known.</summary>
    public CountScope? Scope { get; init; }

    /// <summary>How much it changed in percent, where that is known.</summary>
    public double? ChangePercent { get; init; }

    /// <summary>Why it fell, in a word or two; null when it did not.</summary>
    public string? Cause { get; init; }
}
