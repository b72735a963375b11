using Pipeline.Core.Stories.State;

namespace Pipeline.Core.Stories.Rules;

/// <summary>What an article's time allows (R14): the order of a story is the order of publication.</summary>
internal static class Clock
{
    /// <summary>An article may open what nobody knew as long as it is no older than this beside the story's newest.</summary>
    public const int DaysToOpen = 7;

    /// <summary>Whether the article is too old to open a figure, a group or a country.</summary>
    public static bool IsTooOldToOpen(Deliberation desk) =>
        desk.Newest is { } newest && desk.Article.Published.To < newest.From.AddDays(-DaysToOpen);

    /// <summary>Whether the article is older than what the figure rests on, and so moves nothing.</summary>
    public static bool IsLate(Deliberation desk, Figure figure) =>
        figure.Restated is { } restated && desk.Article.Published.IsBefore(restated);

    /// <summary>Whether the article is surely newer than what the figure rests on: only then may it lower it.</summary>
    public static bool MayLower(Deliberation desk, Figure figure) =>
        figure.Restated is not { } restated || desk.Article.Published.IsAfter(restated);
}
