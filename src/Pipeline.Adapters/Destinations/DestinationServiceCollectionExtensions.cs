using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pipeline.Adapters.Destinations.Console;
using Pipeline.Adapters.Destinations.Slack;
using Pipeline.Adapters.Destinations.Teams;
using Pipeline.Adapters.Destinations.Webhook;
using Pipeline.Core.Alerts;

namespace Pipeline.Adapters.Destinations;

/// <summary>Wires the sending of alerts.</summary>
internal static class DestinationServiceCollectionExtensions
{
    /// <summary>Adds <see cref="IAlertSender"/> and <see cref="DestinationSender"/>, the same object, for the destinations of
    /// <paramref name="configuration"/>. Wrong settings stop the start of the host.</summary>
    /// <remarks>Another kind of destination is one more <see cref="IDestinationKind"/> in the services. A host with a console registers an
    /// <see cref="IConsoleAlerts"/>; the clock and the resolver of host names can be replaced by registering a <see cref="TimeProvider"/>
    /// or <see cref="IHostResolver"/> before.</remarks>
    public static IServiceCollection AddPipelineDestinations(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.TryAddEnumerable(
        [
            ServiceDescriptor.Singleton<IDestinationKind, SlackKind>(),
            ServiceDescriptor.Singleton<IDestinationKind, TeamsKind>(),
            ServiceDescriptor.Singleton<IDestinationKind, WebhookKind>(),
            ServiceDescriptor.Singleton<IDestinationKind, ConsoleKind>(),
        ]);
        services.TryAddSingleton<DestinationKinds>();
        services.AddOptions<DestinationsOptions>()
            .Configure<DestinationKinds>((options, kinds) =>
                DestinationsBinder.Bind(configuration.GetSection(DestinationsOptions.Section), options, kinds))
            .ValidateOnStart();
        services.AddOptions<PostingOptions>()
            .Configure<DestinationKinds>((options, kinds) =>
                PostingOptions.Bind(configuration.GetSection(PostingOptions.Section), options, kinds))
            .ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<DestinationsOptions>, DestinationsValidator>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<PostingOptions>, PostingOptionsValidator>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IHostResolver, SystemHostResolver>();
        AddClient(services, Poster.PublicClient, allowPrivate: false);
        AddClient(services, Poster.PrivateClient, allowPrivate: true);
        services.TryAddSingleton<Poster>();
        services.TryAddSingleton(provider => new DestinationSender(
            provider.GetRequiredService<IOptions<DestinationsOptions>>(), provider.GetRequiredService<Poster>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IAlertSender>(provider => provider.GetRequiredService<DestinationSender>());
        return services;
    }

    private static void AddClient(IServiceCollection services, string name, bool allowPrivate) => services
        .AddHttpClient(name, client => client.Timeout = Timeout.InfiniteTimeSpan)
        .RemoveAllLoggers() // They log request URLs, and ours are secrets.
        .ConfigurePrimaryHttpMessageHandler(provider =>
            PrivateAddressGuard.CreateHandler(provider.GetRequiredService<IHostResolver>(), allowPrivate));
}
