using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Adapters.Health;
using Pipeline.Adapters.Storage;
using Pipeline.Adapters.Tests.Storage;
using Pipeline.Tests.Shared;

namespace Pipeline.Adapters.Tests.Health;

public sealed class HealthCheckTests(AzuriteFixture azurite) : StorageTest(azurite)
{
    private const string Story = "Tarvos, 3 March - At least 41 people were killed in an earthquake in Bahrain, officials said on Tuesday.";

    private StorageOptions? storage;

    [Fact]
    public async Task Health_tells_what_waits_and_how_old_the_last_article_is()
    {
        await using var services = await StartAsync();
        using var content = Text(Story);
        await services.GetRequiredService<DropFeed>().UploadAsync("tarvos", "one.txt", content, null, Cancel);
        await services.GetRequiredService<TriggeredDrops>().RunAsync("tarvos/one.txt", Cancel);

        var report = await CheckAsync(services);

        Assert.Equal(HealthStatus.Healthy, report.Status);
        Assert.Equal(new Backlog(1, 0, 0, 0), report.Backlog);
        Assert.Equal(1, report.Destinations);
        Assert.Equal("tarvos", Assert.Single(report.Watches!).Watch);
        Assert.InRange(report.Watches![0].AgeSeconds, 0, 600);
    }

    [Fact]
    public async Task Health_is_degraded_by_what_waits_for_a_person()
    {
        await using var services = await StartAsync();
        var clients = services.GetRequiredService<StorageClients>();
        await clients.DeliveriesPoison.SendMessageAsync("e30=", Cancel);
        Assert.Equal(HealthStatus.Degraded, (await CheckAsync(services)).Status);

        await clients.Config.GetBlobClient(BlobNames.Settings).UploadAsync(BinaryData.FromString("{"), Cancel);
        Assert.NotNull((await CheckAsync(services)).WatchSettings);
    }

    [Fact]
    public async Task Health_names_a_destination_that_the_settings_name_and_nobody_configured()
    {
        await using var services = await StartAsync();
        await services.GetRequiredService<StorageClients>().Config.GetBlobClient(BlobNames.Settings)
            .UploadAsync(BinaryData.FromString("""{"tarvos":{"destinations":["DESK","dask"]}}"""), Cancel);

        var report = await CheckAsync(services);

        Assert.Equal(
            (HealthStatus.Degraded, "tarvos: no destination 'dask' is configured; the nearest is 'desk'. Alerts wait for it"),
            (report.Status, Assert.Single(report.UnknownDestinations!)));
    }

    [Fact]
    public async Task Health_names_a_destination_that_the_settings_name_and_that_takes_no_alerts_of_the_watch()
    {
        await using var services = await StartAsync(("Destinations:0:Watches:0", "other-*"));
        await services.GetRequiredService<StorageClients>().Config.GetBlobClient(BlobNames.Settings)
            .UploadAsync(
                BinaryData.FromString(
                    """{"tarvos":{"destinations":["desk"]},"other-war":{"destinations":["desk"]},"*":{"destinations":["desk"]}}"""),
                Cancel);

        var report = await CheckAsync(services);

        Assert.Equal(
            (HealthStatus.Degraded, "tarvos: 'desk' takes no alerts of this watch, by its Watches. They are told to nobody"),
            (report.Status, Assert.Single(report.UnknownDestinations!)));
    }

    [Fact]
    public async Task Health_names_the_destination_that_alerts_wait_for_after_it_was_renamed()
    {
        await using var services = await StartAsync();
        using var content = Text(Story);
        await services.GetRequiredService<DropFeed>().UploadAsync("tarvos", "one.txt", content, null, Cancel);
        await services.GetRequiredService<TriggeredDrops>().RunAsync("tarvos/one.txt", Cancel);
        await using var renamed = await StartAsync(("Destinations:0:Name", "chief"));

        var report = await CheckAsync(renamed);

        Assert.Equal(HealthStatus.Degraded, report.Status);
        Assert.StartsWith(
            "1 alert waits for 'desk', which is not configured here, the first since ", Assert.Single(report.UnknownDestinations!),
            StringComparison.Ordinal);
        Assert.Null((await CheckAsync(services)).UnknownDestinations);
    }

    [Fact]
    public async Task Alerts_that_wait_for_a_destination_that_nobody_configured_are_named()
    {
        await using var services = await StartAsync();
        await services.GetRequiredService<StorageClients>().Config.GetBlobClient(BlobNames.Settings)
            .UploadAsync(BinaryData.FromString("""{"tarvos":{"destinations":["pager"]}}"""), Cancel);
        using var content = Text(Story);
        await services.GetRequiredService<DropFeed>().UploadAsync("tarvos", "one.txt", content, null, Cancel);
        await services.GetRequiredService<TriggeredDrops>().RunAsync("tarvos/one.txt", Cancel);

        var waited = await services.GetRequiredService<UnknownDestinations>().WaitedForAsync(Cancel);

        Assert.StartsWith("1 alert waits for 'pager', which is not configured here, the first since ", Assert.Single(waited), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_is_degraded_by_a_drop_that_was_given_up_and_not_recorded()
    {
        await using var services = await StartAsync();
        var poison = services.GetRequiredService<StorageClients>().DropsPoison;
        await poison.CreateAsync(cancellationToken: Cancel);
        await poison.SendMessageAsync("e30=", Cancel);

        var report = await CheckAsync(services);

        Assert.Equal((HealthStatus.Degraded, 1), (report.Status, report.Backlog!.PoisonedDrops));
    }

    [Fact]
    public async Task Health_without_storage_is_an_answer_not_an_exception()
    {
        var options = Azurite.NewOptions();
        var parts = options.ConnectionString!.Split(';').Where(part => !part.StartsWith("AccountKey=", StringComparison.Ordinal));
        options.ConnectionString = string.Join(';', parts.Append($"AccountKey={Convert.ToBase64String(new byte[64])}"));
        await using var services = Services(options).BuildServiceProvider();

        var report = await CheckAsync(services);

        Assert.Equal(HealthStatus.Unhealthy, report.Status);
        Assert.EndsWith(" (403)", report.Storage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queue_that_somebody_deleted_is_made_again_by_the_look()
    {
        await using var services = await StartAsync();
        await services.GetRequiredService<StorageClients>().Deliveries.DeleteAsync(Cancel);

        var report = await CheckAsync(services);

        Assert.Equal((HealthStatus.Healthy, null), (report.Status, report.Storage));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task Storage_whose_requests_time_out_is_out_of_reach(int retries)
    {
        await using var services = Over(
            new Transport(_ => throw new TaskCanceledException("over the client's own time limit")), TimeProvider.System, retries);

        var report = await CheckAsync(services);

        Assert.Equal((HealthStatus.Unhealthy, "no answer"), (report.Status, report.Storage));
    }

    [Fact]
    public async Task Storage_that_stays_silent_is_out_of_reach_after_twenty_seconds()
    {
        var clock = new ManualTimeProvider();
        await using var services = Over(new Transport(cancellation => Task.Delay(Timeout.Infinite, cancellation)), clock, retries: 5);

        var check = CheckAsync(services);
        await clock.WhenSomebodyWaitsAsync(TimeSpan.FromSeconds(20));
        clock.Advance(TimeSpan.FromSeconds(20));
        var report = await check;

        Assert.Equal((HealthStatus.Unhealthy, "no answer within 20 seconds"), (report.Status, report.Storage));
    }

    [Fact]
    public async Task A_cancelled_look_is_cancelled()
    {
        using var cancelled = new CancellationTokenSource();
        await using var services = Over(
            new Transport(cancellation => Task.Delay(Timeout.Infinite, cancellation)), new ManualTimeProvider(), retries: 0);

        var check = services.GetRequiredService<HealthCheck>().CheckAsync(cancelled.Token);
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => check);
    }

    private static Task<HealthReport> CheckAsync(ServiceProvider services) => services.GetRequiredService<HealthCheck>().CheckAsync(Cancel);

    private static ServiceCollection Services(StorageOptions options, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?>
        {
            ["Pipeline:Storage:ConnectionString"] = options.ConnectionString,
            ["Pipeline:Storage:Prefix"] = options.Prefix,
            ["Pipeline:Storage:SettingsRefresh"] = "00:00:00",
            ["Pipeline:Destinations:0:Kind"] = "Console",
            ["Pipeline:Destinations:0:Name"] = "desk",
        };
        foreach (var (name, value) in settings)
        {
            all[$"Pipeline:{name}"] = value;
        }

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(all).Build();
        var services = new ServiceCollection();
        services.AddLogging().AddPipeline(configuration);
        return services;
    }

    private static ServiceProvider Over(HttpPipelineTransport transport, TimeProvider clock, int retries)
    {
        var options = new StorageOptions { ConnectionString = "UseDevelopmentStorage=true", MaxRetries = retries };
        var blobs = StorageClients.BlobClientOptions(options);
        var queues = StorageClients.QueueClientOptions(options);
        blobs.Transport = queues.Transport = transport;
        blobs.Retry.Delay = queues.Retry.Delay = TimeSpan.Zero;
        var services = Services(options);
        services.AddSingleton(clock);
        services.AddSingleton(new StorageClients(
            new BlobServiceClient(options.ConnectionString, blobs), new QueueServiceClient(options.ConnectionString, queues), options));
        return services.BuildServiceProvider();
    }

    /// <summary>A process with these settings; all of a test share one storage.</summary>
    private async Task<ServiceProvider> StartAsync(params (string Name, string Value)[] settings)
    {
        var services = Services(storage ??= Azurite.NewOptions(), settings).BuildServiceProvider();
        await services.GetRequiredService<StorageClients>().EnsureCreatedAsync(Cancel);
        return services;
    }

    /// <summary>A network that answers nothing.</summary>
    private sealed class Transport(Func<CancellationToken, Task> wait) : HttpPipelineTransport
    {
        public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

        public override void Process(HttpMessage message) => throw new NotSupportedException("The pipeline makes no blocking request.");

        public override async ValueTask ProcessAsync(HttpMessage message)
        {
            await wait(message.CancellationToken);
            throw new NotSupportedException("This network answers nothing.");
        }
    }
}
