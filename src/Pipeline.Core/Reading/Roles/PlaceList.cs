namespace Pipeline.Core.Reading.Roles;

/// <summary>The list of places that a mention stands in, be it the only one: "in Bahrain, Mexico and India".</summary>
/// <param name="Before">Index of the token before the list, without article and direction; before the sentence's first where none
/// is.</param>
/// <param name="Countries">How many countries it names, the mention counted as one.</param>
internal readonly record struct PlaceList(int Before, int Countries);
