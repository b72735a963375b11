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

/// <summary>A fact of a kind that has no rules of its own: it is told once.</summary>
/// <param name="Key">What it is about.</param>
/// <param name="Said">What is said of that, in one way for equal statements.</param>
/// <param name="Label">How people read it.</param>
internal sealed record OtherStatement(string Key, string Said, string Label) : StoryStatement;
