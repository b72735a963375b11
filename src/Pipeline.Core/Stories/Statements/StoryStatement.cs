using Pipeline.Core.Facts;

namespace Pipeline.Core.Stories.Statements;

/// <summary>Where in an article something is stated.</summary>
internal enum StatementPlace
{
    Title,

    /// <summary>The first three sentences after the title.</summary>
    Lead,

    Body,
}

/// <summary>What one place of an article states.</summary>
internal abstract record StoryStatement
{
    /// <summary>Where it stands.</summary>
    public StatementPlace Place { get; init; } = StatementPlace.Lead;

    /// <summary>Number of its sentence in the article.</summary>
    public int Sentence { get; init; }

    /// <summary>Why it is about no victim of the story; null when it is about one (R24).</summary>
    public NoVictim? NoVictim { get; init; }

    /// <summary>Whether it counts or names nothing but a named organisation: "the utility Dale Water".</summary>
    public bool IsOfOrganization { get; init; }

    /// <summary>Whether it stands where the news stands.</summary>
    public bool IsInTitleOrLead => Place != StatementPlace.Body;
}

/// <summary>A group that was hit.</summary>
/// <param name="Label">Canonical lower-case plural.</param>
internal sealed record GroupStatement(string Label) : StoryStatement
{
    /// <summary>Whether the text speaks of several of them, or of one more than once.</summary>
    public bool IsOfSeveral { get; init; } = true;
}

/// <summary>A named organisation that was hit.</summary>
/// <param name="Organization">Its name.</param>
internal sealed record OrganizationStatement(string Organization) : StoryStatement
{
    /// <summary>Who did it; null where nobody is named.</summary>
    public string? Attacker { get; init; }

    /// <summary>Whether only the attacker says so.</summary>
    public bool IsClaim { get; init; }

    /// <summary>Whether the text speaks of it as known.</summary>
    public bool IsPresupposed { get; init; }

    /// <summary>Whether the text only calls a breach by its name.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Whether the attacker is known by nothing but its name.</summary>
    public bool IsByNameAlone { get; init; }

    /// <summary>Whether it was long before the article.</summary>
    public bool IsOld { get; init; }

    /// <summary>Whether a network was hit, and no building.</summary>
    public bool IsBreach { get; init; }

    /// <summary>What it is told under: a claim is a subject of its own.</summary>
    public string Key => EventKind.KeyOf(Organization, IsClaim);
}

/// <summary>A fact of a kind that has no rules of its own: it is told once.</summary>
/// <param name="Key">What it is about.</param>
/// <param name="Said">What is said of that, in one way for equal statements.</param>
/// <param name="Label">How people read it.</param>
internal sealed record OtherStatement(string Key, string Said, string Label) : StoryStatement;
