using Pipeline.Core.Reading.Phrases;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Reading.Words;

namespace Pipeline.Core.Reading.Factuality;

/// <summary>Tells what is long past from what belongs to the story.</summary>
internal sealed class HistoryReader(AnnotatedText text)
{
    // An article of January still tells December's story.
    private const int YearsOfStory = 1;

    private readonly int storyYear = StoryYear.Of(text.Article);

    /// <summary>"In 1994, 800,000 were killed" under a later date, "three months ago", "last year's outbreak", "months after 44 people were
    /// killed", "every year"; "since 2011" still belongs to the story.</summary>
    public bool IsHistory(TokenizedArticle.Sentence sentence, int token)
    {
        var end = Math.Min(sentence.EndToken, token + 20);
        for (var i = Math.Max(sentence.FirstToken + 1, token - 25); i < end; i++)
        {
            var isHistory = text.Word(i) switch
            {
                "ago" => text.Is(i - 1, WordSet.AgoPeriod),
                "year" => text.Is(i - 1, WordSet.RecurringYear) && token - i < 12,
                "annually" => true,
                "earlier" => text.Is(i - 1, WordSet.EarlierPeriod),
                "years" => i - 2 >= sentence.FirstToken && !text.Is(i - 1, WordSet.RecentYears)
                    && text.Is(i - 2, WordSet.PastSpan),
                "decades" => text.Is(i - 1, WordSet.DecadeCount),
                "decade" => text.Is(i - 1, WordSet.DecadePointer),
                "after" => i < token && token - i < 10 && text.Is(i - 1, WordSet.AfterPeriod),
                "far" => IsStatistic(token) && i + 2 < end
                    && text.Word(i - 1) == "so" && text.Word(i + 1) == "this" && text.Word(i + 2) == "year",
                "this" => text.Is(token, WordSet.AssaultVerb) && i + 1 < end && text.Word(i + 1) == "year",
                "since" => text.Is(token, WordSet.AssaultVerb) && i + 1 < end && text.Is(i + 1, WordClass.Time)
                    && text.Word(token - 1) == "been",
                _ => StoryYear.At(text.Article, i) is { } year && year < storyYear - YearsOfStory && text.Word(i - 1) is not "since",
            };
            if (isHistory)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the word is one whose total of a year is background to the story of a day.</summary>
    private bool IsStatistic(int token) => text.Is(token, WordSet.StatisticVerb);
}
