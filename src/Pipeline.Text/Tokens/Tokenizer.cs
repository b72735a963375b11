using System.Buffers;
using System.Globalization;
using Pipeline.Text.Words;

namespace Pipeline.Text.Tokens;

/// <summary>Cuts English text into words, numbers and marks without losing a position.</summary>
/// <remarks>
/// Follows the Penn Treebank's conventions where they serve extraction: possessive <c>'s</c> and contracted <c>n't</c>, <c>'re</c>,
/// <c>'ve</c>, <c>'ll</c>, <c>'d</c>, <c>'m</c> are tokens of their own, abbreviations and initials keep their period, hyphens between
/// letters are tokens of their own ("London-based" is three), and a number keeps its separators ("1,400", "3.5"). White space
/// belongs to no token; every other character belongs to exactly one, lone surrogates included. Time is linear in the text's length.
/// </remarks>
public static class Tokenizer
{
    // An article of 5 KB has about 1,000 tokens: one token in five characters is a little more than English has.
    private const int CharactersPerToken = 5;

    /// <summary>The tokens of <paramref name="text"/> in order.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    public static IReadOnlyList<Token> Tokenize(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Cut(text);
    }

    /// <summary>The tokens of <paramref name="text"/> in order.</summary>
    internal static Token[] Cut(string text)
    {
        var tokens = ArrayPool<Token>.Shared.Rent(text.Length / CharactersPerToken + 16);
        var count = 0;
        for (var i = 0; i < text.Length;)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                i++;
                continue;
            }

            // A word may be three tokens: its stem, a contracted ending, a period.
            if (count + 3 > tokens.Length)
            {
                var larger = ArrayPool<Token>.Shared.Rent(tokens.Length * 2);
                tokens.AsSpan(0, count).CopyTo(larger);
                ArrayPool<Token>.Shared.Return(tokens);
                tokens = larger;
            }

            i = char.IsLetter(text[i]) ? AddWord(text, i, tokens, ref count)
                : char.IsDigit(text[i]) ? AddNumber(text, i, tokens, ref count)
                : AddMark(text, i, tokens, ref count);
        }

        var exact = tokens.AsSpan(0, count).ToArray();
        ArrayPool<Token>.Shared.Return(tokens);
        return exact;
    }

    /// <summary>Whether <paramref name="word"/>, given with its final period, is an abbreviation whose period is its own.</summary>
    public static bool IsAbbreviation(ReadOnlySpan<char> word) =>
        IsTitle(word) || SentenceWords.Is(word, SentenceWordClass.OtherAbbreviation) || IsInitials(word);

    /// <summary>Whether <paramref name="word"/>, given with its final period, only stands before a name or figure:
    /// "Mr.", "Gen.", "No.".</summary>
    internal static bool IsTitle(ReadOnlySpan<char> word) => SentenceWords.Is(word, SentenceWordClass.TitleAbbreviation);

    /// <summary>Adds the word that begins at <paramref name="start"/>; the index after it.</summary>
    private static int AddWord(string text, int start, Token[] tokens, ref int count)
    {
        var end = EndOfInitials(text, start);
        if (end == start)
        {
            end = EndOfWord(text, start);
        }

        var stop = end;
        if (text[end - 1] == '.' && !IsAbbreviation(text.AsSpan(start, end - start)))
        {
            stop--;
        }

        var suffix = text[stop - 1] == '.' ? 0 : ContractionLength(text.AsSpan(start, stop - start));
        if (suffix > 0 && suffix < stop - start)
        {
            tokens[count++] = new Token(TextSpan.FromBounds(start, stop - suffix), TokenKind.Word);
            tokens[count++] = new Token(new TextSpan(stop - suffix, suffix), TokenKind.Word);
        }
        else
        {
            tokens[count++] = new Token(TextSpan.FromBounds(start, stop), TokenKind.Word);
        }

        if (stop < end)
        {
            tokens[count++] = new Token(new TextSpan(stop, 1), TokenKind.Punctuation);
        }

        return end;
    }

    /// <summary>"U.S.", "a.m.": the index after two or more single letters, each with its period; the same index
    /// for anything else.</summary>
    private static int EndOfInitials(string text, int start)
    {
        var end = start;
        while (end + 1 < text.Length && text[end + 1] == '.' && char.IsLetter(text[end]))
        {
            end += 2;
        }

        return end - start >= 4 ? end : start;
    }

    /// <summary>The index after a word with its inner apostrophes, and its period if one single period follows.</summary>
    private static int EndOfWord(string text, int start)
    {
        var end = start + 1;
        while (end < text.Length && IsInsideWord(text[end]))
        {
            end++;
        }

        while (end + 1 < text.Length && text[end] is '\'' or '’' && char.IsLetter(text[end + 1]))
        {
            end += 2;
            while (end < text.Length && (char.IsLetter(text[end]) || IsCombining(text[end])))
            {
                end++;
            }
        }

        return end < text.Length && text[end] == '.' && (end + 1 == text.Length || text[end + 1] != '.') ? end + 1 : end;
    }

    private static bool IsInsideWord(char letter) =>
        char.IsAsciiLetterOrDigit(letter) || letter == '_'
        || letter >= 128 && (char.IsLetter(letter) || char.IsNumber(letter) || IsCombining(letter));

    private static bool IsCombining(char letter) =>
        letter >= 128 && char.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark
            or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;

    /// <summary>Adds the number that begins at <paramref name="start"/>; the index after it.</summary>
    /// <remarks>
    /// Ordinals, decades and short units stay with their number (10th, 1990s, 20m); other letters that touch it are a word of their own
    /// ("9mm"), and then the figures after the last separator are theirs.
    /// </remarks>
    private static int AddNumber(string text, int start, Token[] tokens, ref int count)
    {
        var end = start + 1;
        var separator = 0;
        while (end < text.Length)
        {
            if (char.IsDigit(text[end]))
            {
                end++;
            }
            else if (text[end] is '.' or ',' && end + 1 < text.Length && char.IsDigit(text[end + 1]))
            {
                separator = end;
                end += 2;
            }
            else
            {
                break;
            }
        }

        if (end < text.Length && char.IsLetter(text[end]))
        {
            var unit = UnitLength(text.AsSpan(end));
            end = unit > 0 ? end + unit : separator > 0 ? separator : end;
        }

        tokens[count++] = new Token(TextSpan.FromBounds(start, end), TokenKind.Number);
        return end;
    }

    /// <summary>Length of an ordinal's ending or a unit that no letter or digit follows; 0 when there is none.</summary>
    private static int UnitLength(ReadOnlySpan<char> rest)
    {
        var length = rest is ['s', 't', ..] or ['n', 'd', ..] or ['r', 'd', ..] or ['t', 'h', ..] or ['b', 'n', ..] or ['t', 'n', ..] ? 2
            : rest[0] is 's' or 'm' or 'k' ? 1 : 0;
        return length > 0 && (rest.Length == length || !char.IsLetterOrDigit(rest[length])) ? length : 0;
    }

    /// <summary>Adds what begins at <paramref name="start"/> and is neither word nor number; the index after it.</summary>
    private static int AddMark(string text, int start, Token[] tokens, ref int count)
    {
        var length = 1;
        var kind = TokenKind.Punctuation;
        var mark = text[start];
        if (mark == '.')
        {
            while (start + length < text.Length && text[start + length] == '.')
            {
                length++;
            }
        }
        else if (mark is '\'' or '’')
        {
            // A possessive or contraction after a mark is a word: "Users" 's.
            var ending = EndingLength(text.AsSpan(start + 1));
            length += ending;
            kind = ending > 0 ? TokenKind.Word : kind;
        }
        else if (char.IsHighSurrogate(mark) && start + 1 < text.Length && char.IsLowSurrogate(text[start + 1]))
        {
            length = 2;
        }

        tokens[count++] = new Token(new TextSpan(start, length), kind);
        return start + length;
    }

    /// <summary>Length of s, re, ve, ll, d or m where the word ends behind it; 0 when there is none.</summary>
    private static int EndingLength(ReadOnlySpan<char> rest)
    {
        var length = rest is ['r', 'e', ..] or ['v', 'e', ..] or ['l', 'l', ..] ? 2 : rest is ['s' or 'd' or 'm', ..] ? 1 : 0;
        return length > 0 && (rest.Length == length || !ContinuesWord(rest[length])) ? length : 0;
    }

    /// <summary>What regular expressions take for a part of a word (<c>\w</c>, and the joiners of Unicode).</summary>
    private static bool ContinuesWord(char letter) => letter < 128
        ? char.IsAsciiLetterOrDigit(letter) || letter == '_'
        : letter is '\u200c' or '\u200d' || char.GetUnicodeCategory(letter) is UnicodeCategory.UppercaseLetter
            or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter
            or UnicodeCategory.OtherLetter or UnicodeCategory.NonSpacingMark
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation;

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
}
