using System.Net;
using System.Text.Json.Nodes;
using Pipeline.Tests.Shared;
using Pipeline.Web.Api;
using Pipeline.Web.Hosting;
using Pipeline.Web.Http;

namespace Pipeline.Web.Tests.Api;

/// <summary>The description of the API against the API: its routes, its parameters, and what it really answers.</summary>
public sealed class OpenApiTests(AzuriteFixture azurite)
{
    private static readonly JsonNode Description = JsonNode.Parse(ApiEndpoints.Description)!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_route_is_described_and_every_description_has_a_route()
    {
        var options = new WebOptions();
        var pages = new Web.Pages.PageRenderer(Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance, options);
        using var services = RoutingServices.Build();
        var routes = new DashboardPipeline(
            services, options, pages, Microsoft.Extensions.Logging.Abstractions.NullLogger<DashboardPipeline>.Instance).Routes;

        var api = routes
            .Where(route => route.StartsWith("/api/", StringComparison.Ordinal))
            .Select(route => route.Replace("**", "", StringComparison.Ordinal));

        Assert.Equal(
            Description["paths"]!.AsObject().Select(path => path.Key).Order(StringComparer.Ordinal), api.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_answered_is_as_described()
    {
        await using var served = await ServedPipeline.StartAsync(
            azurite, ("Destinations:0:Kind", "Console"), ("Destinations:0:Name", "console"));
        await served.TellSeedStoryAsync();
        await served.DropAsync("whatsapp-hack", "empty.txt", "   ");
        await served.WorkAsync();
        var check = new SchemaCheck(Description);
        var asked = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["/api/articles/{watch}/{name}"] =
                "/api/articles/whatsapp-hack/" + Path.GetFileName(Directory.GetFiles(ServedPipeline.Seeds)[0]),
            ["/api/watches/{watch}/sightings"] = "/api/watches/whatsapp-hack/sightings?key=country:BH",
        };

        foreach (var (path, operation) in Description["paths"]!.AsObject())
        {
            var address = asked.GetValueOrDefault(path) ?? path.Replace("{watch}", "whatsapp-hack", StringComparison.Ordinal);
            using var answer = await served.Client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            var body = await answer.Content.ReadAsStringAsync(Cancel);
            Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{address}: {answer.StatusCode} {body}");
            var (type, described) = operation!["get"]!["responses"]!["200"]!["content"]!.AsObject().Single();
            Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
            if (described!["schema"]!["$ref"] is not null)
            {
                var json = JsonNode.Parse(body)!;
                Assert.Empty(check.Problems(json, described["schema"]!));
                Assert.True(json["items"] is not JsonArray { Count: 0 }, $"{address} answers with nothing to check");
            }

            Assert.Equal(operation["get"]!["responses"]!["304"] is not null, answer.Headers.ETag is { IsWeak: false });
        }
    }

    [Fact]
    public async Task Every_described_parameter_is_known_and_no_other()
    {
        await using var served = await ServedPipeline.StartAsync(azurite);
        await served.DropAsync("kabul", "one.txt", "A bomb killed 12 people in Kabul on Monday, police said.");
        await served.WorkAsync();
        var check = new SchemaCheck(Description);

        foreach (var (path, operation) in Description["paths"]!.AsObject().Where(path => path.Key != "/api/openapi.json"))
        {
            var address = path.Replace("{watch}", "kabul", StringComparison.Ordinal).Replace("{name}", "one.txt", StringComparison.Ordinal);
            using var answer = await served.Client.GetAsync(new Uri($"{address}?nonsense=1", UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync(Cancel))!;
            Assert.Empty(check.Problems(problem, Description["components"]!["schemas"]!["Problem"]!));
            var error = (string)problem["errors"]![0]!;
            var known = error[(error.IndexOf("known are", StringComparison.Ordinal) + "known are".Length)..]
                .Trim(' ', '.')
                .Split(", ", StringSplitOptions.RemoveEmptyEntries);
            var described = operation!["get"]!["parameters"]!.AsArray().Select(parameter => check.Resolve(parameter!))
                .Where(parameter => (string)parameter["in"]! == "query").Select(parameter => (string)parameter["name"]!);
            Assert.Equal(described.Order(StringComparer.Ordinal), known);
        }
    }

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
