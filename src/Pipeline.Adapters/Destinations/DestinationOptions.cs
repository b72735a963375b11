using Pipeline.Adapters.Destinations.Console;

namespace Pipeline.Adapters.Destinations;

/// <summary>What a destination speaks.</summary>
public enum DestinationKind
{
    /// <summary>A Slack incoming webhook.</summary>
    Slack,

    /// <summary>A Microsoft Teams workflow ("When a Teams webhook request is received").</summary>
    Teams,

    /// <summary>Anything that takes a CloudEvent by POST, signed as Standard Webhooks does.</summary>
    Webhook,

    /// <summary>Shown by the host itself (<see cref="IConsoleAlerts"/>); needs no URL.</summary>
    Console,
}

/// <summary>What a Teams workflow is sent.</summary>
public enum TeamsPayload
{
    /// <summary>A message with the card as its attachment:
    /// what the template "Post to a channel when a webhook request is received" loops over.</summary>
    Envelope,

    /// <summary>The bare card, for a flow of one's own that posts the body as it is. Such a flow says "Property 'type' must be
    /// 'AdaptiveCard'" to an envelope.</summary>
    Card,
}

/// <summary>One entry of <c>Pipeline:Destinations</c>.</summary>
public sealed class DestinationOptions
{
    /// <summary>What it speaks.</summary>
    public DestinationKind? Kind { get; set; }

    /// <summary>Unique name, as deliveries, logs and <c>doctor</c> call it. Not a secret.</summary>
    public string Name { get; set; } = "";

    /// <summary>Where to post; a secret. Posted to exactly as given: query, port and all.</summary>
    public string? Url { get; set; }

    /// <summary>Signs a <see cref="DestinationKind.Webhook"/>: <c>whsec_</c> and base64 of 24 to 64 random bytes;
    /// null sends unsigned.</summary>
    public string? Secret { get; set; }

    /// <summary>While secrets are exchanged: the old one, which signs too.</summary>
    public string? PreviousSecret { get; set; }

    /// <summary>Watches it accepts; empty accepts all. A trailing <c>*</c> matches any end.</summary>
    public IList<string> Watches { get; } = [];

    /// <summary>Allows addresses of private networks. Link-local, metadata and reserved addresses
    /// stay refused (<see cref="PrivateAddressGuard"/>).</summary>
    public bool AllowPrivate { get; set; }

    /// <summary>What a Teams workflow is sent.</summary>
    public TeamsPayload TeamsPayload { get; set; }
}

/// <summary>The destinations, in the order of the configuration.</summary>
public sealed class DestinationsOptions
{
    /// <summary>The section they are bound from.</summary>
    public const string Section = "Pipeline:Destinations";

    /// <summary>The destinations; none is fine, alerts are then only stored.</summary>
    public IList<DestinationOptions> Destinations { get; } = [];

    /// <summary>What binding could not read, in words that hold no value.</summary>
    internal List<string> Unreadable { get; } = [];

    /// <summary>The setting that each destination came from, for messages; by position when set in code.</summary>
    internal Dictionary<DestinationOptions, string> Settings { get; } = [];

    internal string SettingOf(int index) =>
        Settings.TryGetValue(Destinations[index], out var path) ? path : $"{Section}:{index}";
}
