namespace Pipeline.Core.Facts.Victims;

/// <summary>Tells reports from what is only possible, planned, denied or long past.</summary>
internal sealed class Factuality
{
    private static readonly Dictionary<string, (string[] Phrase, int Window)[]> Phrases = WordList.Read("factuality.tsv", 3)
        .Select(row => (Phrase: WordList.Words(row[2]), Window: row[1] == "clause" ? ClauseWindow : int.Parse(row[1])))
        .GroupBy(row => row.Phrase[0])
        .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    private const int ClauseWindow = 30;

    // An article of January still tells December's story.
    private const int YearsOfStory = 1;

    private readonly AnnotatedText text;
    private readonly int storyYear;

    public Factuality(AnnotatedText text)
    {
        this.text = text;
        storyYear = text.Reading.Article.PublishedAt?.Year ?? LatestYear(text.Reading);
    }

    /// <summary>Whether what the word at <paramref name="token"/> says is reported as having happened in this story.</summary>
    public bool IsReported(Reading.Sentence sentence, int token) => !IsDoubted(sentence, token) && !IsHistory(sentence, token);

    /// <summary>Whether a word before the token makes it hypothetical or denied.</summary>
    private bool IsDoubted(Reading.Sentence sentence, int token)
    {
        for (var i = token - 1; i >= Math.Max(sentence.FirstToken, token - ClauseWindow); i--)
        {
            var word = text.Word(i);
            if (word is ";" or ":" or "but" or "because" or "." or "?" or "”" || word == "," && token - i > 12)
            {
                return false;
            }

            if (!Phrases.TryGetValue(word, out var phrases))
            {
                continue;
            }

            foreach (var (phrase, window) in phrases)
            {
                if (token - i <= window + phrase.Length - 1 && Matches(phrase, i, token) && !IsFalseAlarm(phrase, i))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>"not only killed", "not clear who killed", "May 12" are no denials or doubts.</summary>
    private bool IsFalseAlarm(string[] phrase, int token) => phrase[0] switch
    {
        "not" => text.Word(token + 1) is "only" or "just",
        "may" => text.IsCapitalized(token),
        "will" => text.IsCapitalized(token),
        _ => false,
    };

    private bool Matches(string[] phrase, int first, int limit)
    {
        if (first + phrase.Length > limit)
        {
            return false;
        }

        for (var i = 0; i < phrase.Length; i++)
        {
            if (text.Word(first + i) != phrase[i])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>"In 1994, 800,000 were killed" under a later date; "since 2011" still belongs to the story.</summary>
    private bool IsHistory(Reading.Sentence sentence, int token)
    {
        var end = Math.Min(sentence.EndToken, token + 20);
        for (var i = Math.Max(sentence.FirstToken, token - 25); i < end; i++)
        {
            if (YearAt(text.Reading, i) is { } year && year < storyYear - YearsOfStory && i > sentence.FirstToken
                && text.Word(i - 1) is not "since"
                || text.Word(i) == "ago" && i > sentence.FirstToken && text.Word(i - 1) is "years" or "decades" or "decade" or "century")
            {
                return true;
            }
        }

        return false;
    }

    private static int? YearAt(Reading reading, int token)
    {
        var raw = reading.Raw(token);
        return raw.Length == 4 && raw[0] is '1' or '2' && int.TryParse(raw, out var year) && year is >= 1900 and <= 2099 ? year : null;
    }

    private static int LatestYear(Reading reading)
    {
        var latest = 0;
        for (var i = 1; i < reading.Tokens.Count; i++)
        {
            // Only years that the words beside them show to be years.
            if (YearAt(reading, i) is { } year && Lexicon.Find(reading.Word(i - 1)) is var before
                && (before.Is(WordClass.Month) || reading.Word(i - 1) is "in" or "," or "since" or "of"))
            {
                latest = Math.Max(latest, year);
            }
        }

        return latest;
    }
}
