using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Novelty;
using Pipeline.Core.Stories;
using Pipeline.Core.Stories.State;
using Pipeline.Core.Watches;

namespace Pipeline.Core.Alerts;

/// <summary>Makes the alert of one article out of the decisions on its facts. Pure.</summary>
internal static class AlertComposer
{
    /// <summary>The alert, or null when nothing is told.</summary>
    /// <param name="decision">What the article means for its watch.</param>
    /// <param name="article">The article.</param>
    /// <param name="settings">The watch's settings: title, and which destinations.</param>
    /// <param name="destinations">The configured destinations, in order.</param>
    /// <param name="now">The time of the decision, UTC.</param>
    public static Alert? Compose(
        NoveltyDecision decision, Article article, WatchSettings settings, IReadOnlyList<Destination> destinations, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(decision);
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(destinations);
        if (decision.AlertId is not { } id)
        {
            return null;
        }

        var watch = decision.Knowledge.Watch;
        var story = decision.Knowledge.Story;
        return new Alert
        {
            Id = id,
            Watch = watch,
            Title = settings.Title,
            Story = new AlertStoryName(watch, settings.Title ?? decision.Knowledge.Headline),
            Headline = Headline.Of(decision.News, PlaceOf(story, decision.News[0].Key)),
            Opened = decision.Opened ? true : null,
            RaisedAt = now,
            Article = AlertArticle.From(article),
            Facts = [.. decision.News.Select(item => AlertFact.From(
                item, decision.Facts[item.Statement].Fact, EventOf(story, item.Key), FactRecord.SourcesOf(item, decision.Knowledge)))],
            Deliveries =
            [
                .. destinations
                    .Where(destination => destination.Accepts(watch))
                    .Where(destination => settings.Destinations is null || settings.Destinations.Any(destination.IsCalled))
                    .Select(destination => new Delivery(destination.Name)),
                .. UnknownTo(destinations, settings).Select(name => new Delivery(name)),
            ],
        };
    }

    /// <summary>Destinations that the watch names and this process does not know: their deliveries wait for one, so that nothing is told to
    /// nobody.</summary>
    private static IEnumerable<string> UnknownTo(IReadOnlyList<Destination> destinations, WatchSettings settings) =>
        (settings.Destinations ?? []).Distinct(StringComparer.OrdinalIgnoreCase)
            .Where(name => !destinations.Any(known => known.IsCalled(name)));

    /// <summary>The event that a figure is of; for other news the home event.</summary>
    private static AlertEvent? EventOf(StoryState story, string key) =>
        IdOf(key) is var id && story.Events.TryGetValue(id, out var known) ? AlertEvent.Of(id, known) : null;

    /// <summary>Where that was: a claim that names no place is about what was hit.</summary>
    private static string? PlaceOf(StoryState story, string key) => story.Events.GetValueOrDefault(IdOf(key)) switch
    {
        { Place: null, ClaimOn: { } about } => story.Events.GetValueOrDefault(about)?.Place,
        var known => known?.Place,
    };

    private static string IdOf(string key) => Subject.Parse(key)?.Event ?? StoryEvent.Home;
}
