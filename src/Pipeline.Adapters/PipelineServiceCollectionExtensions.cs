using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Adapters.Destinations;
using Pipeline.Adapters.Health;
using Pipeline.Adapters.Language;
using Pipeline.Adapters.Settings;
using Pipeline.Adapters.Storage;
using Pipeline.Core;
using Pipeline.Core.Alerts;
using Pipeline.Core.Articles;
using Pipeline.Core.Reading.Rules;
using Pipeline.Core.Telemetry;
using Pipeline.Text.Analysis;

namespace Pipeline.Adapters;

/// <summary>All wiring of the pipeline, the same for every host. Read it top to bottom.</summary>
public static class PipelineServiceCollectionExtensions
{
    /// <summary>Adds the whole pipeline: what a drop goes through, from bytes to deliveries.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configuration">Settings: <c>Pipeline:Analyzer</c>, <c>Pipeline:Language</c>, <c>Pipeline:Storage</c>,
    /// <c>Pipeline:Destinations</c>, <c>Pipeline:Webhooks</c>, <c>Pipeline:Delivery</c>.</param>
    public static IServiceCollection AddPipeline(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<PostingOptions>().Validate<DeliveryPolicy>(
            (webhooks, delivery) => delivery.SendingLease > webhooks.TotalTimeout,
            "Pipeline:Delivery:SendingLease must be longer than Pipeline:Webhooks:TotalTimeout, or two workers could send one delivery.");
        return services
            .AddArticleReading()
            .AddPipelineAnalyzer(configuration)
            .AddPipelineIdentity(configuration)
            .AddPipelineStorage(options =>
            {
                CheckedBinding.Bind(configuration.GetSection("Pipeline:Storage"), options);
                HostStorage.FillIn(options, configuration);
            })
            .AddPipelineDestinations(configuration)
            .AddSingleton(DeliveryPolicyIn(configuration))
            .AddSingleton<Outbox>()
            .AddSingleton<ArticleProcessor>()
            .AddSingleton<ArticleReplay>()
            .AddSingleton<AlertDispatcher>()
            .AddSingleton<UnknownDestinations>()
            .AddSingleton<HealthCheck>();
    }

    /// <summary>Adds the identity by which Azure is spoken to where a setting gives neither connection string nor key: the managed identity
    /// <c>AZURE_CLIENT_ID</c> in Azure, the signed-in developer on a desk
    /// (https://learn.microsoft.com/dotnet/azure/sdk/authentication).</summary>
    private static IServiceCollection AddPipelineIdentity(this IServiceCollection services, IConfiguration configuration) =>
        services.AddSingleton<TokenCredential>(_ => new DefaultAzureCredential(new DefaultAzureCredentialOptions
        {
            ManagedIdentityClientId = configuration["AZURE_CLIENT_ID"] ?? configuration[$"{HostStorage.Connection}:clientId"],
        }));

    /// <summary>Adds what reads articles and needs neither storage nor network.</summary>
    public static IServiceCollection AddArticleReading(this IServiceCollection services) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton<PipelineTelemetry>()
        .AddSingleton(new ArticleParser())
        .AddSingleton<ITextAnalyzer, EmbeddedTextAnalyzer>()
        .AddSingleton<IFactExtractor>(_ => FactExtractor.WithAllRules())
        .AddSingleton<DropReader>();

    /// <exception cref="OptionsValidationException">A time is not above zero.</exception>
    private static DeliveryPolicy DeliveryPolicyIn(IConfiguration configuration)
    {
        const string section = "Pipeline:Delivery";
        var policy = new DeliveryPolicy();
        CheckedBinding.Bind(configuration.GetSection(section), policy);
        // Binding adds to a list that has defaults; whoever sets delays means these alone.
        policy.RetryDelays = configuration.GetSection($"{section}:RetryDelays").Get<TimeSpan[]>() ?? new DeliveryPolicy().RetryDelays;
        string[] problems =
        [
            .. policy.SendingLease <= TimeSpan.Zero
                ? [$"{section}:SendingLease is {policy.SendingLease}, must be above zero"]
                : Array.Empty<string>(),
            .. policy.MaxRetryAfter <= TimeSpan.Zero
                ? [$"{section}:MaxRetryAfter is {policy.MaxRetryAfter}, must be above zero"]
                : Array.Empty<string>(),
            .. policy.GiveUpAfter <= TimeSpan.Zero
                ? [$"{section}:GiveUpAfter is {policy.GiveUpAfter}, must be above zero"]
                : Array.Empty<string>(),
            .. policy.UnknownDestinationAfter < TimeSpan.Zero
                ? [$"{section}:UnknownDestinationAfter is {policy.UnknownDestinationAfter}, must not be negative"]
                : Array.Empty<string>(),
            .. policy.UnknownDestinationRetry <= TimeSpan.Zero || policy.UnknownDestinationRetry > TimeSpan.FromDays(1)
                ? [$"{section}:UnknownDestinationRetry is {policy.UnknownDestinationRetry}, must be above zero and at most a day"]
                : Array.Empty<string>(),
            .. policy.RetryDelays.Any(delay => delay < TimeSpan.Zero)
                ? [$"{section}:RetryDelays must not be negative"]
                : Array.Empty<string>(),
        ];
        return problems.Length == 0 ? policy : throw new OptionsValidationException(section, typeof(DeliveryPolicy), problems);
    }
}
