using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Pipeline.Adapters.Destinations.Console;
using Pipeline.Adapters.Destinations.Slack;
using Pipeline.Adapters.Destinations.Teams;
using Pipeline.Adapters.Destinations.Webhook;
using Pipeline.Core.Alerts;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Pipeline.Adapters.Destinations;

/// <summary>Sends alerts to Slack, Teams, webhooks and the console. Safe for concurrent use; one per process, since pace and circuit
/// breakers are kept here.</summary>
/// <remarks>
/// Returns within <see cref="PostingOptions.TotalTimeout"/>. What each answer means: 2xx is delivered (from Slack only with the text
/// <c>ok</c>); 408, 425, 429, 5xx, a failing network and silence are tried again and then deferred; 3xx is not followed, and like
/// every other 4xx fails for good (https://github.com/cloudevents/spec/blob/main/cloudevents/http-webhook.md). A <c>Retry-After</c> up
/// to <see cref="PostingOptions.LongestWait"/> is waited for, a longer one is deferred for that long, at most a day.
/// URLs and secrets appear in no outcome, exception or log.
/// </remarks>
public sealed partial class DestinationSender : IAlertSender
{
    /// <summary>The named <see cref="HttpClient"/> for public addresses.</summary>
    internal const string PublicClient = "Pipeline.Webhooks";

    /// <summary>The named <see cref="HttpClient"/> for destinations with <see cref="DestinationOptions.AllowPrivate"/>.</summary>
    internal const string PrivateClient = "Pipeline.Webhooks.Private";

    private const int LongestBody = 4096;
    private readonly IHttpClientFactory clients;
    private readonly PostingOptions options;
    private readonly TimeProvider time;
    private readonly ILogger<DestinationSender> logger;
    private readonly IConsoleAlerts? console;
    private readonly Dictionary<string, Route> routes = new(StringComparer.Ordinal);

    /// <summary>Prepares the routes of all destinations.</summary>
    /// <param name="clients">Gives the clients that <see cref="DestinationServiceCollectionExtensions.AddPipelineDestinations"/> set up.</param>
    /// <param name="destinations">The destinations, validated.</param>
    /// <param name="options">How patiently to send.</param>
    /// <param name="time">The clock of signatures, waits and limits.</param>
    /// <param name="logger">Told of every delivery, without secrets.</param>
    /// <param name="console">Shows alerts of console destinations; null when the host has no console, and those then fail.</param>
    public DestinationSender(
        IHttpClientFactory clients, IOptions<DestinationsOptions> destinations, IOptions<PostingOptions> options, TimeProvider time,
        ILogger<DestinationSender> logger, IConsoleAlerts? console = null)
    {
        ArgumentNullException.ThrowIfNull(destinations);
        ArgumentNullException.ThrowIfNull(options);
        this.clients = clients;
        this.options = options.Value;
        this.time = time;
        this.logger = logger;
        this.console = console;
        var spacings = new Dictionary<string, MessageSpacing>(StringComparer.Ordinal);
        foreach (var destination in destinations.Value.Destinations)
        {
            routes.Add(destination.Name, Route.To(destination, this.options, time, spacings));
        }

        Destinations =
            [.. destinations.Value.Destinations.Select(destination => new Destination(destination.Name, [.. destination.Watches]))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<Destination> Destinations { get; }

    /// <inheritdoc/>
    public Task<DeliveryOutcome> SendAsync(Alert alert, string destination, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(alert);
        return SendAsync(alert, RouteTo(destination), WebhookEvent.AlertRaised, cancellationToken);
    }

    /// <summary>Sends a message that is recognisably a test, in the destination's own format and with every part of a real alert.</summary>
    /// <returns>What the remote answered.</returns>
    /// <exception cref="ArgumentException">No destination has that name.</exception>
    public Task<DeliveryOutcome> TestAsync(string destination, CancellationToken cancellationToken) =>
        SendAsync(TestAlert.Create(time.GetUtcNow()), RouteTo(destination), WebhookEvent.AlertTest, cancellationToken);

    private Route RouteTo(string destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        return routes.TryGetValue(destination, out var route)
            ? route
            : throw new ArgumentException($"No destination is called '{destination}'.", nameof(destination));
    }

    private async Task<DeliveryOutcome> SendAsync(Alert alert, Route route, string type, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (route.Kind == DestinationKind.Console)
        {
            if (console is null)
            {
                return new DeliveryOutcome.Failed("This host has no console to show alerts on.");
            }

            await console.ShowAsync(alert, route.Name, cancellationToken);
            return new DeliveryOutcome.Delivered("shown on the console");
        }

        var body = route.Kind switch
        {
            DestinationKind.Slack => SlackMessage.Compose(alert),
            DestinationKind.Teams => TeamsMessage.Compose(alert, route.TeamsPayload),
            _ => WebhookEvent.Compose(alert, type),
        };
        var started = time.GetTimestamp();
        var outcome = await PostAsync(alert.Id, body, route, cancellationToken);
        var elapsed = (long)time.GetElapsedTime(started).TotalMilliseconds;
        switch (outcome)
        {
            case DeliveryOutcome.Delivered delivered:
                Log.Delivered(logger, alert.Id, route.Name, delivered.Answer, elapsed);
                break;
            case DeliveryOutcome.Deferred deferred:
                Log.Deferred(logger, alert.Id, route.Name, deferred.Error, elapsed);
                break;
            case DeliveryOutcome.Failed failed:
                Log.Failed(logger, alert.Id, route.Name, failed.Error, elapsed);
                break;
        }

        return outcome;
    }

    private async Task<DeliveryOutcome> PostAsync(string alertId, byte[] body, Route route, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(options.TotalTimeout, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        RemoteAnswer? last = null;
        string? lastWords = null;
        var wait = TimeSpan.Zero;
        try
        {
            var answer = await route.Resilience.Tries.ExecuteAsync(
                async token =>
                {
                    wait = route.Spacing?.Reserve(options.LongestWait) ?? TimeSpan.Zero;
                    if (wait > options.LongestWait)
                    {
                        throw new PaceException();
                    }

                    if (wait > TimeSpan.Zero)
                    {
                        await Task.Delay(wait, time, token);
                    }

                    try
                    {
                        last = await route.Resilience.Attempt.ExecuteAsync(
                            async inner => await AttemptAsync(alertId, body, route, inner), token);
                        lastWords = last.Words(route.Kind, route.Redactor);
                    }
                    catch (Exception exception) when (PostingResilience.IsTransient(exception))
                    {
                        last = null;
                        lastWords = WordsOf(exception, route);
                        throw;
                    }

                    if (last.RetryAfter is { } hold)
                    {
                        route.Spacing?.HoldFor(hold);
                    }

                    return last;
                },
                both.Token);
            return answer.Outcome(route.Kind, route.Redactor);
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
            return new DeliveryOutcome.Failed(route.Redactor.Redact(refusal.Message));
        }
        catch (Exception exception) when (PostingResilience.IsTransient(exception))
        {
            return new DeliveryOutcome.Deferred(null, WordsOf(exception, route));
        }
    }

    private async ValueTask<RemoteAnswer> AttemptAsync(string alertId, byte[] body, Route route, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        using var request = new HttpRequestMessage(HttpMethod.Post, route.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(
            route.Kind == DestinationKind.Webhook ? WebhookEvent.ContentType : "application/json; charset=utf-8");
        request.Headers.TryAddWithoutValidation("User-Agent", "Pipeline-Webhooks/1.0");
        if (route.Kind == DestinationKind.Webhook)
        {
            request.Headers.Add(StandardWebhooksSignature.IdHeader, alertId);
            request.Headers.Add(StandardWebhooksSignature.TimestampHeader, StandardWebhooksSignature.Timestamp(now));
            if (route.Signature is not null)
            {
                request.Headers.Add(StandardWebhooksSignature.SignatureHeader, route.Signature.Sign(alertId, now, body));
            }
        }

        using var client = clients.CreateClient(route.AllowPrivate ? PrivateClient : PublicClient);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var (text, isCut) = await ReadAsync(response, route.Kind, cancellationToken);
        var retryAfter = RemoteAnswer.ReadRetryAfter(route.Kind, response.StatusCode, response.Headers.RetryAfter, text, time.GetUtcNow());
        return new RemoteAnswer(response.StatusCode, text, retryAfter, isCut);
    }

    /// <summary>The first 4 KB of the answer. Only Slack's text decides anything, so elsewhere a body that fails is an empty one.</summary>
    private static async Task<(string Text, bool IsCut)> ReadAsync(
        HttpResponseMessage response, DestinationKind kind, CancellationToken cancellationToken)
    {
        var buffer = new byte[LongestBody + 1];
        var length = 0;
        try
        {
            await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
            length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        }
        catch (Exception exception) when (kind != DestinationKind.Slack
            && (exception is IOException or HttpRequestException
                || exception is OperationCanceledException && response.IsSuccessStatusCode))
        {
            // The status has said it all; sending again because the words stayed out would tell it twice.
            return ("", false);
        }

        return (Encoding.UTF8.GetString(buffer, 0, Math.Min(length, LongestBody)), length > LongestBody);
    }

    private string WordsOf(Exception exception, Route route) => exception switch
    {
        TimeoutRejectedException => $"No answer within {options.AttemptTimeout.TotalSeconds:0} s.",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "The host name could not be resolved.",
        _ => route.Redactor.Redact(
            exception.InnerException is { } inner && !exception.Message.Contains(inner.Message, StringComparison.Ordinal)
                ? $"{exception.Message} {inner.Message}"
                : exception.Message),
    };

    /// <summary>The next moment for this URL is too far away.</summary>
    private sealed class PaceException : Exception;

    /// <summary>All that is known about the way to one destination.</summary>
    private sealed record Route(
        string Name, DestinationKind Kind, Uri? Url, bool AllowPrivate, TeamsPayload TeamsPayload, Redactor Redactor,
        StandardWebhooksSignature? Signature, PostingResilience Resilience, MessageSpacing? Spacing)
    {
        public static Route To(
            DestinationOptions destination, PostingOptions options, TimeProvider time, Dictionary<string, MessageSpacing> spacings)
        {
            var kind = destination.Kind ?? throw new ArgumentException("A destination needs a kind.", nameof(destination));
            var url = kind == DestinationKind.Console ? null : new Uri(destination.Url!, UriKind.Absolute);
            var spacing = kind switch
            {
                DestinationKind.Slack => options.SlackSpacing,
                DestinationKind.Teams => options.TeamsSpacing,
                _ => TimeSpan.Zero,
            };
            MessageSpacing? spaced = null;
            if (url is not null && spacing > TimeSpan.Zero && !spacings.TryGetValue(url.AbsoluteUri, out spaced))
            {
                spacings[url.AbsoluteUri] = spaced = new MessageSpacing(spacing, time);
            }

            return new(
                destination.Name, kind, url, destination.AllowPrivate, destination.TeamsPayload,
                new Redactor(destination.Url, destination.Secret, destination.PreviousSecret),
                destination.Secret is { } secret ? new StandardWebhooksSignature(secret, destination.PreviousSecret) : null,
                new PostingResilience(options, time),
                spaced);
        }

        /// <summary>The name alone; a record's own text would show the URL.</summary>
        public override string ToString() => Name;
    }

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
