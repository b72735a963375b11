namespace Pipeline.Core.Stories;

/// <summary>What became of one statement.</summary>
/// <param name="Reason">Why it is not told; null when it is.</param>
/// <param name="Detail">More on the reason: "denied", "rounding".</param>
internal readonly record struct Outcome(Reason? Reason, string? Detail = null)
{
    /// <summary>It is told.</summary>
    public static Outcome Told { get; } = new(null);

    /// <summary>"told", "known", "not a victim: denied".</summary>
    public override string ToString() => Reason is not { } reason ? "told"
        : Detail is null ? reason.Words()
        : $"{reason.Words()}: {Detail}";
}
