using Microsoft.Extensions.Logging;
using Pipeline.Text.Analysis;

namespace Pipeline.Adapters.Language;

/// <summary>Reads with the service, and with the embedded analyzer what the service fails to read. What is then read is not kept as the
/// service's reading, so the next run of the drop asks the service again.</summary>
internal sealed partial class FallbackTextAnalyzer(
    LanguageServiceAnalyzer service, EmbeddedTextAnalyzer embedded, ILogger<FallbackTextAnalyzer> logger) : ITextAnalyzer
{
    /// <inheritdoc/>
    public async ValueTask<TextAnalysis> AnalyzeAsync(string text, CancellationToken cancellationToken)
    {
        try
        {
            return await service.AnalyzeAsync(text, cancellationToken);
        }
        catch (LanguageServiceException exception)
        {
            LogFellBack(exception);
            return await embedded.AnalyzeAsync(text, cancellationToken);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Azure AI Language failed for good; the embedded analyzer reads the article")]
    private partial void LogFellBack(Exception exception);
}
