using System.Collections.Frozen;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Reading.Hits;

/// <summary>What words do where a text says that an organisation was hit; <c>hit-words.tsv</c> says it of each.</summary>
internal enum HitWord
{
    Attacker,
    Group,
    Called,
    Hit,
    Hack,
    Shut,
    Victim,
    Own,
    Cause,
    Noun,
    Compound,
    By,
    On,
    Into,
    OwnThing,
    Claim,
    LeakSite,
    AsVictim,
    Owned,
    Listing,
    Bombed,
    Bombing,
    Raider,
    Raided,
}

/// <summary>Finds such words, of which several may be one phrase.</summary>
internal static class HitWords
{
    private const string List = "hit-words.tsv";

    private static readonly FrozenDictionary<HitWord, FrozenDictionary<string, string[][]>> ByFirst = Phrases(static phrase => phrase[0]);
    private static readonly FrozenDictionary<HitWord, FrozenDictionary<string, string[][]>> ByLast = Phrases(static phrase => phrase[^1]);

    private static readonly FrozenSet<string> Signs = new[]
        {
            HitWord.Attacker, HitWord.Hit, HitWord.Hack, HitWord.Noun, HitWord.Compound, HitWord.Bombed, HitWord.Bombing, HitWord.Raided,
        }
        .SelectMany(kind => ByFirst[kind].Keys).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Breaks = Signs.Concat(
        new[] { HitWord.Shut, HitWord.Own, HitWord.Claim }.SelectMany(kind => ByFirst[kind].Keys)).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Groups =
        new[] { HitWord.Group, HitWord.Called }.SelectMany(kind => ByFirst[kind].Keys).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether words that begin so may say that an organisation was hit.</summary>
    public static bool IsSign(string word) => Signs.Contains(word);

    /// <summary>Whether words that begin so may be in no name.</summary>
    public static bool MayBreak(string word) => Breaks.Contains(word);

    /// <summary>Whether words that begin so may stand beside an attacker's name.</summary>
    public static bool MayName(string word) => Groups.Contains(word);

    /// <summary>Which words of a text, by their numbers, <paramref name="is"/> is true of; null where it is true of none. Most articles tell
    /// of no attack, and most sentences of those that do.</summary>
    public static bool[]? In(TokenizedArticle reading, Func<string, bool> @is)
    {
        bool[]? found = null;
        for (var word = 0; word < reading.Tokens.VocabularySize; word++)
        {
            if (@is(reading.Tokens.VocabularyWord(word)))
            {
                (found ??= new bool[reading.Tokens.VocabularySize])[word] = true;
            }
        }

        return found;
    }

    /// <summary>Whether the sentence has one of these words.</summary>
    public static bool IsIn(TokenizedArticle reading, TokenizedArticle.Sentence sentence, bool[] words)
    {
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (words[reading.Tokens.WordId(i)])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The index after the longest phrase of the kind that begins at the token, and ends by <paramref name="end"/>; 0 where none
    /// does.</summary>
    public static int EndAt(TokenizedArticle reading, int token, int end, HitWord kind)
    {
        foreach (var phrase in token < end ? ByFirst[kind].GetValueOrDefault(reading.Word(token), []) : [])
        {
            if (token + phrase.Length <= end && Matches(reading, token, phrase))
            {
                return token + phrase.Length;
            }
        }

        return 0;
    }

    /// <summary>Where the longest phrase of the kind begins that ends before <paramref name="end"/>; -1 where none does.</summary>
    public static int FirstBefore(TokenizedArticle reading, int first, int end, HitWord kind)
    {
        if (end <= first)
        {
            return -1;
        }

        foreach (var phrase in ByLast[kind].GetValueOrDefault(reading.Word(end - 1), []))
        {
            if (end - phrase.Length >= first && Matches(reading, end - phrase.Length, phrase))
            {
                return end - phrase.Length;
            }
        }

        return -1;
    }

    /// <summary>The first token in [<paramref name="first"/>, <paramref name="end"/>) at which a phrase of the kind begins; -1 where none
    /// does.</summary>
    public static int IndexOf(TokenizedArticle reading, int first, int end, HitWord kind)
    {
        for (var i = first; i < end; i++)
        {
            if (EndAt(reading, i, end, kind) > 0)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Whether a phrase of any of the kinds begins at the token, and ends by <paramref name="end"/>.</summary>
    public static bool IsAnyAt(TokenizedArticle reading, int token, int end, HitWord[] kinds)
    {
        foreach (var kind in kinds)
        {
            if (EndAt(reading, token, end, kind) > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a phrase of any of the kinds ends before <paramref name="end"/>.</summary>
    public static bool IsAnyBefore(TokenizedArticle reading, int first, int end, HitWord[] kinds)
    {
        foreach (var kind in kinds)
        {
            if (FirstBefore(reading, first, end, kind) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Matches(TokenizedArticle reading, int first, string[] phrase)
    {
        for (var i = 0; i < phrase.Length; i++)
        {
            if (reading.Word(first + i) != phrase[i])
            {
                return false;
            }
        }

        return true;
    }

    private static FrozenDictionary<HitWord, FrozenDictionary<string, string[][]>> Phrases(Func<string[], string> keyOf)
    {
        var kinds = Enum.GetValues<HitWord>();
        return kinds.Zip(NamedRows.Of(List, EmbeddedTable.Rows(List, 2), kinds)).ToFrozenDictionary(
            row => row.First,
            row => row.Second[1].Split('|').Select(EmbeddedTable.Words).GroupBy(keyOf)
                .ToFrozenDictionary(same => same.Key, same => same.OrderByDescending(phrase => phrase.Length).ToArray(), StringComparer.Ordinal));
    }
}
