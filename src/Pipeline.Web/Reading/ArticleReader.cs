using Microsoft.Extensions.Logging;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Core.Drops;
using Pipeline.Core.Watches;

namespace Pipeline.Web.Reading;

/// <summary>Reads articles as they were analysed, and sightings of facts. Thread-safe.</summary>
public sealed partial class ArticleReader(BlobDropArchive archive, BlobTimeline timelines, ILogger<ArticleReader> logger)
{
    /// <summary>Bytes of the timeline that one look for sightings reads at most.</summary>
    public const long SightingBudget = 4 * 1024 * 1024;

    private const int PhrasesKept = 1000;

    private readonly BoundedCache<IReadOnlyList<string>> phrases = new(PhrasesKept);

    /// <summary>The analysis of a drop; null when there is none.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="name">The drop's name within it.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<DropAnalysis?> FindAsync(string watch, string name, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(name) || watch is null
            || DropPath.ProblemWithWatch(watch) is not null || name.Length > BlobNames.MaxLength)
        {
            return null;
        }

        // A drop at the root and one in the folder of that name are both of the watch "inbox".
        return watch == DropPath.Inbox
            && await archive.LoadAnalysisAsync(name, cancellationToken) is { Watch: DropPath.Inbox } atRoot && atRoot.Name == name
                ? atRoot
                : await archive.LoadAnalysisAsync($"{watch}/{name}", cancellationToken);
    }

    /// <summary>The article at a place that facts and alerts give, <c>feed.xml#2</c> for the second one of a feed.</summary>
    /// <param name="watch">The watch.</param>
    /// <param name="source">The place.</param>
    /// <param name="articleId">Its id; null for whichever is there.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The article with its drop; null when the drop has changed since, or is gone.</returns>
    public async Task<(DropAnalysis Drop, ArticleAnalysis Article)?> FindArticleAsync(
        string watch, string source, string? articleId, CancellationToken cancellationToken)
    {
        foreach (var name in NamesOf(source))
        {
            if (await FindAsync(watch, name, cancellationToken) is { } drop
                && drop.Articles.FirstOrDefault(article =>
                    articleId is null ? article.Source == source : article.Id == articleId) is { } article)
            {
                return (drop, article);
            }
        }

        return null;
    }

    /// <summary>The same for what stands beside it: null also when the analysis can't be read, which must not cost the rest of a
    /// page.</summary>
    public async Task<(DropAnalysis Drop, ArticleAnalysis Article)?> TryFindArticleAsync(
        string watch, string source, string? articleId, CancellationToken cancellationToken)
    {
        try
        {
            return await FindArticleAsync(watch, source, articleId, cancellationToken);
        }
        catch (InvalidDataException exception)
        {
            LogUnreadable(watch, exception.Message);
            return null;
        }
    }

    /// <summary>Key phrases that the articles have in common, the most frequent first; each article is read once.</summary>
    public async Task<IReadOnlyList<string>> PhrasesAsync(
        string watch, IReadOnlyList<AlertArticle> articles, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var read = await Task.WhenAll(articles
            .DistinctBy(article => article.Id)
            .Select(article => PhrasesOfAsync(watch, article, cancellationToken)));
        return [.. read.SelectMany(found => found.Select((phrase, rank) => (Phrase: phrase, Weight: 1.0 / (rank + 3))))
            .GroupBy(entry => entry.Phrase, StringComparer.OrdinalIgnoreCase)
            .OrderByDescending(group => group.Sum(entry => entry.Weight)).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Take(limit).Select(group => group.First().Phrase)];
    }

    /// <summary>Articles that were processed, newest first.</summary>
    public Task<TimelinePage> TimelineAsync(string watch, TimelinePosition? before, int limit, CancellationToken cancellationToken) =>
        timelines.ReadBackAsync(watch, before, _ => true, limit, SightingBudget, cancellationToken);

    /// <summary>Sightings of a fact, newest first. A page may be empty though more follow: a long timeline is read in parts.</summary>
    public async Task<(IReadOnlyList<FactSighting> Sightings, TimelinePosition? Next)> SightingsAsync(
        string watch, string key, TimelinePosition? before, int limit, CancellationToken cancellationToken)
    {
        var page = await timelines.ReadBackAsync(
            watch, before, line => line.Facts.Any(fact => fact.Fact.Key == key), limit, SightingBudget, cancellationToken);
        return (
            [.. page.Lines.SelectMany(line =>
                line.Facts.Where(fact => fact.Fact.Key == key).Select(fact => FactSighting.From(line, fact)))],
            page.Next);
    }

    private static IEnumerable<string> NamesOf(string source)
    {
        yield return source;
        var hash = source.LastIndexOf('#');
        if (hash > 0 && hash < source.Length - 1 && source.AsSpan(hash + 1).IndexOfAnyExceptInRange('0', '9') < 0)
        {
            yield return source[..hash];
        }
    }

    private async Task<IReadOnlyList<string>> PhrasesOfAsync(string watch, AlertArticle article, CancellationToken cancellationToken)
    {
        var key = $"{watch}\n{article.Id}";
        if (phrases.Find(key) is { } known)
        {
            return known;
        }

        if (await TryFindArticleAsync(watch, article.Source, article.Id, cancellationToken) is not (_, var found))
        {
            return [];
        }

        phrases.Put(key, found.KeyPhrases);
        return found.KeyPhrases;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An article of {Watch} is not shown: {Problem}")]
    private partial void LogUnreadable(string watch, string problem);
}

/// <summary>An article that stated a fact, and what became of that.</summary>
public sealed record FactSighting
{
    /// <summary>When it was processed, UTC.</summary>
    public required DateTimeOffset SeenAt { get; init; }

    /// <summary>The article.</summary>
    public required AlertArticle Article { get; init; }

    /// <summary>The fact as it states it, with its evidence and what it replaced.</summary>
    public required RecordedFact Fact { get; init; }

    internal static FactSighting From(TimelineLine line, RecordedFact fact) => new()
    {
        SeenAt = line.At,
        Article = new AlertArticle(line.ArticleId, line.Title, line.Url, line.Publisher, Author: null, line.PublishedAt, line.Source),
        Fact = fact,
    };
}
