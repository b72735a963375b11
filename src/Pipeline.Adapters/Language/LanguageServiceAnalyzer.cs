using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Text;
using Pipeline.Text.Analysis;

namespace Pipeline.Adapters.Language;

/// <summary>Reads with Azure AI Language. The embedded analyzer cuts the text and tells its language,
/// the service says what is named in it.</summary>
/// <remarks>
/// A text that was read before is not sent again: what the service read is kept by the text (<see cref="IReadingStore"/>), so a re-dropped
/// article, a retried or duplicate event and the same wire copy under another name cost nothing. Within one process the same text at the
/// same time is sent once.
/// <para>A language that the service does not speak is left to the embedded analyzer. Thread-safe.</para>
/// </remarks>
internal sealed partial class LanguageServiceAnalyzer(
    ILanguageService service,
    LanguageCalls calls,
    IReadingStore readings,
    EmbeddedTextAnalyzer embedded,
    IOptions<LanguageOptions> options,
    ILogger<LanguageServiceAnalyzer> logger) : ITextAnalyzer, IDisposable
{
    /// <summary>What <see cref="TextAnalysis.Engine"/> begins with; the model's version follows.</summary>
    public const string EngineName = "azure-ai-language";

    private const int Stripes = 64;

    private readonly LanguageOptions options = options.Value;
    private readonly SemaphoreSlim[] turns = [.. Enumerable.Range(0, Stripes).Select(_ => new SemaphoreSlim(1, 1))];

    /// <inheritdoc/>
    /// <exception cref="LanguageServiceException">The service failed for good.</exception>
    public async ValueTask<TextAnalysis> AnalyzeAsync(string text, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(text);
        var own = await embedded.AnalyzeAsync(text, cancellationToken);
        var chunks = TextChunker.Chunks(text, own.Sentences, options.ChunkElements);
        if (chunks.Count == 0)
        {
            return own;
        }

        var key = new ReadingKey(options.ModelVersion, text);
        var turn = turns[key.GetHashCode() & (Stripes - 1)];
        await turn.WaitAsync(cancellationToken);
        try
        {
            var reading = await readings.FindAsync(key, cancellationToken);
            if (reading is null)
            {
                reading = await ReadAsync(text, own.Language, chunks, cancellationToken);
                await readings.SaveAsync(key, reading, cancellationToken);
            }
            else
            {
                LogKnown(key.Name);
            }

            return reading.Apply(own);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var turn in turns)
        {
            turn.Dispose();
        }
    }

    private async Task<TextReading> ReadAsync(
        string text, string language, IReadOnlyList<TextSpan> chunks, CancellationToken cancellationToken)
    {
        LanguageDocument[] documents = [.. chunks.Select((chunk, index) =>
            new LanguageDocument($"{index + 1}", language is "und" ? null : language, chunk.In(text)))];
        var entities = await calls.AskAsync("entities", documents, service.RecognizeEntitiesAsync, cancellationToken);
        if (IsUnspoken(entities))
        {
            LogUnspoken(language);
            return TextReading.None;
        }

        var phrases = await calls.AskAsync("key phrases", documents, service.ExtractKeyPhrasesAsync, cancellationToken);
        return new TextReading
        {
            Engine = $"{EngineName}/{entities.ModelVersion}",
            Entities = [.. LanguageMerge.Entities(text, Values(entities).Select((values, index) => (chunks[index], values)))
                .Select(entity => new ReadEntity(entity.Text, entity.Category, entity.Span.Start, entity.Confidence))],
            KeyPhrases = IsUnspoken(phrases) ? [] : LanguageMerge.KeyPhrases(Values(phrases)),
        };
    }

    private static bool IsUnspoken<T>(LanguageBatch<T> batch) =>
        batch.Results.Any(result => result.Error is { } error && LanguageFailure.IsUnspokenLanguage(error));

    /// <summary>Half an article read by the service would look whole: one document that fails fails the text.</summary>
    private static IEnumerable<IReadOnlyList<T>> Values<T>(LanguageBatch<T> batch) => batch.Results.Select(result =>
        result.Error is { } error
            ? throw new LanguageServiceException($"Azure AI Language refused a part of the text: {error.Code}.")
            : result.Values);

    [LoggerMessage(Level = LogLevel.Debug, Message = "The text {Reading} was read before; the service is not asked")]
    private partial void LogKnown(string reading);

    [LoggerMessage(
        Level = LogLevel.Information, Message = "Azure AI Language does not speak {Language}; the embedded analyzer's reading stands")]
    private partial void LogUnspoken(string language);
}
