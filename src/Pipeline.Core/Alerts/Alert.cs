using Pipeline.Core.Articles;

namespace Pipeline.Core.Alerts;

/// <summary>What one article brought that is new to its watch. Stored, sent to webhooks as <c>data</c>, printed by <c>alerts</c>.</summary>
public sealed record Alert
{
    /// <summary>Hash of the watch and of what is announced (<see cref="AlertComposer"/>): composing the same announcement again gives the
    /// same id. Lower-case hexadecimal; receivers may use it to drop a repeat.</summary>
    public required string Id { get; init; }

    /// <summary>The watch.</summary>
    public required string Watch { get; init; }

    /// <summary>What people call the story, when the watch's settings name it.</summary>
    public string? Title { get; init; }

    /// <summary>The story that the article belongs to; absent in alerts of earlier versions.</summary>
    public AlertStoryName? Story { get; init; }

    /// <summary>The news in a line: "Toll rises to 355 killed in Van, was 312"; absent in alerts of earlier versions.</summary>
    public string? Headline { get; init; }

    /// <summary>True for the first alert of a watch: the story opened.</summary>
    public bool? Opened { get; init; }

    /// <summary>When it was decided, UTC.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    /// <summary>When its article was dropped, UTC; absent in alerts of earlier versions.</summary>
    public DateTimeOffset? DroppedAt { get; init; }

    /// <summary>The article that brought it.</summary>
    public required AlertArticle Article { get; init; }

    /// <summary>The announced facts, most important first; alerts of earlier versions may have none.</summary>
    public required IReadOnlyList<AlertFact> Facts { get; init; }

    /// <summary>One entry per destination, in the order of the configuration.</summary>
    public required IReadOnlyList<Delivery> Deliveries { get; init; }

    /// <summary>The delivery to <paramref name="destination"/>, or null when the alert does not go there.</summary>
    public Delivery? DeliveryTo(string destination) =>
        Deliveries.FirstOrDefault(delivery => string.Equals(delivery.Destination, destination, StringComparison.Ordinal));

    /// <summary>This alert with <paramref name="delivery"/> in place of the one to the same destination.</summary>
    public Alert With(Delivery delivery) => this with
    {
        Deliveries = [.. Deliveries.Select(
            d => string.Equals(d.Destination, delivery.Destination, StringComparison.Ordinal) ? delivery : d)],
    };
}

/// <summary>What a story is called.</summary>
/// <param name="Id">What names it: the watch, where that is one story.</param>
/// <param name="Title">What people call it: the watch's title, else the headline that opened it; null when there is neither.</param>
public sealed record AlertStoryName(string Id, string? Title);

/// <summary>What an alert tells of its article.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Url">Link to the original.</param>
/// <param name="Publisher">Who published it.</param>
/// <param name="Author">Who wrote it.</param>
/// <param name="PublishedAt">When it was published, UTC.</param>
/// <param name="Source">The drop's name within the watch.</param>
public sealed record AlertArticle(
    string Id, string? Title, Uri? Url, string? Publisher, string? Author, DateTimeOffset? PublishedAt, string Source)
{
    /// <summary>The part of <paramref name="article"/> that alerts tell.</summary>
    public static AlertArticle From(Article article)
    {
        ArgumentNullException.ThrowIfNull(article);
        return new(
            article.Id, article.Title, article.Url, article.Publisher, article.Author,
            article.PublishedAt?.ToUniversalTime(), article.Source);
    }
}
