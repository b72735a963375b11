namespace Pipeline.Core.Facts.Countries;

/// <summary>What the words around one mention say about the country's role.</summary>
/// <param name="Role">The role.</param>
/// <param name="Strength">0 to 1; 0 when the words say nothing.</param>
internal readonly record struct RoleCue(CountryRole Role, double Strength)
{
    /// <summary>Nothing is said.</summary>
    public static RoleCue None => new(CountryRole.Mentioned, 0);
}
