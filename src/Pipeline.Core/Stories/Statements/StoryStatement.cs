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
internal sealed record GroupStatement(string Label) : StoryStatement;
