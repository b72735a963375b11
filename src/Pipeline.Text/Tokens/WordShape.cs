namespace Pipeline.Text.Tokens;

/// <summary>What a token looks like, whatever its letters are.</summary>
internal enum WordShape : byte
{
    Lower,
    Title,
    Capitals,
    OneCapital,
    Initial,
    Initials,
    Mixed,
    Number,
    ShortNumber,
    Year,
    Comma,
    Stop,
    Hyphen,
    Quote,
    OpenBracket,
    CloseBracket,
    OtherMark,
}

/// <summary>Tells the shape of a token.</summary>
internal static class WordShapes
{
    /// <summary>The shape of the token with these characters, in ordinary case.</summary>
    public static WordShape Of(ReadOnlySpan<char> raw, TokenKind kind) => kind switch
    {
        TokenKind.Number => raw.Length == 4 && raw[0] is '1' or '2' && char.IsAsciiDigit(raw[^1]) ? WordShape.Year
            : raw.Length <= 2 ? WordShape.ShortNumber : WordShape.Number,
        TokenKind.Punctuation => raw[0] switch
        {
            ',' => WordShape.Comma,
            '.' or '!' or '?' or '…' => WordShape.Stop,
            '-' or '–' or '—' => WordShape.Hyphen,
            '"' or '“' or '”' or '\'' or '‘' or '’' => WordShape.Quote,
            '(' or '[' => WordShape.OpenBracket,
            ')' or ']' => WordShape.CloseBracket,
            _ => WordShape.OtherMark,
        },
        _ => OfWord(raw),
    };

    private static WordShape OfWord(ReadOnlySpan<char> raw)
    {
        var capitals = 0;
        var small = 0;
        foreach (var letter in raw)
        {
            // By far most letters are ASCII, for which asking the Unicode tables takes longer than the rest.
            if (letter < 128 ? (uint)(letter - 'A') <= 'Z' - 'A' : char.IsUpper(letter))
            {
                capitals++;
            }
            else if (letter < 128 ? (uint)(letter - 'a') <= 'z' - 'a' : char.IsLetter(letter))
            {
                small++;
            }
        }

        if (capitals == 0)
        {
            return WordShape.Lower;
        }

        if (small == 0)
        {
            return raw[^1] == '.' ? raw.Length == 2 ? WordShape.Initial : WordShape.Initials
                : capitals == 1 ? WordShape.OneCapital : WordShape.Capitals;
        }

        return capitals == 1 && char.IsUpper(raw[0]) ? WordShape.Title : WordShape.Mixed;
    }
}
