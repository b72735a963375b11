using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Pipeline.Adapters.Health;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Local.Azurite;
using Pipeline.Web.Http;

namespace Pipeline.Functions.Tests;

/// <summary>Each function called as a method over real storage, out of the app's own services: that it makes the one call it is there
/// for.</summary>
/// <remarks>The triggers' names are fixed (<see cref="TriggerNamesValidator"/>), so that each test has an Azurite of its own.</remarks>
public sealed class FunctionsTests : IAsyncLifetime
{
    private const string Story = "Tarvos, 3 March - At least 41 people were killed in an earthquake in Bahrain, officials said on Tuesday.";

    private AzuriteServer azurite = null!;
    private IHost app = null!;
    private AsyncServiceScope invocation;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private IServiceProvider Services => invocation.ServiceProvider;

    private StorageClients Clients => Services.GetRequiredService<StorageClients>();

    public async ValueTask InitializeAsync()
    {
        azurite = await AzuriteServer.StartAsync(null, null, Cancel);
        app = BuiltApp.With(
            ("AzureWebJobsStorage", azurite.ConnectionString),
            ("Pipeline:Destinations:0:Kind", "Console"),
            ("Pipeline:Destinations:0:Name", "desk"));
        invocation = app.Services.CreateAsyncScope();
        await Clients.EnsureCreatedAsync(Cancel);
    }

    public async ValueTask DisposeAsync()
    {
        await invocation.DisposeAsync();
        app.Dispose();
        await azurite.DisposeAsync();
    }

    [Fact]
    public async Task From_drop_to_delivery_and_health()
    {
        await DropAsync();
        await Function<ArticleDropped>().RunAsync(Clients.Articles.GetBlobClient("tarvos/one.txt"), Cancel);
        await Function<OutboxSweep>().RunAsync(new TimerInfo(), Cancel);
        await Function<MissedDrops>().RunAsync(new TimerInfo(), Cancel);
        await Function<DeliveryQueued>().RunAsync(await QueuedAsync(), Cancel);

        Assert.Equal(DeliveryState.Failed, await StateAsync());
        var health = Assert.IsType<ContentResult>(await Function<Health>().RunAsync(new DefaultHttpContext().Request, Cancel));
        Assert.Equal(StatusCodes.Status200OK, health.StatusCode);
        Assert.Equal("tarvos", JsonSerializer.Deserialize(health.Content!, HealthJson.Default.HealthReport)!.Watches![0].Watch);
    }

    [Fact]
    public async Task Poison_messages_become_a_rejection_and_a_failed_delivery()
    {
        await DropAsync();
        await Function<ArticleDropped>().RunAsync(Clients.Articles.GetBlobClient("tarvos/one.txt"), Cancel);
        await Function<DeliveryPoisoned>().RunAsync(await QueuedAsync(), Cancel);
        await DropAsync();
        await Function<DropPoisoned>().RunAsync($$"""{"ContainerName":"{{Clients.Articles.Name}}","BlobName":"tarvos/one.txt"}""", Cancel);

        Assert.Equal(DeliveryState.Failed, await StateAsync());
        Assert.True(await Clients.Rejected.GetBlobClient("tarvos/one.txt.json").ExistsAsync(Cancel));
    }

    [Fact]
    public async Task The_dashboard_is_reached_by_every_path_that_no_other_function_has()
    {
        await AssertAnsweredAsync("/", "text/html");
        await AssertAnsweredAsync("/deliveries", "text/html");
        await AssertAnsweredAsync("/api/watches", "application/json");
        await AssertAnsweredAsync("/assets/app.css", "text/css");

        // By what it can do here its routes are known, which the host's tests ask (RouteTests).
        Assert.Equal(new WebOptions { CarriesKey = true }, Services.GetRequiredService<WebOptions>());
    }

    private async Task AssertAnsweredAsync(string path, string type)
    {
        var context = new DefaultHttpContext { RequestServices = Services };
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = path;
        using var body = new MemoryStream();
        context.Response.Body = body;

        Assert.IsType<EmptyResult>(path.StartsWith("/assets/", StringComparison.Ordinal)
            ? await Function<PageFiles>().RunAsync(context.Request)
            : await Function<Pages>().RunAsync(context.Request));

        Assert.Equal((path, StatusCodes.Status200OK), (path, context.Response.StatusCode));
        Assert.StartsWith(type, context.Response.ContentType, StringComparison.Ordinal);
        Assert.True(body.Length > 0);
    }

    /// <summary>As the worker makes it for each run.</summary>
    private T Function<T>() => ActivatorUtilities.CreateInstance<T>(Services);

    private async Task DropAsync()
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(Story));
        await Services.GetRequiredService<DropFeed>().UploadAsync("tarvos", "one.txt", content, null, Cancel);
    }

    private async Task<string> QueuedAsync() =>
        Encoding.UTF8.GetString(Convert.FromBase64String(
            (await Clients.Deliveries.ReceiveMessageAsync(cancellationToken: Cancel)).Value.Body.ToString()));

    private async Task<DeliveryState> StateAsync()
    {
        await foreach (var alert in Services.GetRequiredService<BlobAlertStore>().ListAsync("tarvos", cancellationToken: Cancel))
        {
            return alert.Deliveries[0].State;
        }

        throw new InvalidOperationException("No alert was raised.");
    }
}
