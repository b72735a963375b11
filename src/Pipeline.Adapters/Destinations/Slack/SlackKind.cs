using System.Text.Json;
using Pipeline.Core.Alerts;

namespace Pipeline.Adapters.Destinations.Slack;

/// <summary>A Slack incoming webhook.</summary>
internal sealed class SlackKind : IPostedKind
{
    private static readonly string[] Hosts = ["hooks.slack.com", "hooks.slack-gov.com"];

    /// <summary>What Slack's words mean for whoever looks after the destination
    /// (https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks, "Handling errors").</summary>
    private static readonly Dictionary<string, string> Hints = new(StringComparer.Ordinal)
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

    public string Name => "Slack";

    /// <summary>"1 per second" (https://docs.slack.dev/apis/web-api/rate-limits).</summary>
    public TimeSpan? Spacing => TimeSpan.FromSeconds(1);

    /// <summary>Slack says "ok" to what it posted, whatever the status, so its words are needed.</summary>
    public bool DecidesByWords => true;

    public string? ProblemOfAddress(Uri url, IPostedKind kind)
    {
        if (!Hosts.Contains(url.Host, StringComparer.OrdinalIgnoreCase))
        {
            return null;
        }

        if (url.AbsolutePath.StartsWith("/triggers/", StringComparison.OrdinalIgnoreCase)
            || url.AbsolutePath.StartsWith("/workflows/", StringComparison.OrdinalIgnoreCase))
        {
            return "is a Workflow Builder trigger, which takes variables and no message; "
                + "create an incoming webhook (its path begins with /services/) at https://api.slack.com/apps.";
        }

        if (kind != this)
        {
            return $"belongs to Slack: set Kind to Slack instead of {kind.Name}.";
        }

        return url.AbsolutePath.StartsWith("/services/", StringComparison.Ordinal)
            ? null
            : "is on Slack's host but is no incoming webhook; those have a path that begins with /services/.";
    }

    public PostedMessage Compose(Alert alert, DestinationOptions destination, bool isTest) => new(SlackMessage.Compose(alert));

    /// <remarks>Alertmanager too takes every text other than "ok" as a refusal (prometheus/alertmanager, notify/slack/slack.go). A 429 that
    /// names no delay means 1 s.</remarks>
    public AnswerMeaning MeaningOf(RemoteAnswer answer) => new(
        Hints.GetValueOrDefault(answer.Body.Trim()),
        answer.IsSuccess && answer.Body.Trim() != "ok" ? "expected ok; is this a Slack webhook?" : null,
        (int)answer.Status == 429 ? SecondsIn(answer.Body) ?? TimeSpan.FromSeconds(1) : null);

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
