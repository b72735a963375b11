namespace Pipeline.Text.Gazetteers;

/// <summary>How words name a place.</summary>
public enum PlaceKind
{
    /// <summary>A country, or a part of one that is called so: "Bahrain", "Scotland".</summary>
    Country,

    /// <summary>The people of a country or what is theirs: "Syrian", "Britons".</summary>
    People,

    /// <summary>A capital.</summary>
    Capital,

    /// <summary>Another city or town.</summary>
    City,

    /// <summary>A state, province or other part of a country.</summary>
    Region,

    /// <summary>A government, its seat or its agency ("the Kremlin", "FBI"), or a known organisation, which may be of no country.</summary>
    Government,

    /// <summary>A place in no single country: "Africa", "Indian Ocean".</summary>
    Wide,
}
