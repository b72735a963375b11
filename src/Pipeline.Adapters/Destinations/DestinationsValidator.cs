using Microsoft.Extensions.Options;
using Pipeline.Adapters.Destinations.Webhook;

namespace Pipeline.Adapters.Destinations;

/// <summary>Stops a start with destinations that could never work. Its messages name the setting and what would be right, and hold
/// neither URL nor secret.</summary>
/// <remarks>Teams URLs are checked for almost nothing: their hosts and paths have moved twice, and validation that knew too much is what
/// broke other senders when they did (atc0005/send2teams#723, PostHog/posthog#41202).</remarks>
public sealed class DestinationsValidator : IValidateOptions<DestinationsOptions>
{
    private static readonly string[] SlackHosts = ["hooks.slack.com", "hooks.slack-gov.com"];

    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? name, DestinationsOptions options)
    {
        var problems = Problems(options);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    /// <summary>Everything that is wrong, one sentence each; empty when all is well.</summary>
    public static IReadOnlyList<string> Problems(DestinationsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var problems = new List<string>(options.Unreadable);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < options.Destinations.Count; i++)
        {
            var destination = options.Destinations[i];
            var setting = options.SettingOf(i);
            if (string.IsNullOrWhiteSpace(destination.Name) || destination.Name.Length > 64 || destination.Name.Any(char.IsControl))
            {
                problems.Add($"{setting}:Name is missing or odd: give a name of 1 to 64 characters, such as newsroom-slack.");
            }
            else if (!names.Add(destination.Name))
            {
                problems.Add($"{setting}:Name is used by another destination too; deliveries are recorded by name, so each needs its own.");
            }

            if (destination.Kind is not { } kind)
            {
                // A kind that is there but unreadable was reported while reading it.
                if (!options.Unreadable.Any(unreadable => unreadable.StartsWith($"{setting}:Kind ", StringComparison.Ordinal)))
                {
                    problems.Add($"{setting}:Kind is missing: one of {string.Join(", ", Enum.GetNames<DestinationKind>())}.");
                }

                continue;
            }

            if (kind != DestinationKind.Console && ProblemOfUrl(kind, destination.Url) is { } problem)
            {
                problems.Add($"{setting}:Url {problem}");
            }

            foreach (var (key, secret) in new[] { ("Secret", destination.Secret), ("PreviousSecret", destination.PreviousSecret) })
            {
                if (secret is null)
                {
                    continue;
                }

                if (kind != DestinationKind.Webhook)
                {
                    problems.Add($"{setting}:{key} has no use here: only a Webhook is signed.");
                }
                else if (!StandardWebhooksSignature.TryReadSecret(secret, out _))
                {
                    problems.Add(
                        $"{setting}:{key} must be whsec_ followed by base64 of 24 to 64 random bytes, "
                        + "for example whsec_$(openssl rand -base64 32).");
                }
            }

            if (destination is { Secret: null, PreviousSecret: not null } && kind == DestinationKind.Webhook)
            {
                problems.Add($"{setting}:PreviousSecret stands alone: put the new secret into {setting}:Secret.");
            }
        }

        return problems;
    }

    /// <summary>What works but deserves a second look, one sentence each, for <c>doctor</c>.</summary>
    public static IReadOnlyList<string> Warnings(DestinationsOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var warnings = new List<string>();
        for (var i = 0; i < options.Destinations.Count; i++)
        {
            var destination = options.Destinations[i];
            if (destination is { Kind: DestinationKind.Webhook, Secret: null })
            {
                warnings.Add($"{options.SettingOf(i)}:Secret is not set: the receiver cannot tell our requests from anybody else's.");
            }

            if (destination.AllowPrivate)
            {
                warnings.Add($"{options.SettingOf(i)}:AllowPrivate lets alerts go to addresses of private networks.");
            }
        }

        return warnings;
    }

    private static string? ProblemOfUrl(DestinationKind kind, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return $"is missing: a {kind} destination needs the address to post to.";
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("https" or "http") || url.Host.Length == 0)
        {
            return "must be an absolute https address.";
        }

        if (url.Scheme == "http" && !PrivateAddressGuard.IsLoopbackHost(url.IdnHost))
        {
            return "must begin with https; plain http is accepted only for this machine (localhost, 127.0.0.1, [::1]).";
        }

        if (url.UserInfo.Length > 0)
        {
            return "must not hold a user name or password; they would not be sent.";
        }

        var slack = SlackHosts.Contains(url.Host, StringComparer.OrdinalIgnoreCase);
        if (slack && (url.AbsolutePath.StartsWith("/triggers/", StringComparison.OrdinalIgnoreCase)
            || url.AbsolutePath.StartsWith("/workflows/", StringComparison.OrdinalIgnoreCase)))
        {
            return "is a Workflow Builder trigger, which takes variables and no message; "
                + "create an incoming webhook (its path begins with /services/) at https://api.slack.com/apps.";
        }

        if (slack && kind != DestinationKind.Slack)
        {
            return $"belongs to Slack: set Kind to Slack instead of {kind}.";
        }

        if (slack && !url.AbsolutePath.StartsWith("/services/", StringComparison.Ordinal))
        {
            return "is on Slack's host but is no incoming webhook; those have a path that begins with /services/.";
        }

        if (IsHostOf(url, "webhook.office.com")
            || url.Host.Equals("outlook.office.com", StringComparison.OrdinalIgnoreCase) && kind == DestinationKind.Teams)
        {
            return "is an Office 365 connector, and those are retired; "
                + "in Teams choose Workflows > 'Send webhook alerts to a channel' and use the address it shows "
                + "(https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook).";
        }

        if (kind == DestinationKind.Slack && (IsHostOf(url, "logic.azure.com") || IsHostOf(url, "api.powerplatform.com")))
        {
            return "belongs to a Microsoft workflow: set Kind to Teams instead of Slack.";
        }

        return null;
    }

    private static bool IsHostOf(Uri url, string domain) =>
        url.Host.Equals(domain, StringComparison.OrdinalIgnoreCase) || url.Host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase);
}
