using System.Text.RegularExpressions;
using Pipeline.Text.Tokens;

namespace Pipeline.Text.Tests.Tokens;

/// <summary>The tokenizer as one regular expression, which is easier to trust and too slow to use:
/// what <see cref="Tokenizer"/> must agree with.</summary>
internal static partial class PatternTokenizer
{
    private static readonly HashSet<string> Contractions = new(["s", "re", "ve", "ll", "d", "m"], StringComparer.OrdinalIgnoreCase);

    public static List<Token> Tokenize(string text)
    {
        var tokens = new List<Token>();
        foreach (Match match in Tokens().Matches(text))
        {
            Add(tokens, text, match.Index, match.Length);
        }

        return tokens;
    }

    private static void Add(List<Token> tokens, string text, int start, int length)
    {
        var word = text.Substring(start, length);
        if (!char.IsLetter(word[0]))
        {
            var kind = char.IsDigit(word[0]) ? TokenKind.Number
                : length > 1 && char.IsLetter(word[1]) ? TokenKind.Word
                : TokenKind.Punctuation;
            tokens.Add(new Token(new TextSpan(start, length), kind));
        }
        else if (word[^1] == '.' && !Tokenizer.IsAbbreviation(word))
        {
            Add(tokens, text, start, length - 1);
            tokens.Add(new Token(new TextSpan(start + length - 1, 1), TokenKind.Punctuation));
        }
        else
        {
            var ending = EndingOf(word);
            if (length > ending)
            {
                tokens.Add(new Token(new TextSpan(start, length - ending), TokenKind.Word));
            }

            if (ending > 0)
            {
                tokens.Add(new Token(new TextSpan(start + length - ending, ending), TokenKind.Word));
            }
        }
    }

    private static int EndingOf(string word)
    {
        var mark = word.LastIndexOfAny(['\'', '’']);
        if (mark <= 0)
        {
            return 0;
        }

        var ending = word[(mark + 1)..];
        return ending is "t" or "T" && word[mark - 1] is 'n' or 'N' ? 3 : Contractions.Contains(ending) ? ending.Length + 1 : 0;
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
    private static partial Regex Tokens();
}
