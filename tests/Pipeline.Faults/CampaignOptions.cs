namespace Pipeline.Faults;

/// <summary>How long and how hard a campaign is.</summary>
internal sealed record CampaignOptions
{
    /// <summary>Decides on drops and faults. Processes run as they like, so a seed gives the same plan and not the same run.</summary>
    public required int Seed { get; init; }

    /// <summary>Drops made, those that are repeated, changed or deleted included.</summary>
    public required int Drops { get; init; }

    /// <summary>Processes killed at least.</summary>
    public required int Kills { get; init; }

    /// <summary>Processes at the same time.</summary>
    public int Processes { get; init; } = 3;

    /// <summary>Where storage, clocks and logs are kept.</summary>
    public required string Folder { get; init; }

    /// <summary>How long nothing may move before it counts as stuck.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);
}
