namespace Pipeline.Text;

/// <summary>What a token is made of.</summary>
public enum TokenKind
{
    /// <summary>Letters, with inner apostrophes and abbreviating periods: "users", "U.S.", "Mr.".</summary>
    Word,

    /// <summary>Digits with separators: "1,400", "2.5", "10th".</summary>
    Number,

    /// <summary>One punctuation mark or symbol: ",", "–", "%".</summary>
    Punctuation,
}

/// <summary>One word, number or mark of a text.</summary>
/// <param name="Span">Where it stands, in UTF-16 code units.</param>
/// <param name="Kind">What it is made of.</param>
public readonly record struct Token(TextSpan Span, TokenKind Kind);
