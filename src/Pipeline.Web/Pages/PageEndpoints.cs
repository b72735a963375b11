using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Adapters.Health;
using Pipeline.Adapters.Storage;
using Pipeline.Core;
using Pipeline.Core.Alerts;
using Pipeline.Core.Facts;
using Pipeline.Core.Stories.State;
using Pipeline.Web.Drawing;
using Pipeline.Web.Http;
using Pipeline.Web.Reading;
using static Pipeline.Web.Http.Requests;

namespace Pipeline.Web.Pages;

/// <summary>What is read for each page.</summary>
internal static class PageEndpoints
{
    private const int WatchesPerPage = 60;
    private const int AlertsPerWatch = 8;
    private const int FactsPerWatch = 25;
    private const int ArticlesPerWatch = 8;
    private const int PhrasesPerWatch = 18;
    private const int ChartsPerWatch = 8;
    private const int StatesPerFact = 12;
    private const int SightingsPerFact = 25;
    private const int ArticlesPerDrop = 25;
    private const int RowsPerPage = 25;

    public static void Map(IEndpointRouteBuilder routes, WebOptions options)
    {
        routes.MapMethods("/", Reads, WatchesAsync);
        routes.MapMethods("/watches/{watch}", Reads, WatchAsync);
        routes.MapMethods("/watches/{watch}/fact", Reads, FactAsync);
        routes.MapMethods("/articles/{watch}/{**name}", Reads, ArticleAsync);
        routes.MapMethods("/deliveries", Reads, DeliveriesAsync);
        routes.MapMethods("/rejected", Reads, RejectedAsync);
        if (options.CanRetry)
        {
            routes.MapMethods("/deliveries/retry", [HttpMethods.Post], RetryAsync);
        }

        if (options.IsLive)
        {
            routes.MapMethods("/live", [HttpMethods.Get], routes.ServiceProvider.GetRequiredService<ChangeFeed>().ServeAsync);
        }
    }

    private static async Task WatchesAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var watches = await Service<WatchReader>(context).ListAsync(context.RequestAborted);
        var page = Cursor.Page(watches, query.Cursor(), WatchesPerPage, watch => new Cursor(WatchReader.Place(watch), watch.Watch));
        var failures = watches.Where(watch => watch.Problem is not null || watch.FailedDeliveries > 0 || watch.Rejected > 0).ToArray();
        var problem = context.RequestServices.GetService<BlobWatchSettings>()?.Problem;
        IReadOnlyList<string> unknown = context.RequestServices.GetService<UnknownDestinations>() is { } destinations
            ? [.. destinations.InSettings(), .. await destinations.WaitedForAsync(context.RequestAborted)]
            : [];
        await ShowAsync<WatchesPage>(context, "Watches", "watches", new WatchesModel(page, failures, problem, unknown, Now(context)));
    }

    private static async Task WatchAsync(HttpContext context)
    {
        if (await StoryAsync(context) is not { } story)
        {
            return;
        }

        var query = new QueryReader(context.Request.Query);
        var (wanted, cursor, older) = (query.Facts(), query.Cursor(), Cursor.Parse(query.Text("news", 8192)));
        var skipped = (int)(query.Number("events", 0, 100_000) ?? 0);
        var charts = CountChart.Of(story.Facts.OfKind(FactKinds.Count));
        var cancel = context.RequestAborted;
        var summary = Service<WatchReader>(context).SummaryAsync(story, cancel);
        var timeline = Service<ArticleReader>(context).TimelineAsync(story.Watch, null, ArticlesPerWatch, cancel);
        var news = Cursor.Page(
            story.Facts.Announcements, older, AlertsPerWatch, announcement => new Cursor(announcement.At, announcement.AlertId));
        var alerts = await Service<DeliveryReader>(context).LoadAsync(
            [.. news.Items.Select(announcement => (story.Watch, announcement.AlertId))], news.Next, cancel);
        var found = story.Facts.All.Where(wanted.Accepts).ToArray();
        var model = new WatchModel
        {
            Story = story,
            Summary = await summary,
            Events = EventPage.Of(story.Ledger, skipped),
            Map = WorldMap.Of(story.Facts.OfKind(FactKinds.Country), EventsByCountry(story.Ledger.Story)),
            Charts = [.. charts.Take(ChartsPerWatch)],
            MoreCharts = Math.Max(0, charts.Count - ChartsPerWatch),
            Phrases = await Service<ArticleReader>(context).PhrasesAsync(
                story.Watch, [.. alerts.Items.Select(alert => alert.Article)], PhrasesPerWatch, cancel),
            Alerts = alerts,
            IsOlder = older is not null,
            Articles = (await timeline).Lines,
            Query = wanted,
            Problems = query.Problems,
            Facts = Cursor.Page(found, cursor, FactsPerWatch, fact => new Cursor(fact.ChangedAt, fact.Key)),
            Found = found.Length,
            Now = Now(context),
        };
        var title = Words.Line(story.Name.Title ?? story.Watch);
        await ShowAsync<WatchPage>(context, title, "watches", model, LinksOf(context).Export(story.Watch, "feed.atom"));
    }

    /// <summary>How many things happened in each country.</summary>
    private static Dictionary<string, int> EventsByCountry(StoryState story) => story.Events.Values
        .Where(happened => happened is { Sort: EventSort.Happening, MayBe: null, Country: not null })
        .CountBy(happened => happened.Country!, StringComparer.Ordinal)
        .ToDictionary(StringComparer.Ordinal);

    private static async Task FactAsync(HttpContext context)
    {
        if (await StoryAsync(context) is not { } story)
        {
            return;
        }

        var query = new QueryReader(context.Request.Query);
        var (key, position) = (query.Text("key", 1000), query.Position());
        if (key is null || story.Facts.Find(key) is not { } fact)
        {
            await Service<PageRenderer>(context).ErrorAsync(context, StatusCodes.Status404NotFound, "This watch knows no such fact.");
            return;
        }

        var reader = Service<ArticleReader>(context);
        var cancel = context.RequestAborted;
        var sightings = reader.SightingsAsync(story.Watch, key, position, SightingsPerFact, cancel);
        var states = await Task.WhenAll(fact.States
            .OrderByDescending(state => ReferenceEquals(state, fact.Standing))
            .ThenByDescending(state => state.At)
            .Take(StatesPerFact)
            .Select(state => StateAsync(reader, fact, state, cancel)));
        var (seen, next) = await sightings;
        var summary = await Service<WatchReader>(context).SummaryAsync(story, cancel);
        await ShowAsync<FactPage>(
            context,
            Words.Line(fact.Label),
            "watches",
            new FactModel(summary, fact, states, seen, next?.ToString(), position is not null));
    }

    private static async Task<FactStateModel> StateAsync(
        ArticleReader reader, StoryFact fact, StatedValue state, CancellationToken cancellationToken)
    {
        var article = (await reader.TryFindArticleAsync(fact.Watch, state.Source, state.ArticleId, cancellationToken))?.Article;
        var paragraph = (article is null ? null : ArticleText.Paragraph(article.Body, state.Evidence, fact.Kind))
            ?? ArticleText.Sentence(state.Evidence, fact.Kind);
        var stated = article?.Facts.Where(recorded => recorded.Fact.Key == fact.Key).ToArray() ?? [];
        // A figure may be told by a statement of another number: of nine who were hit, one of whom died, eight are injured.
        var recorded = Array.Find(stated, one => one.Fact.Value == state.Value && one.Fact.UpTo == state.UpTo)
            ?? Array.Find(stated, one => one.Suppressed is null && state.AnnouncedAt is not null);
        return new FactStateModel(state, article, recorded, paragraph);
    }

    private static async Task ArticleAsync(HttpContext context)
    {
        var watch = (string)context.Request.RouteValues["watch"]!;
        var name = new QueryReader(context.Request.Query).Text("name", 1024) ?? context.Request.RouteValues["name"] as string ?? "";
        var drop = await Service<ArticleReader>(context).FindAsync(watch, name, context.RequestAborted)
            ?? (await Service<ArticleReader>(context).FindArticleAsync(watch, name, null, context.RequestAborted))?.Drop;
        if (drop is null)
        {
            await Service<PageRenderer>(context).ErrorAsync(context, StatusCodes.Status404NotFound, NoDrop);
            return;
        }

        // One of a feed's many when the address names it; all of a drop otherwise, as far as a page holds.
        var shown = drop.Articles.Where(article => article.Source == name).Take(1).ToArray();
        var views = (shown.Length > 0 ? shown : drop.Articles.Take(ArticlesPerDrop))
            .Select(article => new ArticleView(article, ArticleText.Of(article)))
            .ToArray();
        var first = views.Length > 0 ? views[0].Article : null;
        var story = await Service<WatchReader>(context).TryFindAsync(drop.Watch, context.RequestAborted);
        var alert = first?.AlertId is { } id
            && await Service<DeliveryReader>(context).LoadAsync([(drop.Watch, id)], null, context.RequestAborted) is { Items: [var told] }
            ? told
            : null;
        var title = Words.Line(alert?.Headline ?? first?.Title ?? drop.Name);
        await ShowAsync<ArticlePage>(context, title, "watches", new ArticleModel(drop, views, story, alert));
    }

    private static async Task DeliveriesAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var (filter, watch, cursor, note) = (
            query.Name<DeliveryFilter>("state") ?? DeliveryFilter.All, query.Text("watch"), query.Cursor(), query.Text("note"));
        var page = await Service<DeliveryReader>(context).PageAsync(watch, filter, cursor, RowsPerPage, context.RequestAborted);
        (string, string)? token = null;
        if (Service<WebOptions>(context).CanRetry)
        {
            // The token is the asker's own, so the page is nobody else's to keep.
            var tokens = Service<IAntiforgery>(context).GetAndStoreTokens(context);
            context.Response.Headers.CacheControl = "no-store";
            token = (tokens.FormFieldName, tokens.RequestToken!);
        }

        await ShowAsync<DeliveriesPage>(
            context, "Deliveries", "deliveries", new DeliveriesModel(page, filter, watch, token, note, Now(context)));
    }

    private static async Task RetryAsync(HttpContext context)
    {
        if (!await Service<IAntiforgery>(context).IsRequestValidAsync(context))
        {
            await Service<PageRenderer>(context).ErrorAsync(
                context, StatusCodes.Status400BadRequest, "The form is out of date: go back, reload the page and try again.");
            return;
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (watch, alert, destination) = (form["watch"].ToString(), form["alert"].ToString(), form["destination"].ToString());
        if (Core.Watches.DropPath.ProblemWithWatch(watch) is not null || !BlobNames.IsAlertId(alert) || destination.Length == 0)
        {
            await Service<PageRenderer>(context).ErrorAsync(context, StatusCodes.Status400BadRequest, "The form names no delivery.");
            return;
        }

        var put = await Service<AlertDispatcher>(context).RequeueAsync(
            new DeliveryMessage(watch, alert, destination), context.RequestAborted);
        var state = form["state"].ToString();
        context.Response.StatusCode = StatusCodes.Status303SeeOther;
        context.Response.Headers.Location = LinksOf(context).Address(
            "/deliveries",
            ("state", Enum.TryParse<DeliveryFilter>(state, ignoreCase: true, out _) ? state : null),
            ("note", put ? "queued" : "settled"));
    }

    private static async Task RejectedAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var (watch, cursor) = (query.Text("watch"), query.Cursor());
        var page = await Service<RejectionReader>(context).PageAsync(watch, cursor, RowsPerPage, context.RequestAborted);
        await ShowAsync<RejectedPage>(context, "Rejected drops", "rejected", new RejectedModel(page, watch, Now(context)));
    }

    private static async Task<Story?> StoryAsync(HttpContext context)
    {
        var story = await Service<WatchReader>(context).FindAsync((string)context.Request.RouteValues["watch"]!, context.RequestAborted);
        if (story is null)
        {
            await Service<PageRenderer>(context).ErrorAsync(context, StatusCodes.Status404NotFound, NoWatch);
        }

        return story;
    }

    private static Task ShowAsync<TPage>(HttpContext context, string title, string section, object model, string? feed = null)
        where TPage : Microsoft.AspNetCore.Components.IComponent =>
        Service<PageRenderer>(context).ShowAsync<TPage>(context, title, section, model, feed);

    private static Links LinksOf(HttpContext context) => Links.Of(context, Service<WebOptions>(context));

    private static DateTimeOffset Now(HttpContext context) => Service<TimeProvider>(context).GetUtcNow();
}
