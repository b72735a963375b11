using Pipeline.Core.Facts;
using Pipeline.Core.Stories.State;

namespace Pipeline.Core.Stories.Statements;

/// <summary>How a count moves its figure, other than by being its total.</summary>
internal enum Transition
{
    /// <summary>"third man dies", "claims a fifth victim": the number is the total (R25).</summary>
    Ordinal,

    /// <summary>"died of her injuries", "one of the wounded died" (R26).</summary>
    Death,

    /// <summary>"the last four were found alive", "all were freed" (R28).</summary>
    Return,
}

/// <summary>What a part is of: "one of the five people killed", "nine shot, one fatally".</summary>
/// <param name="Effect">What happened to the whole.</param>
/// <param name="Amount">How many they are.</param>
internal sealed record Whole(VictimEffect Effect, Amount Amount);

/// <summary>A number of people who were hit.</summary>
/// <param name="Effect">What happened to them.</param>
/// <param name="Amount">How many.</param>
/// <param name="Who">Who was counted, canonical lower-case plural.</param>
internal sealed record CountStatement(VictimEffect Effect, Amount Amount, string Who) : StoryStatement
{
    /// <summary>Which of the article's events it is of.</summary>
    public int Event { get; init; }

    /// <summary>The effect as the text calls it, where that is another word for it.</summary>
    public VictimEffect? Word { get; init; }

    /// <summary>Whether they are suspected or confirmed cases; null where the text does not tell.</summary>
    public CaseStatus? Status { get; init; }

    /// <summary>What of the event it counts.</summary>
    public CountScope Scope { get; init; }

    /// <summary>The attackers that the text names beside it; null when it names none.</summary>
    public Attackers? Attackers { get; init; }

    /// <summary>Whether those counted are the attackers themselves.</summary>
    public bool IsOfAttackers { get; init; }

    /// <summary>Whether its sentence or the title says that an earlier number is corrected.</summary>
    public bool IsRevision { get; init; }

    /// <summary>How it moves its figure; null for a plain number.</summary>
    public Transition? Transition { get; init; }

    /// <summary>What it is a part of, where the text says how many they are.</summary>
    public Whole? Whole { get; init; }

    /// <summary>Counts of one effect that the text joins, "two men and two women", have one number; null for a count by itself.</summary>
    public int? Enumeration { get; init; }

    /// <summary>Whether it says how many the event hit, and not how many of these were so or so.</summary>
    public bool IsOfFigure => Transition is not null || Scope is CountScope.Total or CountScope.Increment or CountScope.Superseded;

    /// <summary>Names of those who died, when it is a death.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
}
