using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Pipeline.Adapters;
using Pipeline.Adapters.Storage;
using Pipeline.Tests.Shared;
using Pipeline.Web.Hosting;
using Pipeline.Web.Http;

namespace Pipeline.Web.Tests.Hosting;

/// <summary>The dashboard in a host that has routes of its own and asks for a key, as the Function app has.</summary>
public sealed class DashboardPipelineTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_hosts_route_leads_to_every_page_and_links_carry_the_key()
    {
        await using var host = await StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(host.Urls.Single()) };

        foreach (var (address, expected) in new[]
        {
            ("/?code=k%26y", "No watch yet"), ("/api/watches?code=k%26y", "\"items\":[]"),
            ("/deliveries?code=k%26y", "No alert yet"), ("/assets/app.css", ":root")
        })
        {
            var text = await client.GetStringAsync(new Uri(address, UriKind.Relative), Cancel);
            Assert.Contains(expected, text, StringComparison.Ordinal);
        }

        var page = await client.GetStringAsync(new Uri("/deliveries?code=k%26y", UriKind.Relative), Cancel);
        Assert.Contains("href=\"/rejected?code=k%26y\"", page, StringComparison.Ordinal);
        Assert.DoesNotContain("live.js", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<form method=\"post\"", page, StringComparison.Ordinal);
        foreach (var address in new[] { "/live", "/deliveries/retry", "/nothing" })
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task Storage_that_fails_is_told_without_its_addresses()
    {
        await using var host = await StartAsync(
            "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=c2VjcmV0;"
            + "BlobEndpoint=http://127.0.0.1:9/a;QueueEndpoint=http://127.0.0.1:9/a");
        using var client = new HttpClient { BaseAddress = new Uri(host.Urls.Single()) };

        foreach (var address in new[] { "/api/watches", "/", "/watches/x" })
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.DoesNotContain("127.0.0.1:9", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        }
    }

    private async Task<WebApplication> StartAsync(string? connection = null)
    {
        var storage = azurite.NewOptions();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Pipeline:Storage:ConnectionString", connection ?? storage.ConnectionString),
            new("Pipeline:Storage:Prefix", storage.Prefix),
            new("Pipeline:Storage:MaxRetries", connection is null ? "5" : "0"),
        ]).Build();
        builder.Services.AddPipeline(configuration).AddPipelineWeb(new WebOptions { CarriesKey = true });
        var app = builder.Build();
        if (connection is null)
        {
            await app.Services.GetRequiredService<StorageClients>().EnsureCreatedAsync(Cancel);
        }

        app.MapFallback("{**path}", app.Services.GetRequiredService<DashboardPipeline>().InvokeAsync);
        await app.StartAsync(Cancel);
        return app;
    }
}
