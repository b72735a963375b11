using Pipeline.Core.Facts;
using Pipeline.Core.Stories.Tables;

namespace Pipeline.Core.Watches;

/// <summary>One entry of the settings document as people write it: what is left out keeps its default.</summary>
internal sealed record WatchSettingsEntry
{
    public string? Title { get; init; }

    public IReadOnlyList<string>? Destinations { get; init; }

    public IReadOnlyList<FactKind>? Kinds { get; init; }

    public IReadOnlyList<CountryRole>? Roles { get; init; }

    public long? MinimumRise { get; init; }

    public double? MinimumRisePercent { get; init; }

    public int? MinimumSources { get; init; }

    public IReadOnlyList<string>? Muted { get; init; }

    public IReadOnlyDictionary<string, string>? Groups { get; init; }

    public IReadOnlyDictionary<string, int>? Tolerance { get; init; }

    public CountsPlaces? Places { get; init; }

    public Tells? Claims { get; init; }

    public Tells? Lines { get; init; }

    public TellsParts? Parts { get; init; }

    public IReadOnlyList<string>? IgnoredPublishers { get; init; }

    public WatchSettings ToSettings()
    {
        var defaults = WatchSettings.Default;
        return new()
        {
            Title = Title,
            Destinations = Destinations,
            Kinds = Kinds ?? defaults.Kinds,
            Roles = Roles ?? defaults.Roles,
            MinimumRise = MinimumRise ?? defaults.MinimumRise,
            MinimumRisePercent = MinimumRisePercent ?? defaults.MinimumRisePercent,
            MinimumSources = MinimumSources ?? defaults.MinimumSources,
            Muted = Muted ?? defaults.Muted,
            Groups = Groups ?? defaults.Groups,
            Tolerance = Tolerance ?? defaults.Tolerance,
            Places = Places ?? defaults.Places,
            Claims = Claims ?? defaults.Claims,
            Lines = Lines ?? defaults.Lines,
            Parts = Parts ?? defaults.Parts,
            IgnoredPublishers = IgnoredPublishers ?? defaults.IgnoredPublishers,
        };
    }
}
