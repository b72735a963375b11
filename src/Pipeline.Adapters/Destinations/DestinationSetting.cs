namespace Pipeline.Adapters.Destinations;

/// <summary>A setting that only the destinations of one kind have.</summary>
/// <param name="Name">What stands in the configuration, in any case.</param>
internal sealed record DestinationSetting(string Name)
{
    /// <summary>The values it may have, in any case; null takes any text.</summary>
    public IReadOnlyList<string>? Choices { get; init; }

    /// <summary>Whether it opens a door, and so must come out of whatever a remote says.</summary>
    public bool IsSecret { get; init; }

    /// <summary>What every value of a secret begins with; the rest alone is as secret as the whole.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What is wrong with it in a destination of another kind, going on from its name; null passes it over there.</summary>
    public string? Elsewhere { get; init; }

    /// <summary>What follows <see cref="Prefix"/>, if the value has it.</summary>
    public string WithoutPrefix(string value) =>
        value.StartsWith(Prefix, StringComparison.Ordinal) ? value[Prefix.Length..] : value;
}
