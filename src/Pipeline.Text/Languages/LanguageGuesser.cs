using System.Buffers;
using Pipeline.Text.Tokens;
using Pipeline.Text.Words;

namespace Pipeline.Text.Languages;

/// <summary>Guesses the language of a text: by its script where one language owns it, otherwise by its most frequent short words
/// and the letters that few languages have.</summary>
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

    private static readonly (int First, int Last, string Language)[] Scripts =
    [
        (0x0370, 0x03FF, "el"), (0x0400, 0x052F, "ru"), (0x0530, 0x058F, "hy"), (0x0590, 0x05FF, "he"), (0x0600, 0x06FF, "ar"),
        (0x0900, 0x097F, "hi"), (0x0980, 0x09FF, "bn"), (0x0A00, 0x0A7F, "pa"), (0x0A80, 0x0AFF, "gu"), (0x0B80, 0x0BFF, "ta"),
        (0x0C00, 0x0C7F, "te"), (0x0C80, 0x0CFF, "kn"), (0x0D00, 0x0D7F, "ml"), (0x0D80, 0x0DFF, "si"), (0x0E00, 0x0E7F, "th"),
        (0x0E80, 0x0EFF, "lo"), (0x1000, 0x109F, "my"), (0x10A0, 0x10FF, "ka"), (0x1200, 0x137F, "am"), (0x1780, 0x17FF, "km"),
        (0x3040, 0x30FF, "ja"), (0x4E00, 0x9FFF, "zh"), (0xAC00, 0xD7AF, "ko"),
    ];

    // Letters that few languages of the Latin script have; a word with one counts like one of their short words.
    private static readonly (string Letters, string[] Languages)[] Letters =
    [
        ("ñ¿¡", ["es"]), ("ß", ["de"]), ("ãõ", ["pt"]), ("øæ", ["da", "no"]), ("łżźśąę", ["pl"]), ("řěů", ["cs"]), ("őű", ["hu"]),
        ("ğış", ["tr"]), ("țșă", ["ro"]), ("ơưạảấầẩậắằẵặẹếềểễệỉịọốồổỗộớờởỡợụủứừửữựỵỷỹ", ["vi"]), ("äö", ["fi", "de", "sv", "et"]),
        ("å", ["sv", "da", "no"]), ("þð", ["is"]), ("ėųį", ["lt"]), ("āēīūķļņ", ["lv"]), ("çêèœ", ["fr"]),
        ("ľĺŕ", ["sk"]), ("đ", ["hr", "vi"]),
    ];

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
                foreach (var (letters, codes) in Letters)
                {
                    if (letters.Contains(word[mark], StringComparison.Ordinal))
                    {
                        Count([.. codes.Select(code => languages.IndexOf(code))], hits, weights);
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
