using Microsoft.Extensions.Hosting;
using Pipeline.Adapters.Storage;

namespace Pipeline.Functions;

/// <summary>Creates what a fresh Azurite lacks. In Azure infra/ does, and a cold start has better things to do.</summary>
internal sealed class DevelopmentStorage(StorageClients clients) : IHostedService
{
    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => clients.EnsureCreatedAsync(cancellationToken);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
