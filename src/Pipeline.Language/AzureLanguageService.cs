using Azure;
using Azure.AI.TextAnalytics;
using Azure.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Pipeline.Adapters.Language;

namespace Pipeline.Language;

/// <summary>Azure AI Language over its client library: the calls, and the copying of the library's types. Everything else is decided in
/// <c>Pipeline.Adapters.Language</c>.</summary>
/// <remarks>The library always asks for offsets in UTF-16 code units. Its own retries are off: the caller waits, for all its calls at once.
/// A host may register <see cref="TextAnalyticsClientOptions"/> of its own, for a proxy or another transport.
/// <para>Compiled on nuget.org's full feed only (docs/decisions/0003): use nothing here that the public API listing of 5.3.0 does not
/// show.</para></remarks>
internal sealed class AzureLanguageService(IOptions<LanguageOptions> options, IServiceProvider services) : ILanguageService
{
    private readonly Lazy<TextAnalyticsClient> client = new(() => Create(options.Value, services));

    private TextAnalyticsRequestOptions Request => new() { DisableServiceLogs = true, ModelVersion = options.Value.ModelVersion };

    /// <inheritdoc/>
    public async Task<LanguageBatch<LanguageEntity>> RecognizeEntitiesAsync(
        IReadOnlyList<LanguageDocument> documents, CancellationToken cancellationToken)
    {
        var answer = await client.Value.RecognizeEntitiesBatchAsync(Inputs(documents), Request, cancellationToken);
        return new(answer.Value.ModelVersion, [.. answer.Value.Select(result => result.HasError
            ? new LanguageResult<LanguageEntity>(result.Id, [], ErrorOf(result))
            : new LanguageResult<LanguageEntity>(result.Id, [.. result.Entities.Select(entity => new LanguageEntity(
                entity.Text, entity.Category.ToString(), entity.SubCategory, entity.Offset, entity.Length, entity.ConfidenceScore))]))]);
    }

    /// <inheritdoc/>
    public async Task<LanguageBatch<string>> ExtractKeyPhrasesAsync(
        IReadOnlyList<LanguageDocument> documents, CancellationToken cancellationToken)
    {
        var answer = await client.Value.ExtractKeyPhrasesBatchAsync(Inputs(documents), Request, cancellationToken);
        return new(answer.Value.ModelVersion, [.. answer.Value.Select(result => result.HasError
            ? new LanguageResult<string>(result.Id, [], ErrorOf(result))
            : new LanguageResult<string>(result.Id, [.. result.KeyPhrases]))]);
    }

    private static TextAnalyticsClient Create(LanguageOptions options, IServiceProvider services)
    {
        var settings = services.GetService<TextAnalyticsClientOptions>() ?? new TextAnalyticsClientOptions();
        settings.Retry.MaxRetries = 0;
        return options.Key is { } key
            ? new TextAnalyticsClient(options.Endpoint, new AzureKeyCredential(key), settings)
            : new TextAnalyticsClient(options.Endpoint, services.GetRequiredService<TokenCredential>(), settings);
    }

    private static IEnumerable<TextDocumentInput> Inputs(IReadOnlyList<LanguageDocument> documents) =>
        documents.Select(document => new TextDocumentInput(document.Id, document.Text) { Language = document.Language });

    private static LanguageError ErrorOf(TextAnalyticsResult result) => new(result.Error.ErrorCode.ToString(), result.Error.Message ?? "");
}
