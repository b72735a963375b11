using System.Collections.Frozen;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Tables;
using Pipeline.Text.Places;

namespace Pipeline.Core.Reading.Anchors;

/// <summary>Finds the names of ships, flights and platforms by the words beside them (<c>thing-words.tsv</c>).</summary>
internal static class ThingReader
{
    private const int LongestName = 4;

    private static readonly FrozenDictionary<string, Standing> Words = EmbeddedTable.KindRows<Standing>("thing-words.tsv", 2)
        .SelectMany(row => EmbeddedTable.Words(row.Cells[1]), (row, word) => KeyValuePair.Create(word, row.Kind))
        .ToFrozenDictionary(StringComparer.Ordinal);

    private enum Standing
    {
        Prefix,
        Either,
        After,
        Number,
        Between,
    }

    /// <summary>The names in the sentence, in text order.</summary>
    /// <param name="reading">The article.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="places">Its places: "the Greek tanker" is a tanker of no name.</param>
    public static IEnumerable<string> In(
        TokenizedArticle reading, TokenizedArticle.Sentence sentence, IReadOnlyList<PlaceMention> places)
    {
        var names = new List<string>();
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (Words.TryGetValue(reading.Word(i), out var standing)
                && Name(reading, sentence, places, i, standing) is { } name && !names.Contains(name))
            {
                names.Add(name);
            }
        }

        return names;
    }

    private static string? Name(
        TokenizedArticle reading, TokenizedArticle.Sentence sentence, IReadOnlyList<PlaceMention> places, int word, Standing standing) =>
        standing switch
        {
            Standing.Prefix => char.IsUpper(reading.Raw(word)[^1]) && End(reading, sentence, word + 1) is var end && end > word + 1
                ? Text(reading, word, end)
                : null,
            Standing.Number => Number(reading, sentence, word),
            Standing.Either => Following(reading, sentence, word) ?? Preceding(reading, sentence, places, word),
            Standing.After => Preceding(reading, sentence, places, word),
            _ => null,
        };

    /// <summary>"flight MH17", "Flight 370", "flight AZ 608".</summary>
    private static string? Number(TokenizedArticle reading, TokenizedArticle.Sentence sentence, int word)
    {
        for (var i = word + 1; i < Math.Min(sentence.EndToken, word + 3); i++)
        {
            if (char.IsAsciiDigit(reading.Raw(i)[^1]))
            {
                return Text(reading, word, i + 1);
            }

            if (!IsCapitals(reading, i))
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>"the tanker Sounion", "the ferry 'Sea Dawn'".</summary>
    private static string? Following(TokenizedArticle reading, TokenizedArticle.Sentence sentence, int word)
    {
        var first = word + 1;
        if (first < sentence.EndToken && IsQuote(reading, first))
        {
            first++;
        }

        // A prefix is a name's own beginning, and is met by itself.
        var end = first < sentence.EndToken && Words.ContainsKey(reading.Word(first)) ? first : End(reading, sentence, first);
        return end > first ? Text(reading, first, end) : null;
    }

    /// <summary>"the Costa Concordia cruise ship"; a name that begins the sentence stands behind an article there too.</summary>
    private static string? Preceding(
        TokenizedArticle reading, TokenizedArticle.Sentence sentence, IReadOnlyList<PlaceMention> places, int word)
    {
        var end = word;
        while (end > sentence.FirstToken && Words.GetValueOrDefault(reading.Word(end - 1)) == Standing.Between
            && !char.IsUpper(reading.Raw(end - 1)[0]))
        {
            end--;
        }

        if (end > sentence.FirstToken && IsQuote(reading, end - 1))
        {
            end--;
        }

        var first = end;
        while (first > sentence.FirstToken && end - first < LongestName && IsOfName(reading, first - 1)
            && !places.Any(place => place.FirstToken < first && place.EndToken >= first))
        {
            first--;
        }

        var isAfterArticle = first > sentence.FirstToken && (reading.Word(first - 1) == "the" || IsQuote(reading, first - 1));
        return first < end && isAfterArticle ? Text(reading, first, end) : null;
    }

    private static int End(TokenizedArticle reading, TokenizedArticle.Sentence sentence, int first)
    {
        var end = first;
        while (end < Math.Min(sentence.EndToken, first + LongestName)
            && (IsOfName(reading, end) || end > first && char.IsAsciiDigit(reading.Raw(end)[0])))
        {
            end++;
        }

        return end;
    }

    private static bool IsOfName(TokenizedArticle reading, int token) => char.IsUpper(reading.Raw(token)[0]) && reading.Word(token) != "the";

    private static bool IsCapitals(TokenizedArticle reading, int token)
    {
        var raw = reading.Raw(token);
        return raw.Length <= 3 && char.IsUpper(raw[0]) && char.IsUpper(raw[^1]);
    }

    private static bool IsQuote(TokenizedArticle reading, int token) => reading.Raw(token) is "'" or "\"" or "“" or "”" or "‘" or "’";

    private static string Text(TokenizedArticle reading, int first, int end) => reading.Span(first, end - 1).In(reading.Text);
}
