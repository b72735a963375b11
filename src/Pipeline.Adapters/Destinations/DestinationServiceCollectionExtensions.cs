using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pipeline.Adapters.Destinations.Console;
using Pipeline.Adapters.Settings;
using Pipeline.Core.Alerts;

namespace Pipeline.Adapters.Destinations;

/// <summary>Wires the sending of alerts.</summary>
public static class DestinationServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IAlertSender"/> and <see cref="DestinationSender"/>, the same object, for the destinations of
    /// <paramref name="configuration"/>. Wrong settings stop the start of the host.</summary>
    /// <remarks>A host with a console registers an <see cref="IConsoleAlerts"/>; the clock and the resolver of host names can be replaced
    /// by registering a <see cref="TimeProvider"/> or <see cref="IHostResolver"/> before.</remarks>
    public static IServiceCollection AddPipelineDestinations(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<DestinationsOptions>()
            .Configure(options => DestinationsBinder.Bind(configuration.GetSection(DestinationsOptions.Section), options))
            .ValidateOnStart();
        services.AddOptions<PostingOptions>().BindChecked(configuration.GetSection(PostingOptions.Section));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DestinationsOptions>, DestinationsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PostingOptions>, PostingOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IHostResolver, SystemHostResolver>();
        AddClient(services, DestinationSender.PublicClient, allowPrivate: false);
        AddClient(services, DestinationSender.PrivateClient, allowPrivate: true);
        services.TryAddSingleton<DestinationSender>();
        services.TryAddSingleton<IAlertSender>(provider => provider.GetRequiredService<DestinationSender>());
        return services;
    }

    private static void AddClient(IServiceCollection services, string name, bool allowPrivate) => services
        .AddHttpClient(name, client => client.Timeout = Timeout.InfiniteTimeSpan)
        .RemoveAllLoggers() // They log request URLs, and ours are secrets.
        .ConfigurePrimaryHttpMessageHandler(provider =>
            PrivateAddressGuard.CreateHandler(provider.GetRequiredService<IHostResolver>(), allowPrivate));
}
