using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;

namespace Pipeline.Adapters.Destinations;

/// <summary>The Polly pipelines of one destination: tries around, circuit breaker and time limit of one try within. Between them the
/// sender waits its turn, which must count neither as slow nor as broken.</summary>
internal sealed class PostingResilience
{
    private static readonly TimeSpan Watched = TimeSpan.FromMinutes(2);

    public PostingResilience(PostingOptions options, TimeProvider time)
    {
        var tries = new ResiliencePipelineBuilder<RemoteAnswer> { TimeProvider = time };
        if (options.Tries > 1)
        {
            tries.AddRetry(new RetryStrategyOptions<RemoteAnswer>
            {
                MaxRetryAttempts = options.Tries - 1,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                MaxDelay = options.LongestWait,
                ShouldHandle = args => ValueTask.FromResult(args.Outcome switch
                {
                    { Exception: { } exception } => IsTransient(exception),
                    { Result: { IsTransient: true } answer } => answer.RetryAfter is null || answer.RetryAfter <= options.LongestWait,
                    _ => false,
                }),
                DelayGenerator = args => ValueTask.FromResult(
                    args.Outcome.Result?.RetryAfter is { } asked ? Longer(asked, Backoff(options, args.AttemptNumber)) : (TimeSpan?)null),
            });
        }

        Tries = tries.Build();
        Attempt = new ResiliencePipelineBuilder<RemoteAnswer> { TimeProvider = time }
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<RemoteAnswer>
            {
                FailureRatio = 0.8,
                MinimumThroughput = options.BreakAfter,
                SamplingDuration = Watched,
                BreakDuration = options.BreakFor,
                ShouldHandle = args => ValueTask.FromResult(
                    args.Outcome.Exception is { } exception ? IsTransient(exception) : args.Outcome.Result is { IsBroken: true }),
            })
            .AddTimeout(new TimeoutStrategyOptions { Timeout = options.AttemptTimeout })
            .Build();
    }

    public ResiliencePipeline<RemoteAnswer> Tries { get; }

    public ResiliencePipeline<RemoteAnswer> Attempt { get; }

    /// <summary>The pause that would follow by itself: a remote may ask for a longer one, never for a shorter.</summary>
    private static TimeSpan Backoff(PostingOptions options, int retries)
    {
        var pause = options.RetryDelay * Math.Pow(2, retries);
        return pause < options.LongestWait ? pause : options.LongestWait;
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;

    /// <summary>The refusal of an address, wherever <see cref="HttpClient"/> wrapped it.</summary>
    public static PrivateAddressException? RefusalIn(Exception exception)
    {
        for (var inner = exception; inner is not null; inner = inner.InnerException)
        {
            if (inner is PrivateAddressException refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    public static bool IsTransient(Exception exception) =>
        exception is HttpRequestException or IOException or TimeoutRejectedException && RefusalIn(exception) is null;
}
