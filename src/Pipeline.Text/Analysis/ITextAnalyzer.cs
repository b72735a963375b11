namespace Pipeline.Text.Analysis;

/// <summary>Reads a text: language, sentences, entities, key phrases. Knows nothing of articles, facts or alerts.</summary>
/// <remarks>Implementations are safe for concurrent use. The same text gives the same analysis from an embedded engine; a service may
/// change its model, which <see cref="TextAnalysis.Engine"/> then tells.</remarks>
public interface ITextAnalyzer
{
    /// <summary>Analyses <paramref name="text"/>, which may be empty and in any language.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="text"/> is null.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing else is thrown by the embedded engine. A service's failure
    /// propagates to the caller, who decides on retries.</exception>
    ValueTask<TextAnalysis> AnalyzeAsync(string text, CancellationToken cancellationToken);
}
