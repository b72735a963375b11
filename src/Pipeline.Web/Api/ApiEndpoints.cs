using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Routing;
using Pipeline.Core.Alerts;
using Pipeline.Core.Drops;
using Pipeline.Web.Exports;
using Pipeline.Web.Http;
using Pipeline.Web.Reading;
using static Pipeline.Web.Http.Requests;

namespace Pipeline.Web.Api;

/// <summary>The API: reads only, JSON, paged by cursor; <c>openapi.json</c> describes it.</summary>
internal static class ApiEndpoints
{
    private const int UsualPage = 50;
    private const int LargestPage = 500;
    private const int LargestPageOfDocuments = 100;
    private const int FeedEntries = 50;

    internal static readonly byte[] Description = ApiDescription.Make();

    public static void Map(IEndpointRouteBuilder routes)
    {
        Get(routes, "/api/openapi.json", context => Answer.BytesAsync(context, Description, "application/json; charset=utf-8"));
        Get(routes, "/api/watches", WatchesAsync);
        Get(routes, "/api/watches/{watch}", WatchAsync);
        Get(routes, "/api/watches/{watch}/facts", FactsAsync);
        Get(routes, "/api/watches/{watch}/sightings", SightingsAsync);
        Get(routes, "/api/watches/{watch}/timeline", TimelineAsync);
        Get(routes, "/api/watches/{watch}/alerts", AlertsAsync);
        Get(routes, "/api/watches/{watch}/facts.csv", context => FactFileAsync(context, "facts.csv", "text/csv; charset=utf-8", Csv.Facts));
        Get(routes, "/api/watches/{watch}/facts.jsonl", context => FactFileAsync(
            context, "facts.jsonl", "application/x-ndjson", JsonLines));
        Get(routes, "/api/watches/{watch}/alerts.csv", context => AlertFileAsync(
            context, "alerts.csv", "text/csv; charset=utf-8", Csv.AlertHeader(), Csv.AlertRows));
        Get(routes, "/api/watches/{watch}/alerts.jsonl", context => AlertFileAsync(
            context, "alerts.jsonl", "application/x-ndjson", "", alert => JsonSerializer.Serialize(alert, WebJson.Documents.Alert) + "\n"));
        Get(routes, "/api/watches/{watch}/feed.atom", FeedAsync);
        Get(routes, "/api/facts", FactsAsync);
        Get(routes, "/api/alerts", AlertsAsync);
        Get(routes, "/api/rejected", RejectedAsync);
        Get(routes, "/api/articles/{watch}/{**name}", ArticleAsync);
    }

    private static void Get(IEndpointRouteBuilder routes, string pattern, RequestDelegate handler) =>
        routes.MapMethods(pattern, Reads, handler);

    private static async Task WatchesAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var (limit, cursor) = (query.Limit(UsualPage, LargestPage), query.Cursor());
        if (await RefusedAsync(context, query))
        {
            return;
        }

        var watches = await Service<WatchReader>(context).ListAsync(context.RequestAborted);
        var page = Cursor.Page(watches, cursor, limit, watch => new Cursor(WatchReader.Place(watch), watch.Watch));
        await Answer.JsonAsync(context, page, WebJson.Documents.PagedWatchSummary);
    }

    private static async Task WatchAsync(HttpContext context)
    {
        if (await RefusedAsync(context, new QueryReader(context.Request.Query)) || await StoryAsync(context) is not { } story)
        {
            return;
        }

        await Answer.JsonAsync(
            context, await Service<WatchReader>(context).SummaryAsync(story, context.RequestAborted), WebJson.Documents.WatchSummary);
    }

    private static async Task FactsAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var (wanted, limit, cursor) = (query.Facts(), query.Limit(UsualPage, LargestPage), query.Cursor());
        if (await RefusedAsync(context, query))
        {
            return;
        }

        if (Watch(context) is null)
        {
            var all = await Service<WatchReader>(context).SearchAsync(wanted, context.RequestAborted);
            await AnswerAsync(all.Facts, WatchReader.NameOf, all.Unreadable);
        }
        else if (await StoryAsync(context) is { } story)
        {
            // The facts of one watch are told apart by their keys alone.
            await AnswerAsync(story.Find(wanted), fact => fact.Key);
        }

        Task AnswerAsync(IEnumerable<StoryFact> facts, Func<StoryFact, string> name, IReadOnlyList<string>? unreadable = null) =>
            Answer.JsonAsync(
            context,
            Cursor.Page(facts, cursor, limit, fact => new Cursor(fact.ChangedAt, name(fact))) with { Unreadable = unreadable },
            WebJson.Documents.PagedStoryFact);
    }

    private static async Task SightingsAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var (key, limit, cursor) = (query.Text("key", 1000), query.Limit(UsualPage, LargestPageOfDocuments), query.Position());
        if (await RefusedAsync(context, query))
        {
            return;
        }

        if (key is null)
        {
            await Answer.ProblemAsync(
                context,
                StatusCodes.Status400BadRequest,
                "A parameter is missing.",
                ["'key' takes the key of a fact, such as country:BH."]);
            return;
        }

        if (await StoryAsync(context) is not { } story)
        {
            return;
        }

        var (sightings, next) = await Service<ArticleReader>(context).SightingsAsync(
            story.Watch, key, cursor, limit, context.RequestAborted);
        await Answer.JsonAsync(context, new Paged<FactSighting>(sightings, next?.ToString()), WebJson.Documents.PagedFactSighting);
    }

    private static async Task TimelineAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var (limit, cursor) = (query.Limit(UsualPage, LargestPageOfDocuments), query.Position());
        if (await RefusedAsync(context, query) || await StoryAsync(context) is not { } story)
        {
            return;
        }

        var page = await Service<ArticleReader>(context).TimelineAsync(story.Watch, cursor, limit, context.RequestAborted);
        await Answer.JsonAsync(context, new Paged<TimelineLine>(page.Lines, page.Next?.ToString()), WebJson.Documents.PagedTimelineLine);
    }

    private static async Task AlertsAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var (state, limit, cursor) = (query.Name<DeliveryFilter>("state"), query.Limit(UsualPage, LargestPageOfDocuments), query.Cursor());
        if (await RefusedAsync(context, query) || Watch(context) is not null && await StoryAsync(context) is null)
        {
            return;
        }

        var page = await Service<DeliveryReader>(context).PageAsync(
            Watch(context), state ?? DeliveryFilter.All, cursor, limit, context.RequestAborted);
        await Answer.JsonAsync(context, page, WebJson.Documents.PagedAlert);
    }

    private static async Task RejectedAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var (watch, limit, cursor) = (query.Text("watch"), query.Limit(UsualPage, LargestPageOfDocuments), query.Cursor());
        if (!await RefusedAsync(context, query))
        {
            await Answer.JsonAsync(
                context,
                await Service<RejectionReader>(context).PageAsync(watch, cursor, limit, context.RequestAborted),
                WebJson.Documents.PagedRejectedDrop);
        }
    }

    private static async Task ArticleAsync(HttpContext context)
    {
        var query = new QueryReader(context.Request.Query);
        var name = query.Text("name", 1024) ?? context.Request.RouteValues["name"] as string ?? "";
        if (await RefusedAsync(context, query))
        {
            return;
        }

        if (await Service<ArticleReader>(context).FindAsync(Watch(context)!, name, context.RequestAborted) is not { } drop)
        {
            await Answer.ProblemAsync(context, StatusCodes.Status404NotFound, NoDrop);
            return;
        }

        await Answer.JsonAsync(context, drop, WebJson.Documents.DropAnalysis);
    }

    private static async Task FactFileAsync(
        HttpContext context, string file, string contentType, Func<IEnumerable<StoryFact>, byte[]> write)
    {
        var query = new QueryReader(context.Request.Query);
        var wanted = query.Facts();
        if (await RefusedAsync(context, query) || await StoryAsync(context) is not { } story)
        {
            return;
        }

        Save(context, file);
        await Answer.BytesAsync(context, write(story.Find(wanted)), contentType);
    }

    /// <summary>All alerts of a watch, written as they are read: there may be more than memory holds.</summary>
    private static async Task AlertFileAsync(HttpContext context, string file, string contentType, string header, Func<Alert, string> write)
    {
        if (await RefusedAsync(context, new QueryReader(context.Request.Query)) || await StoryAsync(context) is not { } story)
        {
            return;
        }

        Save(context, file);
        context.Response.ContentType = contentType;
        context.Response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        await context.Response.WriteAsync(header, context.RequestAborted);
        await foreach (var alert in Service<DeliveryReader>(context).AllAsync(story.Watch, context.RequestAborted))
        {
            await context.Response.WriteAsync(write(alert), context.RequestAborted);
        }
    }

    private static async Task FeedAsync(HttpContext context)
    {
        if (await RefusedAsync(context, new QueryReader(context.Request.Query)) || await StoryAsync(context) is not { } story)
        {
            return;
        }

        var newest = story.Facts.Announcements.Take(FeedEntries).Select(announcement => (story.Watch, announcement.AlertId)).ToArray();
        var alerts = (await Service<DeliveryReader>(context).LoadAsync(newest, null, context.RequestAborted)).Items;
        // Without the query, which may hold a key.
        var self = new Uri(UriHelper.BuildAbsolute(
            context.Request.Scheme, context.Request.Host, context.Request.PathBase, context.Request.Path));
        await Answer.BytesAsync(
            context,
            AtomFeed.Write(story.Watch, story.Name.Title, alerts, self),
            "application/atom+xml; charset=utf-8");
    }

    private static byte[] JsonLines(IEnumerable<StoryFact> facts) =>
        Encoding.UTF8.GetBytes(string.Concat(facts.Select(fact => JsonSerializer.Serialize(fact, WebJson.Documents.StoryFact) + "\n")));

    private static void Save(HttpContext context, string file)
    {
        var name = new string([.. Watch(context)!.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' ? c : '_')]);
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{name}-{file}\"";
    }

    private static string? Watch(HttpContext context) => context.Request.RouteValues["watch"] as string;

    /// <summary>The watch of the address; null when there is none, which the asker was told.</summary>
    private static async Task<Story?> StoryAsync(HttpContext context)
    {
        var story = await Service<WatchReader>(context).FindAsync(Watch(context)!, context.RequestAborted);
        if (story is null)
        {
            await Answer.ProblemAsync(context, StatusCodes.Status404NotFound, NoWatch);
        }

        return story;
    }

    private static async Task<bool> RefusedAsync(HttpContext context, QueryReader query)
    {
        if (query.Errors is not { Count: > 0 } errors)
        {
            return false;
        }

        await Answer.ProblemAsync(context, StatusCodes.Status400BadRequest, "A parameter of the request is wrong.", errors);
        return true;
    }
}
