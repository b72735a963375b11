using Pipeline.Core.Alerts;

namespace Pipeline.Adapters.Destinations.Teams;

/// <summary>A Microsoft Teams workflow ("When a Teams webhook request is received").</summary>
/// <remarks>Teams URLs are checked for almost nothing: their hosts and paths have moved twice, and validation that knew too much is what
/// broke other senders when they did (atc0005/send2teams#723, PostHog/posthog#41202).</remarks>
internal sealed class TeamsKind : IPostedKind
{
    /// <summary>What the workflow is sent; an envelope unless it says otherwise.</summary>
    private static readonly DestinationSetting Payload = new(nameof(TeamsPayload)) { Choices = Enum.GetNames<TeamsPayload>() };

    public string Name => "Teams";

    public IReadOnlyList<DestinationSetting> Settings { get; } = [Payload];

    /// <summary>The old connectors allowed 60 in 30 s; workflows publish no number, so half the pace of that.</summary>
    public TimeSpan? Spacing => TimeSpan.FromSeconds(2);

    public string? ProblemOfAddress(Uri url, IPostedKind kind)
    {
        if (PostedAddress.IsAt(url, "webhook.office.com")
            || url.Host.Equals("outlook.office.com", StringComparison.OrdinalIgnoreCase) && kind == this)
        {
            return "is an Office 365 connector, and those are retired; "
                + "in Teams choose Workflows > 'Send webhook alerts to a channel' and use the address it shows "
                + "(https://learn.microsoft.com/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook).";
        }

        // A flow of one's own takes what it was made to take, so it may well wait for a message that any server may get.
        return kind != this && !kind.SuitsAnyServer
            && (PostedAddress.IsAt(url, "logic.azure.com") || PostedAddress.IsAt(url, "api.powerplatform.com"))
            ? $"belongs to a Microsoft workflow: set Kind to Teams instead of {kind.Name}."
            : null;
    }

    public PostedMessage Compose(Alert alert, DestinationOptions destination, bool isTest) => new(TeamsMessage.Compose(
        alert, destination[Payload] is { } payload ? Enum.Parse<TeamsPayload>(payload) : TeamsPayload.Envelope));

    public AnswerMeaning MeaningOf(RemoteAnswer answer) => new(
        answer.IsSuccess ? "accepted; the workflow can still fail afterwards, so check the channel"
        : (int)answer.Status is 401 or 403 or 404
            ? "the workflow is gone, switched off, or its address changed; open it in Power Automate and copy the address anew"
        : null);
}
