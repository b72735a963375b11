namespace Pipeline.Core.Articles.Readers;

/// <summary>Tells sentences from identifiers, addresses, lists of words and code.</summary>
internal static class Prose
{
    // "Two men died." is the least that a report says; a text of this length without a sentence is a table, a list or code.
    private const int LeastLetters = 24;

    private const int LeastWords = 5;

    private const double LeastShareOfLetters = 0.75;

    // Words of code and identifiers run on; German compounds do not come near.
    private const int LongWord = 40;

    private const int MostLongWordsOf = 20;

    /// <summary>Whether a text is made of sentences.</summary>
    public static bool IsSentences(string text)
    {
        var (letters, words, longWords, ends, run, marks) = (0, 0, 0, 0, 0, 0);
        for (var at = 0; at <= text.Length; at++)
        {
            var character = at < text.Length ? text[at] : ' ';
            if (char.IsWhiteSpace(character))
            {
                words += run > 0 ? 1 : 0;
                longWords += run > LongWord && !Dates.DateLexer.IsWithoutBlanks(text[at - 1]) ? 1 : 0;
                run = 0;
                continue;
            }

            run++;
            letters += char.IsLetter(character) || char.IsSurrogate(character) ? 1 : 0;
            marks += character is '{' or '}' or '<' or '>' or '=' or ';' or '\\' or '|' or '_' ? 1 : 0;
            ends += EndsSentence(text, at) ? 1 : 0;
        }

        var isWithoutBlanks = letters > 0 && text.Count(Dates.DateLexer.IsWithoutBlanks) * 2 > letters;
        return ends > 0 && longWords * MostLongWordsOf <= words && marks * 25 <= text.Length
            && (isWithoutBlanks ? letters >= LeastLetters / 2 : letters >= LeastLetters && words >= LeastWords)
            && letters >= (text.Length - text.Count(char.IsWhiteSpace)) * LeastShareOfLetters;
    }

    /// <summary>Whether a text is long and of words, so that leaving it out would lose something.</summary>
    public static bool IsLongText(string text) => text.Length >= 200 && text.Count(' ') * 12 >= text.Length
        && text.Count(char.IsLetter) >= text.Length * 0.6;

    private static bool EndsSentence(string text, int at) => text[at] switch
    {
        '。' or '！' or '？' or '।' or '۔' or '؟' or '።' => true,
        '.' or '!' or '?' or '…' => at > 1 && char.IsLetterOrDigit(text[at - 1])
            && (at + 1 == text.Length || char.IsWhiteSpace(text[at + 1]) || text[at + 1] is '"' or '”' or '’' or '\'' or ')' or '»' or ']'),
        _ => false,
    };
}
