using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Pipeline.Core.Alerts;

namespace Pipeline.Adapters.Destinations;

/// <summary>What a remote said to one try.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">The answer's first 4 KB as text, empty when unreadable.</param>
/// <param name="RetryAfter">How long to leave it alone, if it said so.</param>
/// <param name="IsCut">Whether the body went on.</param>
internal sealed record RemoteAnswer(HttpStatusCode Status, string Body, TimeSpan? RetryAfter = null, bool IsCut = false)
{
    /// <summary>A remote that asks for more has not asked: an alert put off for a month is lost.</summary>
    private static readonly TimeSpan LongestRetryAfter = TimeSpan.FromDays(1);

    /// <summary>What Slack's words mean for whoever looks after the destination
    /// (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks, "Handling errors").</summary>
    private static readonly Dictionary<string, string> SlackHints = new(StringComparer.Ordinal)
    {
        ["invalid_payload"] = "Slack does not understand the message; please report this",
        ["invalid_blocks"] = "Slack does not understand the message; please report this",
        ["user_not_found"] = "the webhook posts to a user who is gone",
        ["action_prohibited"] = "an administrator restricts posting there",
        ["posting_to_general_channel_denied"] = "only administrators may post to that channel",
        ["channel_not_found"] = "the channel is gone; create a webhook for another one",
        ["channel_is_archived"] = "the channel is archived; create a webhook for another one",
        ["no_service"] = "the webhook was removed; create a new one",
        ["no_active_hooks"] = "the webhook was disabled; create a new one",
        ["no_team"] = "the workspace is gone",
        ["team_disabled"] = "the workspace is disabled",
        ["invalid_token"] = "the webhook's address is wrong or was revoked",
    };

    public bool IsSuccess => (int)Status is >= 200 and < 300;

    /// <summary>Worth another try: the remote's own trouble, or too much of ours.</summary>
    public bool IsTransient => (int)Status is 408 or 425 or 429 or >= 500;

    /// <summary>The remote's own trouble, which the circuit breaker counts.</summary>
    public bool IsBroken => (int)Status >= 500;

    /// <summary>Reads the delay from the header, in seconds or as a date, or from Slack's JSON;
    /// Slack's 429 without either means 1 s.</summary>
    public static TimeSpan? ReadRetryAfter(
        DestinationKind kind, HttpStatusCode status, RetryConditionHeaderValue? header, string body, DateTimeOffset now)
    {
        if ((int)status is not (429 or >= 500))
        {
            return null;
        }

        var asked = header switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - now,
            _ when kind == DestinationKind.Slack && (int)status == 429 => SecondsIn(body) ?? TimeSpan.FromSeconds(1),
            _ => (TimeSpan?)null,
        };
        return asked is not { } delay ? null
            : delay < TimeSpan.Zero ? TimeSpan.Zero
            : delay > LongestRetryAfter ? LongestRetryAfter
            : delay;
    }

    /// <summary>Status and words: "HTTP 404: channel_not_found (the channel is gone; create a webhook for another one)".</summary>
    public string Words(DestinationKind kind, Redactor redactor)
    {
        var said = redactor.Redact(Body, IsCut);
        var hint = kind switch
        {
            DestinationKind.Slack => SlackHints.GetValueOrDefault(Body.Trim()),
            DestinationKind.Teams when IsSuccess => "accepted; the workflow can still fail afterwards, so check the channel",
            DestinationKind.Teams when (int)Status is 401 or 403 or 404 =>
                "the workflow is gone, switched off, or its address changed; open it in Power Automate and copy the address anew",
            DestinationKind.Webhook when (int)Status == 410 => "the receiver wants no more",
            _ => null,
        };
        if ((int)Status is >= 300 and < 400)
        {
            hint = "a redirect, which is not followed; put the final address into Url";
        }

        return $"HTTP {(int)Status}{(said.Length > 0 ? $": {said}" : "")}{(hint is null ? "" : $" ({hint})")}";
    }

    /// <summary>What this answer means when it is the last one.</summary>
    public DeliveryOutcome Outcome(DestinationKind kind, Redactor redactor)
    {
        var words = Words(kind, redactor);
        if (IsSuccess)
        {
            // Slack says "ok" to what it posted, and Alertmanager takes every other text as a refusal
            // (prometheus/alertmanager, notify/slack/slack.go).
            return kind == DestinationKind.Slack && Body.Trim() != "ok"
                ? new DeliveryOutcome.Failed($"{words} (expected ok; is this a Slack webhook?)")
                : new DeliveryOutcome.Delivered(words);
        }

        return IsTransient ? new DeliveryOutcome.Deferred(RetryAfter, words) : new DeliveryOutcome.Failed(words);
    }

    private static TimeSpan? SecondsIn(string body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("retry_after", out var seconds)
                && seconds.ValueKind == JsonValueKind.Number && seconds.TryGetDouble(out var value) && value is >= 0 and <= 86_400
                ? TimeSpan.FromSeconds(value)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
