namespace Pipeline.Core.Stories;

/// <summary>What became of one statement.</summary>
/// <param name="Silence">Why it is not told; null when it is.</param>
internal readonly record struct Outcome(Silence? Silence)
{
    public Outcome(Reason reason, string? detail = null)
        : this(new Silence(reason, detail))
    {
    }

    /// <summary>It is told.</summary>
    public static Outcome Told { get; } = new(null);

    /// <summary>The reason; null when it is told.</summary>
    public Reason? Reason => Silence?.Reason;

    /// <summary>More on it.</summary>
    public string? Detail => Silence?.Detail;

    /// <summary>"told", "known", "not a victim: denied".</summary>
    public override string ToString() => Silence?.ToString() ?? "told";
}
