using System.Globalization;
using System.Text;

namespace Pipeline.Core.Articles.Dates;

/// <summary>Cuts a date into numbers, words and marks, whatever script it is written in.</summary>
internal static class DateLexer
{
    private const char ZeroWidthNonJoiner = '\u200C';

    /// <summary>The tokens of <paramref name="text"/>, in order.</summary>
    public static List<DateToken> Tokens(string text)
    {
        var tokens = new List<DateToken>();
        var isGlued = false;
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            var character = Plain(text[at]);
            if (char.IsWhiteSpace(character) || IsUnseen(character))
            {
                isGlued &= IsUnseen(character);
                at++;
                continue;
            }

            if (Digit(text[at]) >= 0)
            {
                tokens.Add(new(DateTokenKind.Number, Number(text, ref at), isGlued));
            }
            else if (IsLetter(character))
            {
                tokens.Add(new(DateTokenKind.Word, Word(text, ref at), isGlued));
            }
            else
            {
                tokens.Add(new(DateTokenKind.Mark, character.ToString(), isGlued));
                at++;
            }

            isGlued = at > start;
        }

        return tokens;
    }

    /// <summary>A name as it is looked up: its words with a blank between them.</summary>
    public static string Key(string name) =>
        string.Join(' ', Tokens(name).Where(token => token.Kind == DateTokenKind.Word).Select(token => token.Text));

    /// <summary>Whether the script of this letter sets no blanks between words.</summary>
    public static bool IsWithoutBlanks(char letter) => letter is >= '\u0E00' and <= '\u0EFF' or >= '\u1000' and <= '\u109F'
        or >= '\u1780' and <= '\u17FF' or >= '\u2E80' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7AF';

    private static string Number(string text, ref int at)
    {
        var digits = new StringBuilder();
        for (; at < text.Length && Digit(text[at]) is var digit and >= 0; at++)
        {
            digits.Append((char)('0' + digit));
        }

        return digits.ToString();
    }

    // Stops and slashes belong to a word when letters go on behind them: "a.m.", "พ.ย.", "America/New_York".
    private static string Word(string text, ref int at)
    {
        var word = new StringBuilder();
        for (; at < text.Length; at++)
        {
            var character = Plain(text[at]);
            var goesOn = at + 1 < text.Length && IsLetter(Plain(text[at + 1]));
            if (IsLetter(character) && Digit(text[at]) < 0)
            {
                word.Append(char.ToLowerInvariant(character));
            }
            else if (goesOn && character is '/' or '_' or '\'' && word.Length > 0)
            {
                word.Append(character);
            }
            else if (!(character == '.' && goesOn) && !IsUnseen(character))
            {
                break;
            }
        }

        return word.ToString();
    }

    private static bool IsLetter(char character) => char.IsLetter(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsUnseen(char character) => character == ZeroWidthNonJoiner || Invisible.Characters.Contains(character);

    private static int Digit(char character) => char.IsAsciiDigit(character) ? character - '0'
        : char.IsDigit(character) ? CharUnicodeInfo.GetDecimalDigitValue(character)
        : -1;

    /// <summary>The character that others are forms of: full-width forms, dashes and apostrophes.</summary>
    private static char Plain(char character) => character switch
    {
        >= '\uFF01' and <= '\uFF5E' => (char)(character - 0xFEE0),
        '\u2212' or '\u2010' or '\u2011' => '-',
        '\u2019' or '\u02BC' => '\'',
        '、' or '،' => ',',
        '۔' or '。' => '.',
        _ => character,
    };
}
