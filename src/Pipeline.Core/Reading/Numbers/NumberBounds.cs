using Pipeline.Core.Facts;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;
using Pipeline.Core.Tables;

namespace Pipeline.Core.Reading.Numbers;

/// <summary>Reads the words around a number that bound it or make it an increment.</summary>
internal static class NumberBounds
{
    private const int LongestPhrase = 4;
    private const string FileName = "number-bounds.tsv";
    private const string Increment = "increment";

    // The bound of a phrase; null for an increment.
    private static readonly Dictionary<string, CountBound?> Before = Load("before");
    private static readonly Dictionary<string, CountBound?> After = Load("after");

    /// <summary>Extends [first, end) by bounding words; the innermost bound wins, an increment adds to it.</summary>
    public static (int First, int End, CountBound? Bound, bool IsIncrement) Read(
        TokenizedArticle reading, int first, int end, int start, int limit)
    {
        CountBound? bound = null;
        var increment = false;
        for (var steps = 0; steps < 2; steps++)
        {
            var (length, meaning) = Longest(reading, Before, first - 1, start, -1);
            if (length == 0 || IsPreposition(reading, first - 1, start))
            {
                break;
            }

            first -= length;
            Take(meaning, ref bound, ref increment);
        }

        var (after, afterMeaning) = Longest(reading, After, end, limit, 1);
        // "12 more than", and "two new cars" after a plain number, are decided by what is counted; "12 additional" is an increment.
        if (after > 0 && !(end + after < limit && reading.Word(end + after) == "than"))
        {
            end += after;
            Take(afterMeaning, ref bound, ref increment);
        }

        return (first, end, bound, increment);
    }

    /// <summary>Whether a bound stands at the token: the "-odd" of "twenty-odd".</summary>
    public static bool Follow(TokenizedArticle reading, int end, int limit) => Longest(reading, After, end, limit, 1).Length > 0;

    /// <summary>The "about" of "information about 12 users".</summary>
    private static bool IsPreposition(TokenizedArticle reading, int token, int start) => token > start && reading.Word(token) == "about"
        && Lexicon.Find(reading.Word(token - 1)).Is(WordSet.DataNoun);

    private static void Take(CountBound? meaning, ref CountBound? bound, ref bool increment)
    {
        increment |= meaning is null;
        bound ??= meaning;
    }

    /// <summary>The longest phrase that ends (step -1) or begins (step 1) at <paramref name="token"/>.</summary>
    private static (int Length, CountBound? Meaning) Longest(
        TokenizedArticle reading, Dictionary<string, CountBound?> phrases, int token, int edge, int step)
    {
        var (best, meaning) = (0, default(CountBound?));
        var phrase = "";
        for (var length = 1; length <= LongestPhrase; length++, token += step)
        {
            if (step < 0 ? token < edge : token >= edge)
            {
                break;
            }

            var word = reading.Word(token);
            phrase = length == 1 ? word : step < 0 ? $"{word} {phrase}" : $"{phrase} {word}";
            if (phrases.TryGetValue(phrase, out var found))
            {
                (best, meaning) = (length, found);
            }
        }

        return (best, meaning);
    }

    private static Dictionary<string, CountBound?> Load(string place) => EmbeddedTable.Rows(FileName, 3)
        .Where(row => row[0] == place)
        .ToDictionary(
            row => row[2],
            row => row[1] == Increment ? (CountBound?)null : EmbeddedTable.Value<CountBound>(FileName, row[1]),
            StringComparer.Ordinal);
}
