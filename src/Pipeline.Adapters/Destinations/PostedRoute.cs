using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;
using Pipeline.Core.Alerts;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Pipeline.Adapters.Destinations;

/// <summary>The way to one destination that is posted to, with its circuit breaker.</summary>
/// <remarks>
/// Returns within <see cref="PostingOptions.TotalTimeout"/>. What each answer means, beyond what the kind knows of it: 2xx is delivered;
/// 408, 425, 429, 5xx, a failing network and silence are tried again and then deferred; 3xx is not followed, and like every other 4xx
/// fails for good (https://github.com/cloudevents/spec/blob/main/cloudevents/http-webhook.md). A <c>Retry-After</c> up to
/// <see cref="PostingOptions.LongestWait"/> is waited for, a longer one is deferred for that long, at most a day.
/// URLs and secrets appear in no outcome, exception or log.
/// </remarks>
internal sealed partial class PostedRoute(
    DestinationOptions destination, IPostedKind kind, MessageSpacing? spacing, PostingOptions options, IHttpClientFactory clients,
    TimeProvider time, ILogger logger) : IDestinationRoute
{
    private const int LongestBody = 4096;
    private readonly Uri url = new(destination.Url!, UriKind.Absolute);
    private readonly Redactor redactor = new(destination.Secrets);
    private readonly PostingResilience resilience = new(options, time);

    /// <inheritdoc/>
    public async Task<DeliveryOutcome> SendAsync(Alert alert, bool isTest, CancellationToken cancellationToken)
    {
        var message = kind.Compose(alert, destination, isTest);
        var started = time.GetTimestamp();
        var outcome = await PostAsync(message with { AlertId = alert.Id }, cancellationToken);
        var elapsed = (long)time.GetElapsedTime(started).TotalMilliseconds;
        switch (outcome)
        {
            case DeliveryOutcome.Delivered delivered:
                Log.Delivered(logger, alert.Id, destination.Name, delivered.Answer, elapsed);
                break;
            case DeliveryOutcome.Deferred deferred:
                Log.Deferred(logger, alert.Id, destination.Name, deferred.Error, elapsed);
                break;
            case DeliveryOutcome.Failed failed:
                Log.Failed(logger, alert.Id, destination.Name, failed.Error, elapsed);
                break;
        }

        return outcome;
    }

    private async Task<DeliveryOutcome> PostAsync(PostedMessage message, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.TotalTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        RemoteAnswer? last = null;
        string? lastWords = null;
        var wait = TimeSpan.Zero;
        try
        {
            var answer = await resilience.Tries.ExecuteAsync(
                async token =>
                {
                    wait = spacing?.Reserve(options.LongestWait) ?? TimeSpan.Zero;
                    if (wait > options.LongestWait)
                    {
                        throw new PaceException();
                    }

                    if (wait > TimeSpan.Zero)
                    {
                        await Task.Delay(wait, time, token);
                    }

                    var headers = message.HeadersAt(time.GetUtcNow());
                    var kept = new KeptWords(redactor, message.Body, headers);
                    try
                    {
                        last = await resilience.Attempt.ExecuteAsync(
                            async inner => await AttemptAsync(message, headers, kept, inner), token);
                        lastWords = last.Words;
                    }
                    catch (Exception exception) when (PostingResilience.IsTransient(exception))
                    {
                        last = null;
                        lastWords = WordsOf(exception, kept);
                        throw;
                    }

                    if (last.RetryAfter is { } hold)
                    {
                        spacing?.HoldFor(hold);
                    }

                    return last;
                },
                both.Token);
            return answer.Outcome;
        }
        catch (PaceException)
        {
            return new DeliveryOutcome.Deferred(
                wait, $"Waiting for its turn in {Math.Ceiling(wait.TotalSeconds):0} s: the remote takes only so many messages in a time.")
            {
                IsTry = lastWords is not null,
            };
        }
        catch (BrokenCircuitException broken)
        {
            var rest = broken.RetryAfter ?? options.BreakFor;
            return new DeliveryOutcome.Deferred(
                rest,
                $"The destination kept failing and is left alone for {Math.Ceiling(rest.TotalSeconds):0} s"
                + $"{(lastWords is null ? "." : $"; last: {lastWords}")}")
            {
                IsTry = lastWords is not null,
            };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested && limit.IsCancellationRequested)
        {
            return new DeliveryOutcome.Deferred(
                last?.RetryAfter,
                $"Not delivered within {options.TotalTimeout.TotalSeconds:0} s{(lastWords is null ? "." : $"; last: {lastWords}")}");
        }
        catch (Exception exception) when (PostingResilience.RefusalIn(exception) is { } refusal)
        {
            return new DeliveryOutcome.Failed(redactor.Redact(refusal.Message));
        }
        catch (Exception exception) when (PostingResilience.IsTransient(exception))
        {
            // Only a try throws these, and has left its words.
            return new DeliveryOutcome.Deferred(null, lastWords!);
        }
    }

    private async ValueTask<RemoteAnswer> AttemptAsync(
        PostedMessage message, IReadOnlyList<(string Name, string Value)> headers, KeptWords kept, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(message.Body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(message.ContentType);
        request.Headers.TryAddWithoutValidation("User-Agent", "Pipeline-Webhooks/1.0");
        if (message.AlertId is { } id && id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_'))
        {
            request.Headers.Add(PostedMessage.AlertHeader, id);
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        using var client = clients.CreateClient(destination.AllowPrivate ? Poster.PrivateClient : Poster.PublicClient);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var (text, isCut) = await ReadAsync(response, cancellationToken);
        return new RemoteAnswer(response.StatusCode, text, kept.Of(text, isCut))
            .ReadBy(kind, response.Headers.RetryAfter, time.GetUtcNow());
    }

    /// <summary>The first 4 KB of the answer. Where the words decide nothing, a body that fails is an empty one.</summary>
    private async Task<(string Text, bool IsCut)> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestBody + 1];
        var length = 0;
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        }
        catch (Exception exception) when (!kind.DecidesByWords
            && (exception is IOException or HttpRequestException
                || exception is OperationCanceledException && response.IsSuccessStatusCode))
        {
            // The status has said it all; sending again because the words stayed out would tell it twice.
            return ("", false);
        }

        return (Encoding.UTF8.GetString(buffer, 0, Math.Min(length, LongestBody)), length > LongestBody);
    }

    private string WordsOf(Exception exception, KeptWords kept) => exception switch
    {
        TimeoutRejectedException => $"No answer within {options.AttemptTimeout.TotalSeconds:0} s.",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "The host name could not be resolved.",
        _ => kept.Of(
            exception.InnerException is { } inner && !exception.Message.Contains(inner.Message, StringComparison.Ordinal)
                ? $"{exception.Message} {inner.Message}"
                : exception.Message),
    };

    /// <summary>The next moment for this URL is too far away.</summary>
    private sealed class PaceException : Exception;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "Delivered alert {AlertId} to {Destination} in {Elapsed} ms: {Answer}")]
        public static partial void Delivered(ILogger logger, string alertId, string destination, string answer, long elapsed);

        [LoggerMessage(2, LogLevel.Warning, "Deferred alert {AlertId} to {Destination} after {Elapsed} ms: {Error}")]
        public static partial void Deferred(ILogger logger, string alertId, string destination, string error, long elapsed);

        [LoggerMessage(3, LogLevel.Error, "Failed alert {AlertId} to {Destination} after {Elapsed} ms: {Error}")]
        public static partial void Failed(ILogger logger, string alertId, string destination, string error, long elapsed);
    }
}
