using System.Globalization;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Victims;

/// <summary>Tells reports from what is only possible, planned, denied or long past.</summary>
internal sealed class Factuality
{
    private static readonly Dictionary<string, List<Sign>> Signs = Load();

    private const int ClauseWindow = 30;

    // An article of January still tells December's story.
    private const int YearsOfStory = 1;

    private readonly AnnotatedText text;
    private readonly int storyYear;

    public Factuality(AnnotatedText text)
    {
        this.text = text;
        storyYear = text.Article.Article.PublishedAt?.Year ?? LatestYear(text.Article);
    }

    /// <summary>Whether what the word at <paramref name="token"/> says is reported as having happened in this story.</summary>
    /// <remarks>What stands after "the" is presupposed: who denies a part in "the murder of two judges" does not deny the murder.</remarks>
    public bool IsReported(TokenizedArticle.Sentence sentence, int token) => DoubtOf(sentence, token) == Doubt.None && !IsHistory(sentence, token);

    /// <summary>The same for the effects that reports of diseases and data breaches hold likely:
    /// "26 students may have been infected".</summary>
    public bool IsReportedOrLikely(TokenizedArticle.Sentence sentence, int token) =>
        DoubtOf(sentence, token, mayHave: true) == Doubt.None && !IsHistory(sentence, token);

    /// <summary>Whether it was tried: "tried to kidnap the president".</summary>
    public bool IsAttempt(TokenizedArticle.Sentence sentence, int token) => DoubtOf(sentence, token) == Doubt.Attempt && !IsHistory(sentence, token);

    /// <summary>The same for an event that a noun names.</summary>
    public bool IsReportedEvent(TokenizedArticle.Sentence sentence, int noun)
    {
        var isDefinite = false;
        for (var i = noun - 1; i >= Math.Max(sentence.FirstToken, noun - 3); i--)
        {
            isDefinite |= text.Word(i) is "the" or "this" or "'s" or "his" or "her" or "their";
        }

        return DoubtOf(sentence, noun, isDefinite) == Doubt.None && !IsHistory(sentence, noun);
    }

    /// <summary>Words that put what follows them in doubt, within so many tokens.</summary>
    private sealed record Sign(string[] Phrase, int Window, Doubt Doubt);

    /// <summary>The signs by their first word.</summary>
    private static Dictionary<string, List<Sign>> Load()
    {
        var signs = new Dictionary<string, List<Sign>>(StringComparer.Ordinal);
        foreach (var row in WordList.Read("factuality.tsv", 3))
        {
            var phrase = WordList.Words(row[2]);
            var doubt = row[0] == "attempt" ? Doubt.Attempt
                : row[0] == "denied" || row[2] is "if" or "whether" ? Doubt.Denial
                : Doubt.Other;
            var sign = new Sign(phrase, row[1] == "clause" ? ClauseWindow : int.Parse(row[1], CultureInfo.InvariantCulture), doubt);
            (signs.TryGetValue(phrase[0], out var known) ? known : signs[phrase[0]] = []).Add(sign);
        }

        return signs;
    }

    private enum Doubt
    {
        None,
        Attempt,
        Denial,
        Other,
    }

    /// <summary>How a word before the token makes it hypothetical, denied or no more than tried.</summary>
    private Doubt DoubtOf(TokenizedArticle.Sentence sentence, int token, bool isPresupposed = false, bool mayHave = false)
    {
        var doubt = Doubt.None;
        for (var i = token - 1; i >= Math.Max(sentence.FirstToken, token - ClauseWindow); i--)
        {
            var word = text.Word(i);
            if (word is ";" or ":" or "but" or "because" or "." or "?" or "”" || word == "," && token - i > 12)
            {
                break;
            }

            if (!Signs.TryGetValue(word, out var signs) || mayHave && (word is "may" or "might" or "could") && i + 2 < token + 1
                && text.Word(i + 1) == "have" && (text.Word(i + 2) is "been" or "had"))
            {
                continue;
            }

            foreach (var (phrase, window, kind) in signs)
            {
                if (!(isPresupposed && kind == Doubt.Denial) && token - i <= window + phrase.Length - 1 && Matches(phrase, i, token)
                    && !IsFalseAlarm(phrase, i))
                {
                    doubt = kind > doubt ? kind : doubt;
                }
            }
        }

        return doubt;
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

    /// <summary>"In 1994, 800,000 were killed" under a later date, "three months ago", "last year's outbreak", "months after 44 people were
    /// killed", "every year"; "since 2011" still belongs to the story.</summary>
    private bool IsHistory(TokenizedArticle.Sentence sentence, int token)
    {
        var end = Math.Min(sentence.EndToken, token + 20);
        for (var i = Math.Max(sentence.FirstToken + 1, token - 25); i < end; i++)
        {
            var isHistory = text.Word(i) switch
            {
                "ago" => text.Word(i - 1) is "years" or "decades" or "decade" or "century" or "year" or "months",
                "year" => text.Word(i - 1) is "last" or "every" or "each" or "per" && token - i < 12,
                "annually" => true,
                "earlier" => text.Word(i - 1) is "years" or "months" or "year" or "decades",
                "years" => i - 2 >= sentence.FirstToken && text.Word(i - 1) is not ("the" or "several" or "few")
                    && text.Word(i - 2) is "past" or "last" or "over" or "during",
                "decades" => text.Word(i - 1) is "over" or "two" or "three" or "four" or "five" or "recent" or "past",
                "decade" => text.Word(i - 1) is "this" or "last" or "past",
                "after" => i < token && token - i < 10 && text.Word(i - 1) is "month" or "months" or "year" or "years",
                "far" => IsStatistic(token) && i + 2 < end
                    && text.Word(i - 1) == "so" && text.Word(i + 1) == "this" && text.Word(i + 2) == "year",
                "this" => text.Word(token) is "shot" or "stabbed" && i + 1 < end && text.Word(i + 1) == "year",
                "since" => text.Word(token) is "shot" or "stabbed" && i + 1 < end && text.Is(i + 1, WordClass.Time)
                    && text.Word(token - 1) == "been",
                _ => YearAt(text.Article, i) is { } year && year < storyYear - YearsOfStory && text.Word(i - 1) is not "since",
            };
            if (isHistory)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the word is one whose total of a year is background to the story of a day.</summary>
    private bool IsStatistic(int token) => text.Word(token) is "shot" or "stabbed" or "killed" or "murdered" or "slain";

    private static int? YearAt(TokenizedArticle reading, int token)
    {
        var raw = reading.Raw(token);
        return raw.Length == 4 && raw[0] is '1' or '2' && int.TryParse(raw, out var year) && year is >= 1900 and <= 2099 ? year : null;
    }

    private static int LatestYear(TokenizedArticle reading)
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
