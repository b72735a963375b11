namespace Pipeline.Core.Stories;

/// <summary>Why a statement is not told: the closed list (R23).</summary>
public enum Reason
{
    /// <summary>Told before, or agreeing with what was.</summary>
    Known,

    /// <summary>What is told or known already says it: a hit by its dead and injured, an increment by its total.</summary>
    Explained,

    /// <summary>A told group stands above or below it.</summary>
    Implied,

    /// <summary>Some of those whom a figure counts.</summary>
    Part,

    /// <summary>How some of the hurt are.</summary>
    State,

    /// <summary>Less sure than what is told, and agreeing with it.</summary>
    Weaker,

    /// <summary>Below what is told, and nobody takes that back.</summary>
    Contested,

    /// <summary>Taken back, by its own text or an earlier one.</summary>
    Superseded,

    /// <summary>Published before what is told.</summary>
    Late,

    /// <summary>One person, far from where the news stands.</summary>
    OneInPassing,

    /// <summary>People, men, victims: a name of a count and no group.</summary>
    Generic,

    /// <summary>Of those who did it.</summary>
    Attacker,

    /// <summary>Denied, hypothetical, of things.</summary>
    NotAVictim,

    /// <summary>Of another event.</summary>
    Background,

    /// <summary>Of several events together.</summary>
    Aggregate,

    /// <summary>Taken for something known, without proof.</summary>
    Assumed,

    /// <summary>So many more, which are known.</summary>
    IncrementKnown,

    /// <summary>By the watch's settings: <see cref="HeldBy"/>.</summary>
    Held,

    /// <summary>A smaller change than is told.</summary>
    BelowMinimum,

    /// <summary>The article was decided on before.</summary>
    SameArticle,
}

/// <summary>The words that people read.</summary>
internal static class ReasonWords
{
    /// <summary>"one, in passing".</summary>
    public static string Words(this Reason reason) => reason switch
    {
        Reason.Known => "known",
        Reason.Explained => "explained",
        Reason.Implied => "implied",
        Reason.Part => "part",
        Reason.State => "state",
        Reason.Weaker => "weaker",
        Reason.Contested => "contested",
        Reason.Superseded => "superseded",
        Reason.Late => "late",
        Reason.OneInPassing => "one in passing",
        Reason.Generic => "generic",
        Reason.Attacker => "attacker",
        Reason.NotAVictim => "not a victim",
        Reason.Background => "background",
        Reason.Aggregate => "aggregate",
        Reason.Assumed => "assumed",
        Reason.IncrementKnown => "increment known",
        Reason.Held => "held",
        Reason.BelowMinimum => "below minimum",
        Reason.SameArticle => "same article",
        _ => throw new InvalidOperationException($"There is no reason {reason}."),
    };
}
