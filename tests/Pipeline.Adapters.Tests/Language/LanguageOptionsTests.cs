using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Adapters.Language;
using Pipeline.Text.Analysis;

namespace Pipeline.Adapters.Tests.Language;

public sealed class LanguageOptionsTests
{
    [Fact]
    public void The_embedded_analyzer_needs_no_setting() => Assert.Empty(Problems(withService: false));

    [Fact]
    public void An_endpoint_is_all_that_the_service_needs() =>
        Assert.Empty(Problems(
            withService: true, ("Analyzer", "Language"), ("Language:Endpoint", "https://news.cognitiveservices.azure.com")));

    [Theory]
    [InlineData("Endpoint", "http://news.cognitiveservices.azure.com")]
    [InlineData("Key", " ")]
    [InlineData("ModelVersion", "../x")]
    [InlineData("ChunkElements", "5121")]
    [InlineData("Concurrency", "0")]
    [InlineData("Tries", "11")]
    [InlineData("RetryDelay", "-00:00:01")]
    [InlineData("LongestWait", "01:00:00")]
    public void A_bad_setting_stops_the_start_with_its_name(string setting, string value)
    {
        var problem = Assert.Single(Problems(
            withService: true, ("Analyzer", "Language"),
            ("Language:Endpoint", "https://news.cognitiveservices.azure.com"), ($"Language:{setting}", value)));

        Assert.StartsWith($"Pipeline:Language:{setting} ", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_host_that_cannot_call_the_service_says_so() =>
        Assert.Contains(
            "only the Function app",
            Assert.Single(Problems(
                withService: false, ("Analyzer", "Language"), ("Language:Endpoint", "https://news.cognitiveservices.azure.com"))),
            StringComparison.Ordinal);

    [Fact]
    public void The_settings_choose_the_analyzer()
    {
        Assert.IsType<EmbeddedTextAnalyzer>(Services(false).GetRequiredService<ITextAnalyzer>());
        (string, string)[] language =
        [
            ("Analyzer", "Language"), ("Language:Endpoint", "https://news.cognitiveservices.azure.com"),
            ("Storage:ConnectionString", "UseDevelopmentStorage=true")
        ];
        Assert.IsType<LanguageServiceAnalyzer>(Services(true, language).GetRequiredService<ITextAnalyzer>());
        Assert.IsType<FallbackTextAnalyzer>(
            Services(true, [.. language, ("AnalyzerFallback", "Embedded")]).GetRequiredService<ITextAnalyzer>());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Every_service_can_be_made(bool withService)
    {
        // As a host does in Development, so that a missing registration shows at the start and not at the first poison message.
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("AzureWebJobsStorage:blobServiceUri", "https://news.blob.core.windows.net"),
            new("AzureWebJobsStorage:queueServiceUri", "https://news.queue.core.windows.net")
        ]).Build();

        var collection = new ServiceCollection().AddLogging().AddPipeline(configuration);
        if (withService)
        {
            collection.AddLanguageService<ScriptedLanguageService>();
        }

        using var services = collection.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

        services.GetRequiredService<IStartupValidator>().Validate();
        Assert.NotNull(services.GetRequiredService<Adapters.Health.HealthCheck>());
    }

    private static IEnumerable<string> Problems(bool withService, params (string Name, string Value)[] settings)
    {
        try
        {
            _ = Services(withService, settings).GetRequiredService<IOptions<LanguageOptions>>().Value;
            return [];
        }
        catch (OptionsValidationException exception)
        {
            return exception.Failures;
        }
    }

    private static ServiceProvider Services(bool withService, params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection().Build();
        foreach (var (name, value) in settings)
        {
            configuration[$"Pipeline:{name}"] = value;
        }

        var services = new ServiceCollection().AddLogging().AddPipeline(configuration);
        if (withService)
        {
            services.AddLanguageService<ScriptedLanguageService>();
        }

        return services.BuildServiceProvider();
    }
}
