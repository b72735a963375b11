using System.Collections.Frozen;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Reading.Anchors;

/// <summary>Who the bearer of a name is to what happened.</summary>
internal enum Party
{
    /// <summary>Held to have done it.</summary>
    Suspect,

    /// <summary>Hit by it.</summary>
    Victim,
}

/// <summary>Tells suspects and victims by the words beside their names (<c>party-words.tsv</c>).</summary>
internal static class PartyReader
{
    // Tokens between a name and what is said of its bearer: ", 31, of Dayton, Ohio, was later".
    private const int Farthest = 9;

    private static readonly FrozenDictionary<string, Sign[]> Signs = EmbeddedTable.Rows("party-words.tsv", 3)
        .SelectMany(row => EmbeddedTable.Words(row[2]), (row, word) => (word, sign: new Sign(
            EmbeddedTable.Value<Party>("party-words.tsv", row[0]), EmbeddedTable.Value<Standing>("party-words.tsv", row[1]))))
        .GroupBy(pair => pair.word, pair => pair.sign, StringComparer.Ordinal)
        .ToFrozenDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    private enum Standing
    {
        Noun,
        Done,
        Said,
    }

    private readonly record struct Sign(Party Party, Standing Standing);

    /// <summary>What the words beside the name in [first, end) say of its bearer; null when they say nothing.</summary>
    public static Party? Of(TokenizedArticle reading, TokenizedArticle.Sentence sentence, int first, int end) =>
        Before(reading, sentence, first) ?? After(reading, sentence, end);

    /// <summary>"the suspect, Carl Brown", "The gunman was named as Carl Brown", "officers arrested Carl Brown".</summary>
    private static Party? Before(TokenizedArticle reading, TokenizedArticle.Sentence sentence, int first)
    {
        for (var i = first - 1; i >= Math.Max(sentence.FirstToken, first - Farthest); i--)
        {
            foreach (var sign in Signs.GetValueOrDefault(reading.Word(i), []))
            {
                if (sign.Standing == Standing.Noun || sign.Standing == Standing.Done && i == first - 1 && !IsPassive(reading, sentence, i))
                {
                    return sign.Party;
                }
            }

            if (!IsLink(reading, i))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>"Carl Brown, 31, was arrested", "Kevin Marsh is accused of".</summary>
    private static Party? After(TokenizedArticle reading, TokenizedArticle.Sentence sentence, int end)
    {
        var hasVerb = false;
        for (var i = end; i < Math.Min(sentence.EndToken, end + Farthest); i++)
        {
            var word = Lexicon.Find(reading.Word(i));
            foreach (var sign in Signs.GetValueOrDefault(reading.Word(i), []))
            {
                if (sign.Standing == Standing.Done && hasVerb || sign.Standing == Standing.Said)
                {
                    return sign.Party;
                }
            }

            hasVerb |= word.Is(WordClass.Be | WordClass.Have);
            var isAttribute = !hasVerb
                && (word.Is(WordClass.Determiner | WordClass.Preposition) || word.Person is not null || char.IsUpper(reading.Raw(i)[0]));
            if (!isAttribute && !word.Is(WordClass.Be | WordClass.Have | WordClass.Adverb | WordClass.Time) && !IsAgeOrComma(reading, i))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Whether the token may stand between a noun and the name that it is for.</summary>
    private static bool IsLink(TokenizedArticle reading, int token)
    {
        var word = Lexicon.Find(reading.Word(token));
        return word.Is(WordClass.Be | WordClass.Have | WordClass.Adverb | WordClass.Determiner | WordClass.Time) || word.Person is not null
            || word.Is(WordSet.NamingWord) || IsAgeOrComma(reading, token);
    }

    private static bool IsAgeOrComma(TokenizedArticle reading, int token) =>
        reading.Word(token) is "," or "-" or ":" or "year" or "old" || char.IsAsciiDigit(reading.Word(token)[0]);

    private static bool IsPassive(TokenizedArticle reading, TokenizedArticle.Sentence sentence, int verb) =>
        verb > sentence.FirstToken && Lexicon.Find(reading.Word(verb - 1)).Is(WordClass.Be);
}
