using Azure;
using Azure.AI.TextAnalytics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Adapters.Language;

namespace Pipeline.Language.Tests;

/// <summary>What goes over the wire, and what becomes of answers of the API generation that the client library speaks.</summary>
public sealed class AzureLanguageServiceTests
{
    private static readonly IReadOnlyList<LanguageDocument> Documents =
        [new("1", "en", "Rima Halder went to Tarvos, where 41 people died.")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Entities_are_copied_with_category_subcategory_and_place()
    {
        var transport = new RecordedTransport(200, Bundle("entities-2023.json"));

        var batch = await Service(transport).RecognizeEntitiesAsync(Documents, Cancel);

        Assert.Equal("2023-02-01", batch.ModelVersion);
        var result = Assert.Single(batch.Results);
        Assert.Equal(("1", null), (result.Id, result.Error));
        Assert.Equal(
            [
                new LanguageEntity("Rima Halder", "Person", null, 0, 11, 0.99),
                new LanguageEntity("Tarvos", "Location", "GPE", 20, 6, 0.84),
                new LanguageEntity("41", "Quantity", "Number", 32, 2, 0.8),
            ],
            result.Values);
    }

    [Fact]
    public async Task The_service_is_asked_for_utf16_offsets_and_to_log_no_text()
    {
        var transport = new RecordedTransport(200, Bundle("entities-2023.json"));

        await Service(transport).RecognizeEntitiesAsync(Documents, Cancel);

        var (uri, body) = Assert.Single(transport.Requests);
        Assert.Equal("language.example", uri.Host);
        Assert.Contains("\"stringIndexType\":\"Utf16CodeUnit\"", body, StringComparison.Ordinal);
        Assert.Contains("\"loggingOptOut\":true", body, StringComparison.Ordinal);
        Assert.Contains("\"modelVersion\":\"2023-09-01\"", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_phrases_are_copied_in_their_order()
    {
        var batch = await Service(new RecordedTransport(200, Bundle("phrases.json"))).ExtractKeyPhrasesAsync(Documents, Cancel);

        Assert.Equal("2022-10-01", batch.ModelVersion);
        Assert.Equal(["Tarvos", "toll", "Rima Halder"], Assert.Single(batch.Results).Values);
    }

    [Fact]
    public async Task A_document_that_failed_is_a_result_with_its_most_particular_code()
    {
        var batch = await Service(new RecordedTransport(200, Bundle("entities-error.json"))).RecognizeEntitiesAsync(Documents, Cancel);

        var result = Assert.Single(batch.Results);
        Assert.Equal(("1", "InvalidDocument"), (result.Id, result.Error!.Code));
        Assert.Empty(result.Values);
    }

    [Fact]
    public async Task A_throttled_call_is_not_repeated_by_the_library()
    {
        var transport = new RecordedTransport(429, """{"error":{"code":"TooManyRequests","message":"slow down"}}""");

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => Service(transport).RecognizeEntitiesAsync(Documents, Cancel));

        Assert.Equal(429, refused.Status);
        Assert.Single(transport.Requests);
    }

    private static AzureLanguageService Service(RecordedTransport transport)
    {
        var options = new LanguageOptions { Endpoint = new Uri("https://language.example"), Key = "a-key", ModelVersion = "2023-09-01" };
        var services = new ServiceCollection()
            .AddSingleton(new TextAnalyticsClientOptions { Transport = transport })
            .BuildServiceProvider();
        return new AzureLanguageService(Options.Create(options), services);
    }

    private static string Bundle(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Bundles", name));
}
