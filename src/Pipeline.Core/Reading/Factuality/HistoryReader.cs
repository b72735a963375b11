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
    private bool IsStatistic(int token) => text.Word(token) is "shot" or "stabbed" or "killed" or "murdered" or "slain";
}
