using Microsoft.Extensions.DependencyInjection;
using Pipeline.Adapters.Language;

namespace Pipeline.Language;

/// <summary>Gives a host the calls of Azure AI Language.</summary>
public static class AzureLanguageServiceCollectionExtensions
{
    /// <summary>Adds <see cref="AzureLanguageService"/>, so that <c>Pipeline:Analyzer=Language</c> can be chosen.</summary>
    public static IServiceCollection AddAzureLanguage(this IServiceCollection services) =>
        services.AddLanguageService<AzureLanguageService>();
}
