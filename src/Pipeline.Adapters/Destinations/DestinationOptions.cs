namespace Pipeline.Adapters.Destinations;

/// <summary>One entry of <c>Pipeline:Destinations</c>.</summary>
internal sealed class DestinationOptions
{
    private readonly Dictionary<string, string> own = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where it stands in the configuration, for messages.</summary>
    public required string Path { get; init; }

    /// <summary>What it speaks; null when the setting is missing or names no kind that is registered, and the start then stops.</summary>
    public IDestinationKind? Kind { get; init; }

    /// <summary>Unique name, as deliveries, logs and <c>doctor</c> call it. Not a secret.</summary>
    public string Name { get; init; } = "";

    /// <summary>Where to post; a secret. Posted to exactly as given: query, port and all.</summary>
    public string? Url { get; init; }

    /// <summary>Watches it accepts; empty accepts all. A trailing <c>*</c> matches any end.</summary>
    public IList<string> Watches { get; } = [];

    /// <summary>Allows addresses of private networks. Link-local, metadata and reserved addresses
    /// stay refused (<see cref="PrivateAddressGuard"/>).</summary>
    public bool AllowPrivate { get; init; }

    /// <summary>What must come out of whatever a remote says.</summary>
    public IEnumerable<string?> Secrets =>
    [
        Url,
        .. (Kind?.Settings ?? []).Where(setting => setting.IsSecret)
            .SelectMany(setting => this[setting] is { } value ? (string[])[value, setting.WithoutPrefix(value)] : []),
    ];

    /// <summary>The value of a setting that only some kinds have; null when it is not set.</summary>
    public string? this[DestinationSetting setting]
    {
        get => own.GetValueOrDefault(setting.Name);
        set
        {
            if (value is not null)
            {
                own[setting.Name] = value;
            }
        }
    }
}

/// <summary>The destinations, in the order of the configuration.</summary>
internal sealed class DestinationsOptions
{
    /// <summary>The section they are bound from.</summary>
    public const string Section = "Pipeline:Destinations";

    /// <summary>The destinations; none is fine, alerts are then only stored.</summary>
    public IList<DestinationOptions> Destinations { get; } = [];

    /// <summary>What binding could not read, in words that hold no value.</summary>
    public IList<string> Unreadable { get; } = [];
}
