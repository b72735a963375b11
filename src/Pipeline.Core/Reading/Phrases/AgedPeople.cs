using System.Globalization;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Phrases;

/// <summary>Ages that stand for the people who have them: "a 3-year-old was shot", "two 15-year-olds".</summary>
internal static class AgedPeople
{
    private const int FirstTeen = 13;
    private const int FirstAdult = 18;

    private static readonly LexiconEntry[] One = [.. Nouns(isPlural: false)];
    private static readonly LexiconEntry[] Several = [.. Nouns(isPlural: true)];

    /// <summary>What "old" or "olds" is at the token; null where it is no noun.</summary>
    public static LexiconEntry? Of(AnnotatedText text, int token)
    {
        var word = text.Word(token);
        if (word is not ("old" or "olds") || token < 4 || text.Word(token - 2) != "year" || !text.IsHyphen(token - 1)
            || !text.IsHyphen(token - 3) || word == "old" && !IsEnd(text, token + 1))
        {
            return null;
        }

        var at = !int.TryParse(text.Article.Raw(token - 4), NumberStyles.None, CultureInfo.InvariantCulture, out var age) || age >= FirstAdult ? 2
            : age >= FirstTeen ? 1
            : 0;
        return word == "old" ? One[at] : Several[at];
    }

    /// <summary>Whether the phrase ends before the token: no noun and no name follows that the age would be of.</summary>
    private static bool IsEnd(AnnotatedText text, int token) => token >= text.Article.Tokens.Count
        || text.IsPunctuation(token) && !text.IsHyphen(token)
        || text.Entry(token).Person is null
            && (text.Is(token, WordClass.Closed) || text.Entry(token).Verbs.Count > 0 || text.IsVerbLike(token) || text.IsAdverb(token));

    private static IEnumerable<LexiconEntry> Nouns(bool isPlural) =>
        from plural in new[] { "children", "teenagers", GroupLabels.People }
        let kind = plural == GroupLabels.People ? PersonClass.Generic : PersonClass.Person
        select new LexiconEntry { Person = new PersonNoun(plural, kind, isPlural) };
}
