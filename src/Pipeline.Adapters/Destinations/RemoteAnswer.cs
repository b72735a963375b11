using System.Net;
using System.Net.Http.Headers;
using Pipeline.Core.Alerts;

namespace Pipeline.Adapters.Destinations;

/// <summary>What a remote said to one try.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The answer's first 4 KB as text, empty when unreadable: for what decides by it, and for nobody's eyes.</param>
/// <param name="Shown">What is kept of the body: one line, without secrets and without what it repeats of the request.</param>
internal sealed record RemoteAnswer(HttpStatusCode Status, string Body, string Shown)
{
    /// <summary>A remote that asks for more has not asked: an alert put off for a month is lost.</summary>
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(1);

    /// <summary>How long to leave it alone, if it said so.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>Worth another try: the remote's own trouble, or too much of ours.</summary>
    public bool IsTransient => (int)Status is 408 or 425 or 429 or >= 500;

    /// <summary>The remote's own trouble, which the circuit breaker counts.</summary>
    public bool IsBroken => (int)Status >= 500;

    private AnswerMeaning Meaning { get; init; } = AnswerMeaning.Plain;

    /// <summary>The answer as <paramref name="kind"/> understands it.</summary>
    /// <param name="kind">The kind of the destination.</param>
    /// <param name="header">The delay that it asks for, in seconds or as a date.</param>
    /// <param name="now">The time of the answer.</param>
    public RemoteAnswer ReadBy(IPostedKind kind, RetryConditionHeaderValue? header, DateTimeOffset now)
    {
        var meaning = kind.MeaningOf(this);
        return this with
        {
            Meaning = meaning,
            RetryAfter = (int)Status is 429 or >= 500 ? Bounded(Delay(header, now) ?? meaning.RetryAfter) : null,
        };
    }

    /// <summary>Status and words: "HTTP 404: channel_not_found (the channel is gone; create a webhook for another one)".</summary>
    public string Words
    {
        get
        {
            var hint = (int)Status is >= 300 and < 400
                ? "a redirect, which is not followed; put the final address into Url"
                : Meaning.Hint;
            return $"HTTP {(int)Status}{(Shown.Length > 0 ? $": {Shown}" : "")}{(hint is null ? "" : $" ({hint})")}";
        }
    }

    /// <summary>What this answer means when it is the last one.</summary>
    public DeliveryOutcome Outcome
    {
        get
        {
            if (IsSuccess)
            {
                return Meaning.Refusal is { } refusal
                    ? new DeliveryOutcome.Failed($"{Words} ({refusal})")
                    : new DeliveryOutcome.Delivered(Words);
            }

            return IsTransient ? new DeliveryOutcome.Deferred(RetryAfter, Words) : new DeliveryOutcome.Failed(Words);
        }
    }

    private static TimeSpan? Delay(RetryConditionHeaderValue? header, DateTimeOffset now) =>
        header?.Delta ?? (header?.Date is { } date ? date - now : null);

    private static TimeSpan? Bounded(TimeSpan? asked) => asked is not { } delay ? null
        : delay < TimeSpan.Zero ? TimeSpan.Zero
        : delay > LongestRetryAfter ? LongestRetryAfter
        : delay;
}
