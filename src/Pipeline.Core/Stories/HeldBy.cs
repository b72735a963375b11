namespace Pipeline.Core.Stories;

/// <summary>Which of a watch's settings holds something: what follows <see cref="Reason.Held"/>.</summary>
public static class HeldBy
{
    /// <summary>Its key is muted.</summary>
    public const string Muted = "muted";

    /// <summary>Its kind does not alert.</summary>
    public const string Kind = "kind";

    /// <summary>The role of a country does not alert.</summary>
    public const string Role = "role";

    /// <summary>Fewer independent sources state it than are asked for.</summary>
    public const string Sources = "sources";

    /// <summary>What attackers claim does not alert.</summary>
    public const string Claims = "claims";

    /// <summary>Running totals do not alert.</summary>
    public const string Lines = "lines";

    /// <summary>The publisher is ignored.</summary>
    public const string Publisher = "publisher";
}
