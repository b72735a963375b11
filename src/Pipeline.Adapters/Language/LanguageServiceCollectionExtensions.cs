using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Pipeline.Adapters.Settings;
using Pipeline.Text.Analysis;

namespace Pipeline.Adapters.Language;

/// <summary>Wires the analyzer that the settings ask for.</summary>
public static class LanguageServiceCollectionExtensions
{
    /// <summary>Adds <see cref="ITextAnalyzer"/>, in place of one that was added before. A host that can call Azure AI Language adds
    /// <see cref="AddLanguageService{TService}"/> too; in another host a setting that asks for it stops the start.</summary>
    public static IServiceCollection AddPipelineAnalyzer(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<AnalyzerOptions>()
            .Configure(options => CheckedBinding.Bind(configuration.GetSection(AnalyzerOptions.Section), options, AnalyzerOptions.Sections))
            .ValidateOnStart();
        services.AddOptions<LanguageOptions>().BindChecked(configuration.GetSection(LanguageOptions.Section));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<LanguageOptions>, LanguageOptionsValidator>(provider => new(
            provider.GetRequiredService<IOptions<AnalyzerOptions>>(),
            provider.GetRequiredService<IServiceProviderIsService>().IsService(typeof(ILanguageService)))));
        services.TryAddSingleton<EmbeddedTextAnalyzer>();
        services.AddSingleton<ITextAnalyzer>(provider => provider.GetRequiredService<IOptions<AnalyzerOptions>>().Value switch
        {
            { Analyzer: AnalyzerKind.Embedded } => provider.GetRequiredService<EmbeddedTextAnalyzer>(),
            { AnalyzerFallback: AnalyzerFallback.Embedded } => provider.GetRequiredService<FallbackTextAnalyzer>(),
            _ => provider.GetRequiredService<LanguageServiceAnalyzer>(),
        });
        return services;
    }

    /// <summary>Adds Azure AI Language as <typeparamref name="TService"/> calls it, and what reads by it. They come together: without the
    /// service its analyzers could not be made, and a host that checks its services at the start would not start.</summary>
    public static IServiceCollection AddLanguageService<TService>(this IServiceCollection services)
        where TService : class, ILanguageService
    {
        ArgumentNullException.ThrowIfNull(services);
        return services
            .AddSingleton<ILanguageService, TService>()
            .AddSingleton<IReadingStore, BlobReadingStore>()
            .AddSingleton<LanguageCalls>()
            .AddSingleton<LanguageServiceAnalyzer>()
            .AddSingleton<FallbackTextAnalyzer>();
    }
}
