namespace Pipeline.Adapters.Language;

/// <summary>The two calls of Azure AI Language that the pipeline makes. Nothing is decided behind it:
/// no retry, no chunk, no merging.</summary>
/// <remarks>An implementation opts out of the service's logging of texts, asks for offsets in UTF-16 code units and for the model of
/// <see cref="LanguageOptions.ModelVersion"/>, and lets <see cref="Azure.RequestFailedException"/> out. Safe for concurrent use.</remarks>
public interface ILanguageService
{
    /// <summary>Most documents of one call: the service takes 5 for entities and 10 for key phrases
    /// (https://learn.microsoft.com/azure/ai-services/language-service/concepts/data-limits).</summary>
    const int MaxDocuments = 5;

    /// <summary>Named entities of each document.</summary>
    Task<LanguageBatch<LanguageEntity>> RecognizeEntitiesAsync(
        IReadOnlyList<LanguageDocument> documents, CancellationToken cancellationToken);

    /// <summary>Key phrases of each document.</summary>
    Task<LanguageBatch<string>> ExtractKeyPhrasesAsync(IReadOnlyList<LanguageDocument> documents, CancellationToken cancellationToken);
}
