using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Pipeline.Web.Http;
using Pipeline.Web.Pages;
using Pipeline.Web.Reading;

namespace Pipeline.Web.Hosting;

/// <summary>Registers the dashboard and its API over a pipeline that is registered already.</summary>
public static class WebServiceCollectionExtensions
{
    /// <summary>Adds readers and pages.</summary>
    public static IServiceCollection AddPipelineWeb(this IServiceCollection services, WebOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.AddRouting();
        services.TryAddSingleton(TimeProvider.System);
        return services
            .AddSingleton(options)
            .AddSingleton<WatchReader>()
            .AddSingleton<ArticleReader>()
            .AddSingleton<DeliveryReader>()
            .AddSingleton<RejectionReader>()
            .AddSingleton<PageRenderer>()
            .AddSingleton<DashboardPipeline>();
    }
}
