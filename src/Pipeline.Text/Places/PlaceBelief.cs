using Pipeline.Text.Gazetteers;

namespace Pipeline.Text.Places;

/// <summary>How likely a city's or region's name is meant as one.</summary>
internal static class PlaceBelief
{
    // Decimal logarithms of the people from which a city, and a state or county, needs no cue to be believed.
    private const double WellKnown = 5;
    private const double WellKnownRegion = 5.4;

    // From here "in" or "near" is cue enough: half a million people.
    private const double Large = 5.7;

    // From here it is so of a name that no other country's place of any size has.
    private const double Unrivalled = 0.9;
    private const double UnrivalledTown = 4.2;

    // Support from which the text is taken to be about the country, or about the neighbourhood.
    public const double AboutCountry = 0.35;
    private const double AboutPlace = 0.4;

    public static double Of(PlaceCandidate candidate, PlaceReading reading, PlaceSupport support, bool namedElsewhere, double share)
    {
        var name = candidate.Name;
        if (name.IsAbbreviation)
        {
            return 0.9;
        }

        var isKnown = name.IsInNews && IsNamedInNews(name, reading);
        var hasPreposition = candidate.Has(PlaceCues.Preposition | PlaceCues.Dateline | PlaceCues.WeakPreposition);
        if (candidate.Has(PlaceCues.Bearer) && !hasPreposition)
        {
            return 0;
        }

        var isAbout = support.Country >= AboutCountry;
        var isLocal = support.Local >= AboutPlace;
        if ((candidate.Has(PlaceCues.County)
                || name.Name.EndsWith(" County", StringComparison.Ordinal)
                || name.Name.EndsWith(" Parish", StringComparison.Ordinal))
            && (isAbout || isLocal || hasPreposition))
        {
            return 0.85;
        }

        if (name.IsCommonWord)
        {
            var isPlaced = candidate.Has(PlaceCues.Preposition)
                || candidate.Has(PlaceCues.BeforeBearer) && !candidate.Has(PlaceCues.Begins | PlaceCues.BesideName);
            return isPlaced && (isAbout || isKnown || reading.Magnitude >= WellKnown) ? 0.6
                : namedElsewhere && isLocal && !candidate.Has(PlaceCues.Begins | PlaceCues.BesideName | PlaceCues.BeforeName) ? 0.45 : 0;
        }

        hasPreposition |= candidate.Has(PlaceCues.BeforeBearer);
        if (IsSmall(name, reading) && !(isKnown && (hasPreposition || !candidate.Has(PlaceCues.BeforeName))))
        {
            return OfSmall(candidate, reading, support, namedElsewhere, share >= Unrivalled);
        }

        if (candidate.Has(PlaceCues.BesideName))
        {
            return !name.IsPersonalName && reading.Magnitude >= Large ? 0.5 : 0;
        }

        return name.IsPersonalName && !hasPreposition
            ? (isAbout && (reading.Magnitude >= 5.5 || isLocal) ? 0.6 : reading.Magnitude >= 6 ? 0.45 : 0)
            : isAbout || hasPreposition && (isKnown || reading.Kind == PlaceKind.Capital || reading.Magnitude >= Large) ? 0.9 : 0.75;
    }

    /// <summary>Whether the reading is the one of the name that news of the world means: the first place.</summary>
    private static bool IsNamedInNews(PlaceName name, PlaceReading reading)
    {
        foreach (var meaning in name.Meanings)
        {
            if (meaning.Kind is PlaceKind.City or PlaceKind.Capital or PlaceKind.Region)
            {
                return meaning == reading;
            }
        }

        return false;
    }

    private static double OfSmall(
        PlaceCandidate candidate, PlaceReading reading, PlaceSupport support, bool namedElsewhere, bool isUnrivalled)
    {
        var isSure = candidate.Has(PlaceCues.Preposition | PlaceCues.Dateline);
        var hasPreposition = isSure || candidate.Has(PlaceCues.WeakPreposition);
        var isAbout = support.Country >= AboutCountry;
        var isLocal = support.Local >= AboutPlace;
        var name = candidate.Name;
        var isPlain = !name.IsPersonalName && name.Name.Length > 4;
        if (hasPreposition)
        {
            return candidate.Has(PlaceCues.BesideName) && !isSure ? 0 : isLocal ? 0.85 : isAbout ? 0.8
                : isSure && (reading.Kind == PlaceKind.Region ? isPlain
                    : reading.Magnitude >= WellKnown || isPlain && isUnrivalled && reading.Magnitude >= UnrivalledTown) ? 0.5
                : isPlain && reading.Magnitude >= 4 || isSure && !name.IsPersonalName && reading.Magnitude >= 4.5 ? 0.38 : 0;
        }

        if (candidate.Has(PlaceCues.BesideName | PlaceCues.BeforeName))
        {
            return 0;
        }

        if (namedElsewhere && (isLocal || isAbout && isPlain))
        {
            return 0.6;
        }

        return isPlain
            && (isLocal || isAbout && reading.Magnitude >= 4)
            && (support.Local >= 0.6 || !candidate.Has(PlaceCues.Begins))
                ? 0.5
                : 0;
    }

    private static bool IsSmall(PlaceName name, PlaceReading reading) =>
        reading.Kind == PlaceKind.City && reading.Magnitude < WellKnown
        || reading.Kind == PlaceKind.Region && reading.Magnitude < WellKnownRegion
        || name.Name.Length <= 4 && reading.Kind != PlaceKind.Capital && reading.Magnitude < (name.Name.Length == 4 ? 5.6 : 6);
}
