using System.Text.RegularExpressions;

namespace Pipeline.Text;

/// <summary>Cuts English text into words, numbers and marks without losing a position.</summary>
/// <remarks>
/// Follows the Penn Treebank's conventions where they serve extraction: possessive <c>'s</c> and contracted <c>n't</c>, <c>'re</c>,
/// <c>'ve</c>, <c>'ll</c>, <c>'d</c>, <c>'m</c> are tokens of their own, abbreviations and initials keep their period, hyphens between
/// letters are tokens of their own ("London-based" is three), and a number keeps its separators ("1,400", "3.5"). White space
/// belongs to no token; every other character belongs to exactly one, lone surrogates included. Time is linear in the text's length.
/// </remarks>
public static partial class Tokenizer
{
    // Before a name: what follows belongs to the same sentence.
    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal)
    {
        "Mr.", "Mrs.", "Ms.", "Dr.", "Drs.", "Prof.", "Gen.", "Brig.", "Col.", "Maj.", "Capt.", "Lt.", "Sgt.", "Cpl.", "Pvt.", "Adm.", "Cmdr.",
        "Rev.", "Fr.", "Hon.", "Gov.", "Sen.", "Sens.", "Rep.", "Reps.", "Pres.", "Supt.", "Insp.", "Det.", "Messrs.", "Mme.", "Mlle.",
        "Sra.", "Engr.", "Atty.", "St.", "Ste.", "Mt.", "Ft.", "No.", "Nos.", "Vol.", "vs.", "v.", "approx.", "MR.", "MRS.", "DR.",
        "GEN.", "COL.", "LT.", "CAPT.", "SGT.", "SEN.", "REP.", "GOV.", "ST.",
    };

    // After a name or a figure: they may end a sentence as well.
    private static readonly HashSet<string> OtherAbbreviations = new(StringComparer.Ordinal)
    {
        "Sr.", "Jr.", "Inc.", "Corp.", "Ltd.", "Co.", "Cos.", "Bros.", "Jan.", "Feb.", "Mar.", "Apr.", "Jun.", "Jul.", "Aug.", "Sep.",
        "Sept.", "Oct.", "Nov.", "Dec.", "Mon.", "Tue.", "Tues.", "Wed.", "Thu.", "Thur.", "Thurs.", "Fri.", "etc.", "dept.", "Dept.",
        "est.", "fig.", "Fig.", "al.", "Ave.", "Blvd.", "Rd.", "Hwy.", "Ala.", "Ariz.", "Ark.", "Calif.", "Colo.", "Conn.", "Del.", "Fla.",
        "Ga.", "Ill.", "Ind.", "Kan.", "Ky.", "La.", "Md.", "Mass.", "Mich.", "Minn.", "Miss.", "Mo.", "Mont.", "Neb.", "Nev.", "Okla.",
        "Ore.", "Pa.", "Tenn.", "Tex.", "Va.", "Vt.", "Wash.", "Wis.", "Wyo.", "Ont.", "Que.", "Alta.", "Assn.", "Univ.", "Esq.",
    };

    /// <summary>The tokens of <paramref name="text"/> in order.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static IReadOnlyList<Token> Tokenize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tokens = new List<Token>(text.Length / 5);
        foreach (var match in TokenPattern().EnumerateMatches(text))
        {
            Add(tokens, text, match.Index, match.Length);
        }

        return tokens;
    }

    /// <summary>Whether <paramref name="word"/>, given with its final period, is an abbreviation whose period is its own.</summary>
    public static bool IsAbbreviation(ReadOnlySpan<char> word) =>
        IsTitle(word) || OtherAbbreviations.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) || IsInitials(word);

    /// <summary>Whether <paramref name="word"/>, given with its final period, only stands before a name or figure: "Mr.", "Gen.", "No.".</summary>
    internal static bool IsTitle(ReadOnlySpan<char> word) => Titles.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static void Add(List<Token> tokens, string text, int start, int length)
    {
        var first = text[start];
        if (char.IsDigit(first))
        {
            tokens.Add(new Token(new TextSpan(start, length), TokenKind.Number));
            return;
        }

        if (!char.IsLetter(first))
        {
            // Apostrophe forms ("'s", "’re") are words; any other single mark is punctuation.
            tokens.Add(new Token(new TextSpan(start, length), length > 1 && char.IsLetter(text[start + 1]) ? TokenKind.Word : TokenKind.Punctuation));
            return;
        }

        var word = text.AsSpan(start, length);
        if (word[^1] == '.' && !IsAbbreviation(word))
        {
            Add(tokens, text, start, length - 1);
            tokens.Add(new Token(new TextSpan(start + length - 1, 1), TokenKind.Punctuation));
            return;
        }

        var suffix = ContractionLength(word);
        if (suffix > 0 && suffix < length)
        {
            tokens.Add(new Token(new TextSpan(start, length - suffix), TokenKind.Word));
            tokens.Add(new Token(new TextSpan(start + length - suffix, suffix), TokenKind.Word));
            return;
        }

        tokens.Add(new Token(new TextSpan(start, length), TokenKind.Word));
    }

    /// <summary>Length of a contracted ending: 3 in "didn't" (n't), 2 in "users'" is 0 since the mark stands alone.</summary>
    private static int ContractionLength(ReadOnlySpan<char> word)
    {
        var mark = word.LastIndexOfAny('\'', '’');
        if (mark <= 0)
        {
            return 0;
        }

        var ending = word[(mark + 1)..];
        if (ending.Equals("t", StringComparison.OrdinalIgnoreCase) && char.ToLowerInvariant(word[mark - 1]) == 'n')
        {
            return ending.Length + 2;
        }

        return ending.Equals("s", StringComparison.OrdinalIgnoreCase) || ending.Equals("re", StringComparison.OrdinalIgnoreCase)
            || ending.Equals("ve", StringComparison.OrdinalIgnoreCase) || ending.Equals("ll", StringComparison.OrdinalIgnoreCase)
            || ending.Equals("d", StringComparison.OrdinalIgnoreCase) || ending.Equals("m", StringComparison.OrdinalIgnoreCase)
            ? ending.Length + 1
            : 0;
    }

    /// <summary>"U.S.", "J.", "a.m.": single letters, each with its period.</summary>
    private static bool IsInitials(ReadOnlySpan<char> word)
    {
        if (word.Length < 2 || word.Length % 2 != 0)
        {
            return false;
        }

        for (var i = 0; i < word.Length; i += 2)
        {
            if (!char.IsLetter(word[i]) || word[i + 1] != '.')
            {
                return false;
            }
        }

        // A single lower-case letter with a period is the end of a sentence ("vitamin a."), not an initial.
        return word.Length > 2 || char.IsUpper(word[0]);
    }

    [GeneratedRegex("""
        \d+(?:[.,]\d+)*(?:st|nd|rd|th|s|m|bn|k|tn)?(?![\p{L}\d])   # 1,400  3.5  10th  1990s  20m
        | \d+(?:[.,]\d+)*                                          # digits glued to letters: 9mm is 9 + mm
        | (?:\p{L}\.){2,}                                          # U.S.  a.m.
        | \p{L}[\p{L}\p{M}\p{N}_]*(?:['’]\p{L}[\p{L}\p{M}]*)*(?:\.(?!\.))?   # words with inner apostrophes, a period if one follows
        | ['’](?:s|re|ve|ll|d|m)\b                                 # a possessive after a mark: "Users" 's
        | \.{2,}                                                   # ellipsis
        | [\uD800-\uDBFF][\uDC00-\uDFFF]                           # a pair of surrogates is one mark
        | \S
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex TokenPattern();
}
