using Pipeline.Core.Alerts;

namespace Pipeline.Adapters.Destinations.Webhook;

/// <summary>Anything that takes a CloudEvent by POST, signed as Standard Webhooks does.</summary>
internal sealed class WebhookKind : IPostedKind
{
    private const string NoUse = "has no use here: only a Webhook is signed.";

    /// <summary>Signs: <c>whsec_</c> and base64 of 24 to 64 random bytes; without it events go unsigned.</summary>
    private static readonly DestinationSetting Secret = new("Secret")
    {
        IsSecret = true,
        Prefix = StandardWebhooksSignature.Prefix,
        Elsewhere = NoUse,
    };

    /// <summary>While secrets are exchanged: the old one, which signs too.</summary>
    private static readonly DestinationSetting PreviousSecret = Secret with { Name = "PreviousSecret" };

    public string Name => "Webhook";

    public IReadOnlyList<DestinationSetting> Settings { get; } = [Secret, PreviousSecret];

    public bool SuitsAnyServer => true;

    public IEnumerable<string> ProblemsOfSettings(DestinationOptions destination)
    {
        foreach (var setting in Settings)
        {
            if (destination[setting] is { } secret && !StandardWebhooksSignature.TryReadSecret(secret, out _))
            {
                yield return $"{setting.Name} must be whsec_ followed by base64 of 24 to 64 random bytes, "
                    + "for example whsec_$(openssl rand -base64 32).";
            }
        }

        if (destination[Secret] is null && destination[PreviousSecret] is not null)
        {
            yield return $"PreviousSecret stands alone: put the new secret into {destination.Path}:Secret.";
        }
    }

    public IEnumerable<string> WarningsOf(DestinationOptions destination) =>
        destination[Secret] is null ? ["Secret is not set: the receiver cannot tell our requests from anybody else's."] : [];

    public PostedMessage Compose(Alert alert, DestinationOptions destination, bool isTest)
    {
        var body = WebhookEvent.Compose(alert, isTest);
        var signature = destination[Secret] is { } secret ? new StandardWebhooksSignature(secret, destination[PreviousSecret]) : null;
        return new(body) { ContentType = WebhookEvent.ContentType, HeadersAt = now => Headers(alert.Id, body, signature, now) };
    }

    public AnswerMeaning MeaningOf(RemoteAnswer answer) => new((int)answer.Status == 410 ? "the receiver wants no more" : null);

    private static IReadOnlyList<(string Name, string Value)> Headers(
        string id, byte[] body, StandardWebhooksSignature? signature, DateTimeOffset now) =>
    [
        (StandardWebhooksSignature.IdHeader, id),
        (StandardWebhooksSignature.TimestampHeader, StandardWebhooksSignature.Timestamp(now)),
        .. signature is null
            ? Array.Empty<(string, string)>()
            : [(StandardWebhooksSignature.SignatureHeader, signature.Sign(id, now, body))],
    ];
}
