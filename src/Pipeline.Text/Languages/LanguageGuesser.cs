using System.Buffers;
using Pipeline.Text.Data;
using Pipeline.Text.Tokens;
using Pipeline.Text.Words;

namespace Pipeline.Text.Languages;

/// <summary>Guesses the language of a text: by its script where one language owns it, otherwise by its most frequent short words
/// and the letters that few languages have (<c>scripts.tsv</c>, <c>languages.tsv</c>, <c>language-letters.tsv</c>).</summary>
/// <remarks>The start of the text is enough, so time is bounded. Close relatives (Croatian and Serbian, Indonesian and Malay) are not
/// told apart; the guess only decides what the embedded analyzer tries.</remarks>
internal static class LanguageGuesser
{
    /// <summary>"und": undetermined (ISO 639-2).</summary>
    public const string Unknown = "und";

    private const int Sample = 2_000;

    // Fewer words of a language than this in a hundred is a list, a table or another language.
    private const double LeastShare = 0.08;

    // "met" is Dutch and "al" Italian, but one or two such words make no long text Dutch or Italian.
    private const int LeastHits = 3;

    // A headline has few short words: two are enough when they are a good part of it.
    private const int LeastHitsOfHeadline = 2;
    private const int HeadlineWords = 14;
    private const double LeastShareOfHeadline = 0.2;

    private static readonly List<(int First, int Last, string Language)> Scripts = ReadScripts();
    private static readonly List<(string Letters, int[] Languages)> Letters = ReadLetters();

    private static readonly SearchValues<char> MarkedLetters = SearchValues.Create(string.Concat(Letters.Select(row => row.Letters)));

    /// <summary>ISO 639-1 code of the text's language, or <see cref="Unknown"/>.</summary>
    public static string Guess(TokenizedText tokens)
    {
        var text = tokens.Text;
        var byScript = new Dictionary<string, int>(StringComparer.Ordinal);
        var latin = 0;
        foreach (var letter in text.AsSpan(0, Math.Min(text.Length, Sample * 4)))
        {
            if (letter < 0x0250)
            {
                latin += char.IsLetter(letter) ? 1 : 0;
                continue;
            }

            foreach (var (first, last, language) in Scripts)
            {
                if (letter >= first && letter <= last)
                {
                    byScript[language] = byScript.GetValueOrDefault(language) + 1;
                    break;
                }
            }
        }

        var (script, letters) = byScript
            .OrderByDescending(pair => pair.Value)
            .ThenBy(pair => pair.Key, StringComparer.Ordinal)
            .FirstOrDefault();
        return letters > latin ? Refine(script, text, byScript) : GuessLatin(tokens);
    }

    /// <summary>Letters that only one of a script's languages has.</summary>
    private static string Refine(string script, string text, Dictionary<string, int> byScript) => script switch
    {
        "zh" when byScript.ContainsKey("ja") => "ja",
        "ru" when text.AsSpan().ContainsAny("іїєґ") => "uk",
        "ar" when text.AsSpan().ContainsAny("ٹڈڑے") => "ur",
        "ar" when text.AsSpan().ContainsAny("پچژگ") => "fa",
        _ => script,
    };

    private static string GuessLatin(TokenizedText tokens)
    {
        var languages = LanguageWords.Codes;
        Span<int> hits = stackalloc int[languages.Length];
        Span<double> weights = stackalloc double[languages.Length];
        hits.Clear();
        weights.Clear();
        var words = 0;
        for (var i = 0; i < Math.Min(tokens.Count, Sample); i++)
        {
            if (tokens[i].Kind != TokenKind.Word)
            {
                continue;
            }

            words++;
            var word = tokens.Word(i);
            // A letter by itself may be a variable, an initial or a list's mark as well as a word.
            if (word.Length == 1 && char.IsAscii(word[0]))
            {
                continue;
            }

            var lexeme = tokens.Lexeme(i);
            if (lexeme.Languages.Length > 0)
            {
                Count(lexeme.Languages, hits, weights);
            }
            else if (word.AsSpan(0, Math.Min(word.Length, 40)).IndexOfAny(MarkedLetters) is var mark and >= 0)
            {
                foreach (var (letters, owners) in Letters)
                {
                    if (letters.Contains(word[mark], StringComparison.Ordinal))
                    {
                        Count(owners, hits, weights);
                        break;
                    }
                }
            }
        }

        var best = 0;
        for (var language = 1; language < weights.Length; language++)
        {
            best = weights[language] > weights[best] ? language : best;
        }

        var isEnough = hits[best] >= LeastHits && hits[best] >= words * LeastShare
            || words <= HeadlineWords && hits[best] >= LeastHitsOfHeadline && hits[best] >= words * LeastShareOfHeadline;
        return isEnough ? languages[best] : Unknown;
    }

    private static List<(int First, int Last, string Language)> ReadScripts()
    {
        var scripts = new List<(int, int, string)>();
        foreach (var (language, letters) in DataFile.WordRows("scripts.tsv"))
        {
            scripts.Add((Convert.ToInt32(letters[0], 16), Convert.ToInt32(letters[1], 16), language));
        }

        return scripts;
    }

    private static List<(string Letters, int[] Languages)> ReadLetters()
    {
        var owned = new List<(string, int[])>();
        foreach (var (letters, languages) in DataFile.WordRows("language-letters.tsv"))
        {
            owned.Add((letters, Array.ConvertAll(languages, LanguageWords.NumberOf)));
        }

        return owned;
    }

    /// <summary>A word that several languages share says less for each of them.</summary>
    private static void Count(int[] languages, Span<int> hits, Span<double> weights)
    {
        var weight = 1 / Math.Sqrt(languages.Length);
        foreach (var language in languages)
        {
            hits[language]++;
            weights[language] += weight;
        }
    }
}
