using System.Globalization;
using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Text;

namespace Pipeline.Adapters.Webhooks;

/// <summary>Finds the words that state facts within the sentence that proves them.</summary>
/// <remarks>Evidence gives the offset of the words in the article's body and their length, but not where the sentence begins there. That one
/// unknown is found by trying: each place that lets the words of all facts of the sentence begin and end at word boundaries is a
/// candidate, and the one whose words look most like the facts' labels wins. When two do equally well nothing is marked: no mark is
/// better than a wrong one.</remarks>
internal static class StatingWords
{
    private static readonly HashSet<string> Numerals = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
        "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "dozen",
        "dozens", "score", "scores", "hundred", "hundreds", "thousand", "thousands", "million", "millions", "billion",
    };

    /// <summary>Per fact the span of its words in <paramref name="sentence"/>, or null where it can't be told.</summary>
    /// <param name="sentence">The sentence that all of <paramref name="facts"/> give as evidence.</param>
    /// <param name="facts">Facts of one article.</param>
    public static IReadOnlyList<TextSpan?> Locate(string sentence, IReadOnlyList<AlertFact> facts)
    {
        if (StartOf(sentence, facts) is { } start)
        {
            return [.. facts.Select(fact => (TextSpan?)new TextSpan(fact.Evidence.Offset - start, fact.Evidence.Length))];
        }

        // The same sentence may stand twice in an article, title and first line for example: then each fact has its own start.
        return facts.Count == 1
            ? [null]
            : [.. facts.Select(fact => StartOf(sentence, [fact]) is { } own ? (TextSpan?)new TextSpan(fact.Evidence.Offset - own, fact.Evidence.Length) : null)];
    }

    private static int? StartOf(string sentence, IReadOnlyList<AlertFact> facts)
    {
        if (facts.Any(fact => fact.Evidence.Length <= 0 || fact.Evidence.Offset < 0 || fact.Evidence.Length > sentence.Length))
        {
            return null;
        }

        var first = Math.Max(0, facts.Max(fact => fact.Evidence.Offset + fact.Evidence.Length) - sentence.Length);
        var last = facts.Min(fact => fact.Evidence.Offset);
        var (best, bestScore, isTie) = (0, 0, false);
        for (var start = first; start <= last; start++)
        {
            if (!facts.All(fact => IsWhole(sentence, fact.Evidence.Offset - start, fact.Evidence.Length)))
            {
                continue;
            }

            var score = facts.Sum(fact => Likeness(fact, sentence.AsSpan(fact.Evidence.Offset - start, fact.Evidence.Length)));
            if (score >= bestScore)
            {
                isTie = score == bestScore;
                (best, bestScore) = (start, score);
            }
        }

        return bestScore > 0 && !isTie ? best : null;
    }

    private static bool IsWhole(string sentence, int start, int length) =>
        !char.IsWhiteSpace(sentence[start]) && !char.IsWhiteSpace(sentence[start + length - 1])
        && (start == 0 || !IsInWord(sentence, start)) && (start + length == sentence.Length || !IsInWord(sentence, start + length));

    private static bool IsInWord(string sentence, int at) => char.IsLetterOrDigit(sentence[at - 1]) && char.IsLetterOrDigit(sentence[at]);

    private static int Likeness(AlertFact fact, ReadOnlySpan<char> words) => fact.Kind switch
    {
        FactKind.Count => LikenessOfCount(fact, words),
        FactKind.Country => LikenessOfName(fact.Label, words) + (words.Equals(fact.Code, StringComparison.Ordinal) ? 3 : 0),
        _ => LikenessOfName(fact.Label, words),
    };

    private static int LikenessOfCount(AlertFact fact, ReadOnlySpan<char> words)
    {
        var said = words.ToString();
        var score = fact.Who is { Length: > 0 } who && said.Contains(who.Split(' ')[^1], StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        if (fact.Value is { } value)
        {
            var plain = value.ToString(CultureInfo.InvariantCulture);
            var isDigits = said.Replace(",", "", StringComparison.Ordinal).Contains(plain, StringComparison.Ordinal);
            score += isDigits ? 4 : said.Split(' ', '-').Any(Numerals.Contains) || said.Any(char.IsAsciiDigit) ? 2 : 0;
        }

        return score;
    }

    /// <summary>How many of the name's words begin like a word of the text: "Bahrain" is like "Bahraini", "Mexico" like "Mexican".</summary>
    private static int LikenessOfName(string name, ReadOnlySpan<char> words)
    {
        var said = words.ToString();
        var score = said.Equals(name, StringComparison.OrdinalIgnoreCase) ? 3 : 0;
        var parts = said.Split([' ', '-', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in name.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var stem = word.AsSpan(0, Math.Min(word.Length, 4)).ToString();
            score += parts.Any(part => part.StartsWith(stem, StringComparison.OrdinalIgnoreCase)) ? 1 : 0;
        }

        var initials = string.Concat(name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word[0]));
        return score + (initials.Length > 1 && said.Replace(".", "", StringComparison.Ordinal).Equals(initials, StringComparison.OrdinalIgnoreCase) ? 2 : 0);
    }
}
