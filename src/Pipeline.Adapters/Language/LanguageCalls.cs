using Azure;
using Azure.Identity;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Core.Telemetry;

namespace Pipeline.Adapters.Language;

/// <summary>Makes calls of the service: in batches, a few at a time, again when it is throttled, and counts what they cost.</summary>
/// <remarks>A throttled call holds back all others of the process until the service's wait is over: asking on would only prolong it.
/// Documents that failed through no fault of their own are asked for again, alone. Thread-safe.</remarks>
internal sealed partial class LanguageCalls(
    IOptions<LanguageOptions> options, TimeProvider clock, PipelineTelemetry telemetry, ILogger<LanguageCalls> logger) : IDisposable
{
    private readonly LanguageOptions options = options.Value;
    private readonly SemaphoreSlim places = new(options.Value.Concurrency);
    private readonly Lock gate = new();
    private DateTimeOffset heldBackUntil;

    /// <summary>Asks for every document.</summary>
    /// <param name="feature">What is asked for, as metrics and errors call it.</param>
    /// <param name="documents">The documents; their ids tell them apart.</param>
    /// <param name="call">One call of the service.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The model, and one result per document in their order. Errors that are left are the document's own.</returns>
    /// <exception cref="LanguageServiceException">The service failed for good.</exception>
    public async Task<LanguageBatch<T>> AskAsync<T>(
        string feature,
        IReadOnlyList<LanguageDocument> documents,
        Func<IReadOnlyList<LanguageDocument>, CancellationToken, Task<LanguageBatch<T>>> call,
        CancellationToken cancellationToken)
    {
        var batches = await Task.WhenAll(documents.Chunk(ILanguageService.MaxDocuments)
            .Select(batch => AskBatchAsync(feature, batch, call, cancellationToken)));
        return new(batches.Select(batch => batch.ModelVersion).FirstOrDefault() ?? "", [.. batches.SelectMany(batch => batch.Results)]);
    }

    /// <inheritdoc />
    public void Dispose() => places.Dispose();

    private async Task<LanguageBatch<T>> AskBatchAsync<T>(
        string feature,
        LanguageDocument[] batch,
        Func<IReadOnlyList<LanguageDocument>, CancellationToken, Task<LanguageBatch<T>>> call,
        CancellationToken cancellationToken)
    {
        var results = new Dictionary<string, LanguageResult<T>>(StringComparer.Ordinal);
        var open = batch;
        var model = "";
        for (var attempt = 1; ; attempt++)
        {
            string problem;
            RequestFailedException? failure = null;
            try
            {
                var answer = await CallAsync(open, call, cancellationToken);
                model = answer.ModelVersion;
                Take(feature, open, answer, results);
                open = [.. open.Where(document => results[document.Id].Error is { } error && LanguageFailure.IsPassing(error))];
                if (open.Length == 0)
                {
                    return new(model, [.. batch.Select(document => results[document.Id])]);
                }

                problem = $"{open.Length} of {batch.Length} documents: {results[open[0].Id].Error!.Code}";
            }
            catch (RequestFailedException exception) when (!LanguageFailure.IsPassing(exception))
            {
                throw new LanguageServiceException(
                    $"Azure AI Language refused {feature}: {exception.ErrorCode ?? "no code"} ({exception.Status}).", exception);
            }
            catch (AuthenticationFailedException exception)
            {
                throw new LanguageServiceException("No identity could be found for Azure AI Language.", exception);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                problem = "no answer in time";
            }
            catch (RequestFailedException exception)
            {
                failure = exception;
                problem = $"{exception.ErrorCode ?? "no answer"} ({exception.Status})";
            }

            var wait = Wait(failure, attempt);
            if (attempt >= options.Tries || wait > options.LongestWait)
            {
                throw new LanguageServiceException($"Azure AI Language failed at {feature} after {attempt} tries: {problem}.", failure);
            }

            LogAgain(feature, problem, attempt, wait);
            if (failure?.Status is 429 or 503)
            {
                HoldBack(wait);
            }
            else
            {
                await Task.Delay(wait, clock, cancellationToken);
            }
        }
    }

    private async Task<LanguageBatch<T>> CallAsync<T>(
        LanguageDocument[] documents,
        Func<IReadOnlyList<LanguageDocument>, CancellationToken, Task<LanguageBatch<T>>> call,
        CancellationToken cancellationToken)
    {
        await places.WaitAsync(cancellationToken);
        try
        {
            for (var wait = HeldBackFor(); wait > TimeSpan.Zero; wait = HeldBackFor())
            {
                await Task.Delay(wait, clock, cancellationToken);
            }

            return await call(documents, cancellationToken);
        }
        finally
        {
            places.Release();
        }
    }

    private void Take<T>(string feature, LanguageDocument[] asked, LanguageBatch<T> answer, Dictionary<string, LanguageResult<T>> results)
    {
        var answered = answer.Results.ToDictionary(result => result.Id, StringComparer.Ordinal);
        foreach (var document in asked)
        {
            // An answer that leaves a document out is the service's fault.
            var result = answered.GetValueOrDefault(document.Id)
                ?? new(document.Id, [], new LanguageError("InternalServerError", "no result for the document"));
            results[document.Id] = result;
            if (result.Error is null)
            {
                telemetry.Billed(feature, TextChunker.TextRecords(document.Text));
            }
        }
    }

    private TimeSpan Wait(RequestFailedException? failure, int attempt)
    {
        var asked = failure is null ? null : LanguageFailure.RetryAfter(failure, clock.GetUtcNow());
        return asked ?? options.RetryDelay * Math.Pow(2, attempt - 1);
    }

    private void HoldBack(TimeSpan wait)
    {
        lock (gate)
        {
            var until = clock.GetUtcNow() + wait;
            heldBackUntil = until > heldBackUntil ? until : heldBackUntil;
        }
    }

    private TimeSpan HeldBackFor()
    {
        lock (gate)
        {
            return heldBackUntil - clock.GetUtcNow();
        }
    }

    [LoggerMessage(
        Level = LogLevel.Warning, Message = "Azure AI Language could not do {Feature}: {Problem} (try {Attempt}); again in {Wait}")]
    private partial void LogAgain(string feature, string problem, int attempt, TimeSpan wait);
}
