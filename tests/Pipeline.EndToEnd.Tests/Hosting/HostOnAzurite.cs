using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Adapters;
using Pipeline.Adapters.Storage;
using Pipeline.Local.Hosting;
using Pipeline.Tests.Shared;

namespace Pipeline.EndToEnd.Tests.Hosting;

/// <summary>The local host's services over real storage, in this process, with parts replaced by the test.</summary>
internal sealed class HostOnAzurite : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private HostOnAzurite(ServiceProvider services) => this.services = services;

    public static async Task<HostOnAzurite> StartAsync(AzuriteFixture azurite, Action<IServiceCollection> replace, params (string Name, string Value)[] settings)
    {
        var storage = azurite.NewOptions();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Pipeline:Storage:ConnectionString", storage.ConnectionString),
            new("Pipeline:Storage:Prefix", storage.Prefix),
            .. settings.Select(setting => new KeyValuePair<string, string?>(setting.Name, setting.Value)),
        ]).Build();
        var collection = new ServiceCollection()
            .AddLogging()
            .AddPipeline(configuration)
            .AddSingleton<ActivityMonitor>()
            .AddSingleton<DropPump>()
            .AddSingleton<DeliveryPump>()
            .AddSingleton(Options.Create(new RunOptions { RetryDelay = TimeSpan.Zero }));
        replace(collection);
        var provider = collection.BuildServiceProvider();
        await provider.GetRequiredService<StorageClients>().EnsureCreatedAsync(TestContext.Current.CancellationToken);
        return new HostOnAzurite(provider);
    }

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async Task DropAsync(string watch, string name, string content)
    {
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(content));
        await Get<DropFeed>().UploadAsync(watch, name, stream, null, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();
}
