using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Adapters;
using Pipeline.Adapters.Health;
using Pipeline.Adapters.Storage;
using Pipeline.Core.Alerts;
using Pipeline.Tests.Shared;
using Pipeline.Web.Hosting;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace Pipeline.Functions.Tests;

/// <summary>Each function called as a method over real storage: that it makes the one call it is there for.</summary>
public sealed class FunctionsTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private const string Story = "Tarvos, 3 March - At least 41 people were killed in an earthquake in Bahrain, officials said on Tuesday.";

    private ServiceProvider services = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private StorageClients Clients => services.GetRequiredService<StorageClients>();

    public async ValueTask InitializeAsync()
    {
        var options = azurite.NewOptions();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Pipeline:Storage:ConnectionString"] = options.ConnectionString,
            ["Pipeline:Storage:Prefix"] = options.Prefix,
            ["Pipeline:Destinations:0:Kind"] = "Console",
            ["Pipeline:Destinations:0:Name"] = "desk",
        }).Build();
        services = new ServiceCollection().AddLogging().AddPipeline(configuration)
            .AddSingleton<ArticleDropped>().AddSingleton<DropPoisoned>().AddSingleton<DeliveryQueued>()
            .AddSingleton<DeliveryPoisoned>().AddSingleton<OutboxSweep>().AddSingleton<MissedDrops>().AddSingleton<Health>()
            .AddPipelineWeb(new WebOptions { CarriesKey = true })
            .AddSingleton(new DiagnosticListener("test")).AddSingleton<Pages>().AddSingleton<PageFiles>()
            .BuildServiceProvider();
        await Clients.EnsureCreatedAsync(Cancel);
    }

    public async ValueTask DisposeAsync() => await services.DisposeAsync();

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

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/deliveries", "text/html")]
    [InlineData("/api/watches", "application/json")]
    [InlineData("/assets/app.css", "text/css")]
    public async Task The_dashboard_is_reached_by_every_path_that_no_other_function_has(string path, string type)
    {
        var context = new DefaultHttpContext { RequestServices = services };
        context.Request.Method = HttpMethods.Get;
        context.Request.Path = path;
        using var body = new MemoryStream();
        context.Response.Body = body;

        Assert.IsType<EmptyResult>(path.StartsWith("/assets/", StringComparison.Ordinal)
            ? await Function<PageFiles>().RunAsync(context.Request)
            : await Function<Pages>().RunAsync(context.Request));

        Assert.Equal(StatusCodes.Status200OK, context.Response.StatusCode);
        Assert.StartsWith(type, context.Response.ContentType, StringComparison.Ordinal);
        Assert.True(body.Length > 0);
    }

    private T Function<T>()
        where T : notnull => services.GetRequiredService<T>();

    private async Task DropAsync()
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(Story));
        await services.GetRequiredService<DropFeed>().UploadAsync("tarvos", "one.txt", content, null, Cancel);
    }

    private async Task<string> QueuedAsync() =>
        Encoding.UTF8.GetString(Convert.FromBase64String(
            (await Clients.Deliveries.ReceiveMessageAsync(cancellationToken: Cancel)).Value.Body.ToString()));

    private async Task<DeliveryState> StateAsync()
    {
        await foreach (var alert in services.GetRequiredService<BlobAlertStore>().ListAsync("tarvos", cancellationToken: Cancel))
        {
            return alert.Deliveries[0].State;
        }

        throw new InvalidOperationException("No alert was raised.");
    }
}
