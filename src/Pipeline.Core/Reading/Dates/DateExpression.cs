using Pipeline.Core.Reading.Tokens;

namespace Pipeline.Core.Reading.Dates;

/// <summary>What a date expression says of what happened.</summary>
internal enum DateSense
{
    /// <summary>It happened then: "on Sunday", "in July 1989", "the 2001 attacks".</summary>
    Point,

    /// <summary>It is counted up over that time: "since January", "so far this year", "over the past five years".</summary>
    Period,
}

/// <summary>Words that say when, resolved as far as the text and its publication allow.</summary>
/// <param name="First">Index of the first token.</param>
/// <param name="End">Index after the last token.</param>
/// <param name="From">The first day that it can mean.</param>
/// <param name="To">The last one.</param>
/// <param name="Sense">What it says of what happened.</param>
internal readonly record struct DateExpression(int First, int End, DateOnly From, DateOnly To, DateSense Sense)
{
    /// <summary>Whether it stands in the sentence.</summary>
    public bool IsIn(TokenizedArticle.Sentence sentence) => First >= sentence.FirstToken && End <= sentence.EndToken;

    /// <summary>Days from the first through the last.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;
}
