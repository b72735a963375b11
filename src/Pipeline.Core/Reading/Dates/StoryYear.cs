using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Dates;

/// <summary>The years that an article names, and the one that its story is of.</summary>
internal static class StoryYear
{
    /// <summary>The year that the article was published in, or else the latest that it names; 0 for none.</summary>
    public static int Of(TokenizedArticle reading) => reading.Article.PublishedAt?.Year ?? Latest(reading);

    /// <summary>The year that the token names.</summary>
    public static int? At(TokenizedArticle reading, int token)
    {
        var raw = reading.Raw(token);
        return raw.Length == 4 && raw[0] is '1' or '2' && int.TryParse(raw, out var year) && year is >= 1900 and <= 2099
            && !(token + 1 < reading.Tokens.Count && Lexicon.Find(reading.Word(token + 1)).Is(WordSet.StreetNumber)) ? year : null;
    }

    /// <summary>The latest year that the article names; 0 for none.</summary>
    public static int Latest(TokenizedArticle reading)
    {
        var latest = 0;
        for (var i = 1; i < reading.Tokens.Count; i++)
        {
            // Only years that the words beside them show to be years.
            if (At(reading, i) is { } year && Lexicon.Find(reading.Word(i - 1)) is var before
                && (before.Is(WordSet.YearOpener) || before.Is(WordClass.Month)))
            {
                latest = Math.Max(latest, year);
            }
        }

        return latest;
    }
}
