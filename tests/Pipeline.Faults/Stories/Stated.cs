namespace Pipeline.Faults.Stories;

/// <summary>What an article states, chosen before its sentences were written.</summary>
internal abstract record Stated;

/// <summary>How many an event hit in one way.</summary>
/// <param name="Figure">The figure: <c>killed</c>, <c>hacked:accounts</c>.</param>
/// <param name="Who">Who was counted.</param>
/// <param name="Value">How many.</param>
internal sealed record StatedTotal(string Figure, string Who, long Value) : Stated
{
    /// <summary>Whether the text says that it corrects an earlier number.</summary>
    public bool IsRevision { get; init; }

    /// <summary>The number that it corrects, where it names one.</summary>
    public long? Corrects { get; init; }
}

/// <summary>So many more.</summary>
/// <param name="Figure">The figure that they add to.</param>
/// <param name="More">How many.</param>
internal sealed record StatedMore(string Figure, long More) : Stated;

/// <summary>Some of those whom a figure counts.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Who">Who they are.</param>
/// <param name="Value">How many.</param>
/// <param name="IsProtected">Whether the line of the figure may name them, so that they need none of their own.</param>
internal sealed record StatedPart(string Figure, string Who, long Value, bool IsProtected) : Stated;

/// <summary>A group that was hit.</summary>
/// <param name="Label">Its label.</param>
internal sealed record StatedGroup(string Label) : Stated;

/// <summary>A country in a role.</summary>
/// <param name="Code">ISO 3166-1 alpha-2.</param>
/// <param name="IsOrigin">Whether it is accused; else it is where people were hit.</param>
internal sealed record StatedCountry(string Code, bool IsOrigin) : Stated;
