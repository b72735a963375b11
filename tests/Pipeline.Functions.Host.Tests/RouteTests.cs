using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Web.Hosting;
using Pipeline.Web.Http;

namespace Pipeline.Functions.Host.Tests;

/// <summary>Every route of the app, asked through the host with a story behind it: each has a promise here, and keeps it in both
/// environments.</summary>
public sealed partial class RouteTests(SharedApps apps)
{
    private static readonly string Key = $"code={new FunctionsHostOptions().FunctionKey}";

    /// <summary>The addresses of each route, and what is answered there. <c>W</c> stands for the watch.</summary>
    private static readonly Promise[] Promises =
    [
        Page("/", "/", "Watches", "/watches/W"),
        Page("/watches/{watch}", "/watches/W", "W", "earthquake in Bahrain"),
        Page("/watches/{watch}/fact", "/watches/W/fact?key=country:BH", "Bahrain", "earthquake in"),
        Page("/articles/{watch}/{**name}", "/articles/W/one.txt", "one.txt", "officials said on Tuesday"),
        Page("/deliveries", "/deliveries?watch=W", "Deliveries", "desk"),
        Page("/rejected", "/rejected?watch=W", "Rejected drops", "blank.txt"),
        Json("/api/openapi.json", "/api/openapi.json", "/api/watches/{watch}"),
        Json("/api/watches", "/api/watches", "\"W\""),
        Json("/api/watches/{watch}", "/api/watches/W", "\"W\""),
        Json("/api/watches/{watch}/facts", "/api/watches/W/facts", "country:BH"),
        Json("/api/watches/{watch}/sightings", "/api/watches/W/sightings?key=country:BH", "one.txt"),
        Json("/api/watches/{watch}/timeline", "/api/watches/W/timeline", "one.txt"),
        Json("/api/watches/{watch}/alerts", "/api/watches/W/alerts", "earthquake in Bahrain"),
        new("/api/watches/{watch}/facts.csv", "/api/watches/W/facts.csv", "text/csv", "country:BH"),
        new("/api/watches/{watch}/facts.jsonl", "/api/watches/W/facts.jsonl", "application/x-ndjson", "country:BH"),
        new("/api/watches/{watch}/alerts.csv", "/api/watches/W/alerts.csv", "text/csv", "one.txt"),
        new("/api/watches/{watch}/alerts.jsonl", "/api/watches/W/alerts.jsonl", "application/x-ndjson", "earthquake in Bahrain"),
        new("/api/watches/{watch}/feed.atom", "/api/watches/W/feed.atom", "application/atom+xml", "Bahrain"),
        Json("/api/facts", "/api/facts", "country:BH"),
        Json("/api/alerts", "/api/alerts", "earthquake in Bahrain"),
        Json("/api/rejected", "/api/rejected?watch=W", "blank.txt"),
        Json("/api/articles/{watch}/{**name}", "/api/articles/W/one.txt", "officials said on Tuesday"),
        Json("/api/health", "/api/health", "\"status\":"),
        new("/assets/{name}", "/assets/app.css", "text/css", "{"),
        new("/assets/{name}", "/assets/live.js", "text/javascript", "EventSource"),
        new("/assets/{name}", "/assets/icon.svg", "image/svg+xml", "<svg"),
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_route_has_a_promise_here_and_every_promise_a_route()
    {
        // As the app has it (FunctionsTests).
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(new DiagnosticListener("test"))
            .AddPipelineWeb(new WebOptions { CarriesKey = true })
            .BuildServiceProvider();
        var dashboard = services.GetRequiredService<DashboardPipeline>().Routes;
        // The last of the functions takes what the dashboard answers.
        var functions = (await apps.Production).Host.Functions
            .Where(function => function.Trigger.Is("httpTrigger"))
            .Select(function => $"/{function.Trigger.Text("route")}")
            .Except(["/{*path}"]);

        Assert.Equal(
            dashboard.Union(functions).Order(StringComparer.Ordinal),
            Promises.Select(promise => promise.Route).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task In_development_every_route_answers_as_it_promises()
    {
        var app = await apps.Development;
        await app.RanAsync($"ArticleDropped succeeded, blob articles/{SharedApps.EarlyDrop}");
        await app.RanAsync($"ArticleDropped succeeded, blob articles/{SharedApps.EarlyBlank}");

        foreach (var promise in Promises.Select(promise => promise.For("early")))
        {
            await HoldAsync(app, promise);
        }
    }

    [Fact]
    public async Task In_azure_every_route_answers_as_it_promises_whoever_has_the_key_and_files_answer_everybody()
    {
        var app = await apps.Production;
        await app.DropAndTellAsync("routed/one.txt", Texts.Quake(41));
        await app.DropAndTellAsync("routed/blank.txt", "  \n ");
        await app.RanAsync("ArticleDropped succeeded, blob articles/routed/one.txt");
        await app.RanAsync("ArticleDropped succeeded, blob articles/routed/blank.txt");

        foreach (var promise in Promises.Select(promise => promise.For("routed")))
        {
            await HoldAsync(app, promise with { Address = $"{promise.Address}{(promise.Address.Contains('?') ? '&' : '?')}{Key}" });
            using var keyless = await app.AskAsync(HttpMethod.Get, promise.Address);
            Assert.Equal((promise.Address, promise.Route == "/assets/{name}" ? 200 : 401), (promise.Address, (int)keyless.StatusCode));
        }
    }

    private static Promise Page(string route, string address, string heading, string words) =>
        new(route, address, "text/html", words, heading);

    private static Promise Json(string route, string address, string words) => new(route, address, "application/json", words);

    private static async Task HoldAsync(AppOnStorage app, Promise promise)
    {
        using var answer = await app.AskAsync(HttpMethod.Get, promise.Address);
        var body = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True((int)answer.StatusCode == 200, $"{promise.Address} answers {(int)answer.StatusCode}: {body}");
        Assert.Equal((promise.Address, promise.Type), (promise.Address, answer.Content.Headers.ContentType?.MediaType));
        Assert.Contains(promise.Words, body, StringComparison.Ordinal);
        AssertWellFormed(promise, body);

        using var head = await app.AskAsync(HttpMethod.Head, promise.Address);
        Assert.Equal(
            (promise.Address, 200, promise.Type),
            (promise.Address, (int)head.StatusCode, head.Content.Headers.ContentType?.MediaType));
    }

    private static void AssertWellFormed(Promise promise, string body)
    {
        switch (promise.Type)
        {
            case "text/html":
                Assert.Equal(promise.Heading, Tag().Replace(Heading().Match(body).Value, "").Trim());
                break;
            case "application/json":
                Assert.Equal(JsonValueKind.Object, JsonElement.Parse(body).ValueKind);
                break;
            case "application/x-ndjson":
                Assert.All(
                    body.TrimEnd('\n').Split('\n'), line => Assert.Equal(JsonValueKind.Object, JsonElement.Parse(line).ValueKind));
                break;
            case "application/atom+xml":
                Assert.Equal("feed", XDocument.Parse(body).Root!.Name.LocalName);
                break;
        }
    }

    [GeneratedRegex("<h1.*?</h1>", RegexOptions.Singleline)]
    private static partial Regex Heading();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    /// <summary>What is answered at an address.</summary>
    /// <param name="Route">The pattern of its route.</param>
    /// <param name="Address">Path and query.</param>
    /// <param name="Type">The media type.</param>
    /// <param name="Words">They stand in the body.</param>
    /// <param name="Heading">That of a page.</param>
    private sealed record Promise(string Route, string Address, string Type, string Words, string? Heading = null)
    {
        /// <summary>The same of a watch.</summary>
        public Promise For(string watch) => this with
        {
            Address = Named(Address, watch), Words = Named(Words, watch), Heading = Heading is null ? null : Named(Heading, watch),
        };

        private static string Named(string text, string watch) => Place().Replace(text, watch);
    }

    [GeneratedRegex(@"\bW\b")]
    private static partial Regex Place();
}
