using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Adapters.Storage;
using Pipeline.Adapters.Webhooks;
using Pipeline.Core;
using Pipeline.Core.Alerts;
using Pipeline.Core.Articles;
using Pipeline.Core.Facts;
using Pipeline.Core.Facts.Counts;
using Pipeline.Core.Facts.Countries;
using Pipeline.Core.Facts.Groups;
using Pipeline.Text;

namespace Pipeline.Adapters;

/// <summary>All wiring of the pipeline, the same for every host. Read it top to bottom.</summary>
public static class PipelineServiceCollectionExtensions
{
    /// <summary>Adds the whole pipeline: what a drop goes through, from bytes to deliveries.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configuration">Settings: <c>Pipeline:Storage</c>, <c>Pipeline:Destinations</c>, <c>Pipeline:Webhooks</c>.</param>
    public static IServiceCollection AddPipeline(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        return services
            .AddSingleton(TimeProvider.System)
            .AddArticleReading()
            .AddPipelineStorage(options => configuration.GetSection("Pipeline:Storage").Bind(options))
            .AddPipelineWebhooks(configuration)
            .AddSingleton(new DeliveryPolicy())
            .AddSingleton<Outbox>()
            .AddSingleton<ArticleProcessor>()
            .AddSingleton<AlertDispatcher>();
    }

    /// <summary>Adds what reads articles and needs neither storage nor network.</summary>
    public static IServiceCollection AddArticleReading(this IServiceCollection services) => services
        .AddSingleton(new ArticleParser())
        .AddSingleton<ITextAnalyzer, EmbeddedTextAnalyzer>()
        .AddSingleton<IFactRule, VictimCountRule>()
        .AddSingleton<IFactRule, TargetGroupRule>()
        .AddSingleton<IFactRule, CountryRule>()
        .AddSingleton<IFactExtractor, FactExtractor>();
}
