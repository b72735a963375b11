using Pipeline.Core.Alerts;
using Pipeline.Core.Drops;
using Pipeline.Web.Drawing;
using Pipeline.Web.Http;
using Pipeline.Web.Reading;

namespace Pipeline.Web.Pages;

/// <summary>What stands around a page.</summary>
/// <param name="Title">The page's title, plain text.</param>
/// <param name="Section">Which of the page's places in the navigation is current; null for none.</param>
/// <param name="Links">Addresses of other pages.</param>
/// <param name="Options">What the host can do.</param>
/// <param name="Feed">Address of a feed that tells of the same; null when there is none.</param>
public sealed record PageFrame(string Title, string? Section, Links Links, WebOptions Options, string? Feed = null);

/// <summary>The page of all watches.</summary>
/// <param name="Watches">The watches.</param>
/// <param name="Failures">Watches that need a hand, from all pages.</param>
/// <param name="SettingsProblem">Why <c>watches.json</c> is not in force; null when it is.</param>
/// <param name="UnknownDestinations">Destinations that it names in vain or that alerts wait for, a line each.</param>
/// <param name="Now">The time.</param>
public sealed record WatchesModel(
    Paged<WatchSummary> Watches, IReadOnlyList<WatchSummary> Failures, string? SettingsProblem,
    IReadOnlyList<string> UnknownDestinations, DateTimeOffset Now);

/// <summary>The page of one watch.</summary>
public sealed record WatchModel
{
    /// <summary>What its ledger knows.</summary>
    public required Story Story { get; init; }

    /// <summary>Title, times and activity.</summary>
    public required WatchSummary Summary { get; init; }

    /// <summary>What happened, and how many it hit.</summary>
    public required EventPage Events { get; init; }

    /// <summary>The map.</summary>
    public required MapModel Map { get; init; }

    /// <summary>The charts of victim counts.</summary>
    public required IReadOnlyList<CountChart> Charts { get; init; }

    /// <summary>How many further charts there would be.</summary>
    public required int MoreCharts { get; init; }

    /// <summary>Key phrases of the articles that brought news.</summary>
    public required IReadOnlyList<string> Phrases { get; init; }

    /// <summary>Announcements.</summary>
    public required Paged<Alert> Alerts { get; init; }

    /// <summary>Whether these are older ones than the newest.</summary>
    public required bool IsOlder { get; init; }

    /// <summary>Articles that were processed last.</summary>
    public required IReadOnlyList<TimelineLine> Articles { get; init; }

    /// <summary>What is searched for.</summary>
    public required FactQuery Query { get; init; }

    /// <summary>What is wrong with that.</summary>
    public required IReadOnlyList<string> Problems { get; init; }

    /// <summary>The facts found.</summary>
    public required Paged<StoryFact> Facts { get; init; }

    /// <summary>How many are found in all.</summary>
    public required int Found { get; init; }

    /// <summary>The time.</summary>
    public required DateTimeOffset Now { get; init; }
}

/// <summary>The page of a fact.</summary>
/// <param name="Summary">Its watch.</param>
/// <param name="Fact">The fact.</param>
/// <param name="States">Its values, first the one that stands, then the newest, with the articles that stated them first where those can
/// still be read.</param>
/// <param name="Sightings">Articles that stated it, newest first.</param>
/// <param name="Next">Where older sightings are; null when there are none.</param>
/// <param name="IsOlder">Whether these are older ones than the newest.</param>
public sealed record FactModel(
    WatchSummary Summary, StoryFact Fact, IReadOnlyList<FactStateModel> States,
    IReadOnlyList<FactSighting> Sightings, string? Next, bool IsOlder);

/// <summary>A value of a fact with its proof.</summary>
/// <param name="State">The value.</param>
/// <param name="Article">The article as it was analysed; null when it has changed or gone.</param>
/// <param name="Recorded">What that article's analysis says of the fact.</param>
/// <param name="Paragraph">The paragraph that proves it; only the sentence when the article can't be read.</param>
public sealed record FactStateModel(
    StatedValue State, ArticleAnalysis? Article, RecordedFact? Recorded, IReadOnlyList<TextPiece> Paragraph);

/// <summary>The page of a drop with its articles.</summary>
/// <param name="Drop">What was read in it.</param>
/// <param name="Articles">The articles that are shown.</param>
/// <param name="Story">What the watch knows; null when that can't be read.</param>
/// <param name="Alert">What the first article told; null when it told nothing, or that can't be read.</param>
public sealed record ArticleModel(DropAnalysis Drop, IReadOnlyList<ArticleView> Articles, Story? Story, Alert? Alert);

/// <summary>An article to show.</summary>
/// <param name="Article">The article.</param>
/// <param name="Paragraphs">Its text with marks.</param>
public sealed record ArticleView(ArticleAnalysis Article, IReadOnlyList<TextParagraph> Paragraphs);

/// <summary>The page of deliveries.</summary>
/// <param name="Alerts">Alerts with their deliveries.</param>
/// <param name="Filter">Which are shown.</param>
/// <param name="Watch">Only those of this watch; null for all.</param>
/// <param name="Token">Stands in every form that changes something: its field and value. Null where nothing can be changed.</param>
/// <param name="Note">What a button came to.</param>
/// <param name="Now">The time.</param>
public sealed record DeliveriesModel(
    Paged<Alert> Alerts, DeliveryFilter Filter, string? Watch, (string Field, string Value)? Token, string? Note, DateTimeOffset Now);

/// <summary>The page of rejected drops.</summary>
/// <param name="Drops">The drops.</param>
/// <param name="Watch">Only those of this watch; null for all.</param>
/// <param name="Now">The time.</param>
public sealed record RejectedModel(Paged<RejectedDrop> Drops, string? Watch, DateTimeOffset Now);

/// <summary>The page of a request that can't be answered.</summary>
/// <param name="Status">The status in words.</param>
/// <param name="Detail">What is wrong.</param>
public sealed record ErrorModel(string Status, string Detail);
