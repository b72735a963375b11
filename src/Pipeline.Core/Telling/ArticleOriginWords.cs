using System.Globalization;
using Pipeline.Core.Alerts;

namespace Pipeline.Core.Telling;

/// <summary>Says where an article comes from.</summary>
internal static class ArticleOriginWords
{
    /// <summary>"Dawn · A. Reporter · 1 Nov 2019, 14:30 UTC · 4 independent sources"; may be empty.</summary>
    /// <param name="article">The article.</param>
    /// <param name="sources">How many sources state what it brought.</param>
    public static string Of(AlertArticle article, string? sources) => string.Join(" · ", new[]
    {
        DisplayText.Line(article.Publisher, 80),
        DisplayText.Line(article.Author, 80),
        article.PublishedAt is { } at ? TimeOf(at) : "",
        sources ?? "",
    }.Where(part => part.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase));

    /// <remarks>Midnight is what a date without an hour is read as.</remarks>
    private static string TimeOf(DateTimeOffset at)
    {
        var utc = at.UtcDateTime;
        return utc.ToString(utc.TimeOfDay == TimeSpan.Zero ? "d MMM yyyy" : "d MMM yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);
    }
}
