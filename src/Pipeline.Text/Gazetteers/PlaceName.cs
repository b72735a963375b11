namespace Pipeline.Text.Gazetteers;

/// <summary>A name in the gazetteer with everything that it may mean.</summary>
/// <param name="Name">The name as it is written.</param>
/// <param name="Readings">At least one; the likeliest first, which for cities is the one with most people.</param>
/// <param name="IsCommonWord">Whether it is an English word too ("Nice", "Reading"), so that it needs a reason
/// to be read as a place.</param>
/// <param name="IsPersonalName">Whether people are called so ("Jordan", "Victoria").</param>
public sealed record PlaceName(string Name, IReadOnlyList<PlaceReading> Readings, bool IsCommonWord, bool IsPersonalName)
{
    /// <summary>Whether it is the abbreviation of a state or province, which counts only after a comma: "Pa.", "ON".</summary>
    public bool IsAbbreviation { get; init; }

    /// <summary>Whether news of the world names the place, its first reading, though it is small.</summary>
    internal bool IsInNews { get; init; }

    /// <summary>The readings without the cost of an interface.</summary>
    internal PlaceReading[] Meanings { get; } = [.. Readings];
}
