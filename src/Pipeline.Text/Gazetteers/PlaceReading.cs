namespace Pipeline.Text.Gazetteers;

/// <summary>One meaning of a place's name.</summary>
/// <param name="Code">ISO 3166-1 alpha-2 of the country it lies in; empty for <see cref="PlaceKind.Wide"/> and for organisations of no country.</param>
/// <param name="Kind">How the name names it.</param>
/// <param name="Thousands">Its people in thousands; 0 when unknown or not a place of its own (a country, a people, an agency).</param>
public readonly record struct PlaceReading(string Code, PlaceKind Kind, int Thousands);
