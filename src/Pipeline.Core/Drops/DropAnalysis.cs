using System.Text.Json.Serialization;
using Pipeline.Core.Alerts;
using Pipeline.Core.Articles;
using Pipeline.Core.Novelty;
using Pipeline.Core.Stories;
using Pipeline.Text;
using Pipeline.Text.Analysis;

namespace Pipeline.Core.Drops;

/// <summary>Everything that was read in one drop: the document <c>analyses/{watch}/{name}.json</c>, and the receipt
/// that it was processed.</summary>
public sealed record DropAnalysis
{
    /// <summary>The drop's name in its container, as it was found: a drop at the root and one in the folder <c>inbox</c> share watch and
    /// name, and are two drops.</summary>
    public required string BlobName { get; init; }

    /// <summary>The watch.</summary>
    public required string Watch { get; init; }

    /// <summary>The drop's name within the watch.</summary>
    public required string Name { get; init; }

    /// <summary>The version of the drop that was read.</summary>
    [JsonPropertyName("etag")]
    public required string ETag { get; init; }

    /// <summary>When it was dropped, UTC.</summary>
    public required DateTimeOffset DroppedAt { get; init; }

    /// <summary>When it was processed, UTC.</summary>
    public required DateTimeOffset ProcessedAt { get; init; }

    /// <summary>Its articles, in the order of the drop.</summary>
    public required IReadOnlyList<ArticleAnalysis> Articles { get; init; }

    /// <summary>Parts of a feed or array that could not be read.</summary>
    public IReadOnlyList<Rejection>? Rejections { get; init; }
}

/// <summary>One article with what was read in it and what became of its facts.</summary>
public sealed record ArticleAnalysis
{
    /// <summary>The article's id.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands in the drop: the drop's name, with <c>#2</c> for the second article of a feed.</summary>
    public required string Source { get; init; }

    /// <summary>The headline.</summary>
    public string? Title { get; init; }

    /// <summary>Link to the original.</summary>
    public Uri? Url { get; init; }

    /// <summary>Who published it.</summary>
    public string? Publisher { get; init; }

    /// <summary>Who wrote it.</summary>
    public string? Author { get; init; }

    /// <summary>When it was published, UTC.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>ISO 639-1 code of its language.</summary>
    public required string Language { get; init; }

    /// <summary>The engine that analysed it.</summary>
    public required string Engine { get; init; }

    /// <summary>The text as it was analysed: offsets of evidence and entities point into it.</summary>
    public required string Body { get; init; }

    /// <summary>Named entities in text order.</summary>
    public required IReadOnlyList<RecordedEntity> Entities { get; init; }

    /// <summary>Salient phrases, best first.</summary>
    public required IReadOnlyList<string> KeyPhrases { get; init; }

    /// <summary>Its facts, and what became of each.</summary>
    public required IReadOnlyList<RecordedFact> Facts { get; init; }

    /// <summary>How many facts more it has than one article may bring; absent when it has none.</summary>
    public int? Beyond { get; init; }

    /// <summary>The alert it raised, if any.</summary>
    public string? AlertId { get; init; }

    /// <summary>Puts together what was read and decided.</summary>
    public static ArticleAnalysis From(Article article, TextAnalysis analysis, NoveltyDecision decision)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(analysis);
        ArgumentNullException.ThrowIfNull(decision);
        // A drop that is run again finds its own announcements in the ledger: they are still the article's.
        var earlier = decision.Facts.Select(fact => fact.Announced).Prepend(decision.Earlier).Append(decision.Knowledge.Opened)
            .FirstOrDefault(announced => string.Equals(announced?.ArticleId, article.Id, StringComparison.Ordinal));
        return new()
        {
            Id = article.Id,
            Source = article.Source,
            Title = article.Title,
            Url = article.Url,
            Publisher = article.Publisher,
            Author = article.Author,
            PublishedAt = article.PublishedAt?.ToUniversalTime(),
            Language = analysis.Language,
            Engine = analysis.Engine,
            Body = article.Body,
            Entities = [.. analysis.Entities.Select(
                e => new RecordedEntity(e.Text, e.Category, e.Span.Start, e.Span.Length, Math.Round(e.Confidence, 2)))],
            KeyPhrases = analysis.KeyPhrases,
            Facts = [.. decision.Facts.Select(fact => RecordedFact.From(fact, decision.AlertId))],
            Beyond = decision.Beyond > 0 ? decision.Beyond : null,
            AlertId = decision.AlertId ?? earlier?.AlertId,
        };
    }
}

/// <summary>An entity as it is stored.</summary>
/// <param name="Text">The words.</param>
/// <param name="Category">What it is, named as Azure AI Language names it.</param>
/// <param name="Offset">Where it begins in the body, in UTF-16 code units.</param>
/// <param name="Length">Its length in UTF-16 code units.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record RecordedEntity(string Text, EntityCategory Category, int Offset, int Length, double Confidence);

/// <summary>A fact with what became of it.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Suppressed">Why this run did not tell it, one of a closed list ("known", "held: muted"); absent when it did.</param>
/// <param name="KnownSince">Since when the watch knows it, UTC.</param>
/// <param name="AlertId">The alert that told it, this article's or an earlier one's.</param>
public sealed record RecordedFact(AlertFact Fact, Silence? Suppressed, DateTimeOffset? KnownSince, string? AlertId)
{
    /// <summary>The record of <paramref name="decision"/>, announced by <paramref name="alertId"/> if it is.</summary>
    public static RecordedFact From(FactDecision decision, string? alertId)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return new(
            AlertFact.From(decision.Fact, decision.Novelty, decision.Previous, decision.Key),
            decision.Silence,
            decision.KnownSince,
            decision.IsAnnounced ? alertId : decision.Announced?.AlertId);
    }
}

/// <summary>One line of <c>timeline/{watch}/{yyyy-MM-dd}.jsonl</c>: a processed article. A reader ignores a line whose article and drop it
/// has seen, since a run that is repeated after a crash writes its line again.</summary>
public sealed record TimelineLine
{
    /// <summary>When it was processed, UTC.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The article's id.</summary>
    public required string ArticleId { get; init; }

    /// <summary>The version of the drop.</summary>
    [JsonPropertyName("etag")]
    public required string ETag { get; init; }

    /// <summary>Where it stands in the drop.</summary>
    public required string Source { get; init; }

    /// <summary>The headline.</summary>
    public string? Title { get; init; }

    /// <summary>Link to the original.</summary>
    public Uri? Url { get; init; }

    /// <summary>Who published it.</summary>
    public string? Publisher { get; init; }

    /// <summary>When it was published, UTC.</summary>
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>ISO 639-1 code of its language.</summary>
    public required string Language { get; init; }

    /// <summary>Its facts, and what became of each.</summary>
    public required IReadOnlyList<RecordedFact> Facts { get; init; }

    /// <summary>The alert it raised, if any.</summary>
    public string? AlertId { get; init; }

    /// <summary>The line of <paramref name="article"/>.</summary>
    public static TimelineLine From(ArticleAnalysis article, string eTag, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new()
        {
            At = at,
            ArticleId = article.Id,
            ETag = eTag,
            Source = article.Source,
            Title = article.Title,
            Url = article.Url,
            Publisher = article.Publisher,
            PublishedAt = article.PublishedAt,
            Language = article.Language,
            Facts = article.Facts,
            AlertId = article.AlertId,
        };
    }
}
