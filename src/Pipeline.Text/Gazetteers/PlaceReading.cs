namespace Pipeline.Text.Gazetteers;

/// <summary>One meaning of a place's name.</summary>
/// <param name="Code">ISO 3166-1 alpha-2 of the country it lies in; empty for <see cref="PlaceKind.Wide"/> and for organisations
/// of no country.</param>
/// <param name="Kind">How the name names it.</param>
/// <param name="Thousands">Its people in thousands, to about five in a hundred; 0 when unknown or not a place of its own
/// (a people, an agency).</param>
public readonly record struct PlaceReading(string Code, PlaceKind Kind, int Thousands)
{
    /// <summary>The decimal logarithm of its people; 0 when unknown.</summary>
    internal double Magnitude { get; init; }

    /// <summary>Number of the country in the table; 0 for none.</summary>
    internal int Country { get; init; }

    /// <summary>Number of the state, province or other first-level division that it is or lies in; 0 when unknown.
    /// Means nothing outside one table.</summary>
    internal int Division { get; init; }

    /// <summary>Number of the division that it lies in; 0 when unknown, and for a division itself. Counties, which lie in one, are located;
    /// divisions are not.</summary>
    internal int LiesIn => Kind is PlaceKind.City or PlaceKind.Capital || Kind == PlaceKind.Region && IsLocated ? Division : 0;

    /// <summary>Tenths of a degree north; <see cref="PackedReading.Nowhere"/> when unknown.</summary>
    internal short Latitude { get; init; }

    /// <summary>Tenths of a degree east.</summary>
    internal short Longitude { get; init; }

    /// <summary>Whether it is known where it lies.</summary>
    internal bool IsLocated => Latitude != PackedReading.Nowhere;
}
