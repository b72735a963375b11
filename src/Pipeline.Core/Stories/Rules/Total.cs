using Pipeline.Core.Facts;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Stories.Statements;

namespace Pipeline.Core.Stories.Rules;

/// <summary>A number that an article says of all that its event hit in one way.</summary>
/// <param name="Statement">Index of the statement that says it.</param>
/// <param name="Figure">Key of its figure.</param>
/// <param name="Effect">What happened to them.</param>
/// <param name="Amount">How many victims: attackers that the text counts among them are taken off.</param>
/// <param name="Who">Who they are.</param>
/// <param name="Place">Where it stands.</param>
internal sealed record Total(int Statement, string Figure, VictimEffect Effect, Amount Amount, string Who, StatementPlace Place)
{
    /// <summary>The effect as the text calls it, where that is another word for it.</summary>
    public VictimEffect? Word { get; init; }

    /// <summary>Whether they are suspected or confirmed cases; null where nothing tells.</summary>
    public CaseStatus? Status { get; init; }

    /// <summary>What it rests on.</summary>
    public Basis Basis { get; init; }

    /// <summary>Attackers that were hit too; null when the text does not tell them apart.</summary>
    public int? Attackers { get; init; }

    /// <summary>Whether a revision cue stands by it.</summary>
    public bool IsRevision { get; init; }

    /// <summary>Whether the statement itself says the number; otherwise it follows from it.</summary>
    public bool IsSaid { get; init; } = true;

    /// <summary>Whether it is a part of what was hit and holds only where no other total of its effect is stated: "one fatally".</summary>
    public bool IsOfHit { get; init; }

    /// <summary>Whether it stands where the news stands.</summary>
    public bool IsInTitleOrLead => Place != StatementPlace.Body;
}
