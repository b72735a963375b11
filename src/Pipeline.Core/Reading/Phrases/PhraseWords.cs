using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Phrases;

/// <summary>The words that noun phrases go on through, and how far a reader of them looks.</summary>
internal sealed class PhraseWords(AnnotatedText text)
{
    /// <summary>Tokens that one phrase may have.</summary>
    public const int LongestPhrase = 9;

    /// <summary>Phrases that one list may have.</summary>
    public const int MostPhrases = 12;

    /// <summary>A word that noun phrases go on through; a participle only inside ("two unarmed farmers").</summary>
    public bool IsPhraseWord(int token, bool inside)
    {
        if (text.Entry(token).Person is not null || text.IsHyphen(token) || inside && IsQuote(token) || IsHyphenated(token))
        {
            return true;
        }

        if (text.IsPunctuation(token) || text.Is(token, WordClass.Closed) || text.Article.Tokens[token].Kind == Text.TokenKind.Number
            && text.NumberOf(token) is not null)
        {
            return text.IsPossessive(token) && inside;
        }

        return inside || text.Entry(token).Verbs.Count == 0;
    }

    /// <summary>Whether the run of words ends in a person noun, or in a modifier that shares one: "government [and military
    /// officials]".</summary>
    public bool IsPeople(int start, int end)
    {
        if (text.Entry(end - 1).Person is not null)
        {
            return true;
        }

        return GroupLabels.IsModifier(text, end - 1, end) || end - 2 >= start && GroupLabels.IsModifier(text, end - 2, end);
    }

    /// <summary>A quotation mark of any form.</summary>
    public bool IsQuote(int token) => text.Is(token, WordSet.QuoteMark);

    /// <summary>A comma.</summary>
    public bool IsComma(int token) => text.Word(token) == ",";

    /// <summary>"year" and "old" in "26-year-old".</summary>
    private bool IsHyphenated(int token) =>
        token + 1 < text.Article.Tokens.Count && text.IsHyphen(token + 1) && text.NumberOf(token) is null || token > 0
            && text.IsHyphen(token - 1);
}
