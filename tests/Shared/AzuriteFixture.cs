using Pipeline.Adapters.Storage;
using Pipeline.Local.Azurite;

namespace Pipeline.Tests.Shared;

/// <summary>One real Azurite for all tests of an assembly, in memory, ended with the run. A test's containers are its own.</summary>
/// <remarks>Register it with <c>[assembly: AssemblyFixture(typeof(AzuriteFixture))]</c> and take it as a constructor's parameter.</remarks>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private AzuriteServer? server;

    public string ConnectionString => server!.ConnectionString;

    public async ValueTask InitializeAsync() => server = await AzuriteServer.StartAsync(null, null, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>Options under a random prefix, so that tests do not see each other.</summary>
    public StorageOptions NewOptions() => new()
    {
        ConnectionString = ConnectionString,
        Prefix = $"t{Guid.NewGuid():N}"[..12] + "-",
        SettingsRefresh = TimeSpan.Zero,
    };

    /// <summary>Fresh containers and queues.</summary>
    public async Task<StorageClients> NewStorageAsync(Action<StorageOptions>? configure = null)
    {
        var options = NewOptions();
        configure?.Invoke(options);
        var clients = StorageClients.Create(options);
        await clients.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        return clients;
    }
}
