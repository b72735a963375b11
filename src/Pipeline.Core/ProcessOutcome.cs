using Pipeline.Core.Articles;
using Pipeline.Core.Drops;

namespace Pipeline.Core;

/// <summary>What became of one drop.</summary>
public abstract record ProcessOutcome
{
    private ProcessOutcome()
    {
    }

    /// <summary>It was read; parts of a feed may still have been refused.</summary>
    /// <param name="Analysis">What was stored.</param>
    public sealed record Processed(DropAnalysis Analysis) : ProcessOutcome;

    /// <summary>Nothing of it could be read, and trying again can't help.</summary>
    /// <param name="Reason">The kind of fault.</param>
    /// <param name="Detail">What a person needs to mend it.</param>
    public sealed record Rejected(RejectionReason Reason, string Detail) : ProcessOutcome;

    /// <summary>The version that was found is no longer there; a newer one is a drop of its own.</summary>
    public sealed record Gone : ProcessOutcome;

    /// <summary>Another run of this version has come to its end, and its receipt stands.</summary>
    public sealed record Settled : ProcessOutcome;
}
