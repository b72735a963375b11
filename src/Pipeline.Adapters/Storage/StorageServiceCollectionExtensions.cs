using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pipeline.Core.Alerts;
using Pipeline.Core.Drops;
using Pipeline.Core.Watches;

namespace Pipeline.Adapters.Storage;

/// <summary>Registers the pipeline's storage.</summary>
public static class StorageServiceCollectionExtensions
{
    /// <summary>Adds blobs and queues as the pipeline's stores, all singletons, with options that are checked at start.</summary>
    /// <param name="services">The services.</param>
    /// <param name="configure">Sets the options; a host may configure <see cref="StorageOptions"/> elsewhere as well.</param>
    /// <remarks>Without a connection string the host registers the identity as <see cref="TokenCredential"/>. A host with clients of its
    /// own registers <see cref="StorageClients"/> first.</remarks>
    public static IServiceCollection AddPipelineStorage(this IServiceCollection services, Action<StorageOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        var options = services.AddOptions<StorageOptions>().ValidateOnStart();
        if (configure is not null)
        {
            options.Configure(configure);
        }

        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<StorageOptions>, ValidateStorageOptions>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(provider =>
        {
            var storage = provider.GetRequiredService<IOptions<StorageOptions>>().Value;
            // Finding an identity takes time that a connection string does not need.
            return StorageClients.Create(
                storage, string.IsNullOrWhiteSpace(storage.ConnectionString) ? provider.GetService<TokenCredential>() : null);
        });
        services.TryAddSingleton<DropReceipts>();
        services.TryAddSingleton<DropFeed>();

        services.TryAddSingleton<TriggeredDrops>();
        services.TryAddSingleton<MissedDropSearch>();
        services.TryAddSingleton<MissedDropSweep>();
        services.TryAddSingleton<TriggeredDeliveries>();

        services.TryAddSingleton<BlobLedgerStore>();
        services.TryAddSingleton<ILedgerStore>(provider => provider.GetRequiredService<BlobLedgerStore>());
        services.TryAddSingleton<BlobAlertStore>();
        services.TryAddSingleton<IAlertStore>(provider => provider.GetRequiredService<BlobAlertStore>());
        services.TryAddSingleton<DeliveryQueue>();
        services.TryAddSingleton<IAlertQueue>(provider => provider.GetRequiredService<DeliveryQueue>());
        services.TryAddSingleton<BlobDropArchive>();
        services.TryAddSingleton<IDropArchive>(provider => provider.GetRequiredService<BlobDropArchive>());
        services.TryAddSingleton<BlobTimeline>();
        services.TryAddSingleton<UnreadableSearch>();
        services.TryAddSingleton<BlobWatchSettings>();
        services.TryAddSingleton<IWatchSettingsSource>(provider => provider.GetRequiredService<BlobWatchSettings>());
        return services;
    }
}
