using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Adapters.Storage;
using Pipeline.Adapters.Webhooks;
using Pipeline.Core;
using Pipeline.Core.Alerts;
using Pipeline.Core.Analysis;
using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Text;

namespace Pipeline.Adapters;

/// <summary>All wiring of the pipeline, the same for every host. Read it top to bottom.</summary>
public static class PipelineServiceCollectionExtensions
{
    /// <summary>Adds the whole pipeline: what a drop goes through, from bytes to deliveries.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configuration">Settings: <c>Pipeline:Storage</c>, <c>Pipeline:Destinations</c>, <c>Pipeline:Webhooks</c>,
    /// <c>Pipeline:Delivery</c>.</param>
    public static IServiceCollection AddPipeline(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        return services
            .AddSingleton(TimeProvider.System)
            .AddArticleReading()
            .AddPipelineStorage(options => configuration.GetSection("Pipeline:Storage").Bind(options))
            .AddPipelineWebhooks(configuration)
            .AddSingleton(DeliveryPolicyIn(configuration))
            .AddSingleton<Outbox>()
            .AddSingleton<ArticleProcessor>()
            .AddSingleton<AlertDispatcher>();
    }

    /// <summary>Adds what reads articles and needs neither storage nor network.</summary>
    public static IServiceCollection AddArticleReading(this IServiceCollection services) => services
        .AddSingleton(new ArticleParser())
        .AddSingleton<ITextAnalyzer, EmbeddedTextAnalyzer>()
        .AddSingleton<IFactExtractor>(_ => FactExtractor.WithAllRules())
        .AddSingleton<DropAnalyzer>();

    /// <exception cref="OptionsValidationException">A time is not above zero.</exception>
    private static DeliveryPolicy DeliveryPolicyIn(IConfiguration configuration)
    {
        const string section = "Pipeline:Delivery";
        var policy = new DeliveryPolicy();
        var delays = configuration.GetSection($"{section}:RetryDelays").Get<TimeSpan[]>();
        configuration.GetSection(section).Bind(policy);
        // Binding adds to a list that has defaults; whoever sets delays means these alone.
        policy.RetryDelays = delays ?? new DeliveryPolicy().RetryDelays;
        string[] problems =
        [
            .. policy.SendingLease <= TimeSpan.Zero ? [$"{section}:SendingLease is {policy.SendingLease}, must be above zero"] : Array.Empty<string>(),
            .. policy.MaxRetryAfter <= TimeSpan.Zero ? [$"{section}:MaxRetryAfter is {policy.MaxRetryAfter}, must be above zero"] : Array.Empty<string>(),
            .. policy.RetryDelays.Any(delay => delay < TimeSpan.Zero) ? [$"{section}:RetryDelays must not be negative"] : Array.Empty<string>(),
        ];
        return problems.Length == 0 ? policy : throw new OptionsValidationException(section, typeof(DeliveryPolicy), problems);
    }
}
