using Pipeline.Core.Reading.Tokens;

namespace Pipeline.Core.Reading.Dates;

/// <summary>The day that relative dates of an article count from.</summary>
/// <param name="Day">The day; where nothing tells it, the last day of the latest year that the text names.</param>
/// <param name="IsKnown">Whether the drop states its publication, or the text a whole date at its head.</param>
internal readonly record struct StoryDay(DateOnly Day, bool IsKnown)
{
    // A dateline stands in the first paragraph.
    private const int Head = 60;

    // A publication outside of these years is a mistake, and days before it could not be told.
    private const int FirstYear = 1500;
    private const int LastYear = 3000;

    // Without any year "two years ago" can still be told from "yesterday".
    private static readonly DateOnly Nowhere = new(2000, 12, 31);

    /// <summary>The day of an article.</summary>
    public static StoryDay Of(TokenizedArticle reading)
    {
        if (reading.Article.PublishedAt is { Year: >= FirstYear and <= LastYear } published)
        {
            return new StoryDay(DateOnly.FromDateTime(published.UtcDateTime), true);
        }

        DateOnly? dateline = null;
        for (var i = 0; i < Math.Min(Head, reading.Tokens.Count); i++)
        {
            if (DateForms.WholeDate(reading, i) is { } date && !(dateline > date.From))
            {
                dateline = date.From;
            }
        }

        return dateline is { } day ? new StoryDay(day, true)
            : StoryYear.Latest(reading) is > 0 and var latest ? new StoryDay(new DateOnly(latest, 12, 31), false)
            : new StoryDay(Nowhere, false);
    }
}
