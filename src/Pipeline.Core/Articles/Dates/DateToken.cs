namespace Pipeline.Core.Articles.Dates;

/// <summary>What a token of a date is.</summary>
internal enum DateTokenKind
{
    /// <summary>A run of digits.</summary>
    Number,

    /// <summary>A run of letters, in lower case and without stops: "a.m." is <c>am</c>.</summary>
    Word,

    /// <summary>One character of any other kind.</summary>
    Mark,
}

/// <summary>One token of a date.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">Its text; digits are those of ASCII, whatever script they were written in.</param>
/// <param name="IsGlued">Whether no blank stands before it.</param>
internal readonly record struct DateToken(DateTokenKind Kind, string Text, bool IsGlued)
{
    /// <summary>The number; -1 for what is none, or is too long to be a part of a date.</summary>
    public int Value => Kind == DateTokenKind.Number && Text.Length <= 9
        ? int.Parse(Text, System.Globalization.CultureInfo.InvariantCulture)
        : -1;

    /// <summary>How many digits it has.</summary>
    public int Digits => Kind == DateTokenKind.Number ? Text.Length : 0;

    public bool IsMark(char mark) => Kind == DateTokenKind.Mark && Text[0] == mark;

    public bool IsSign => IsMark('+') || IsMark('-');
}
