using Pipeline.Text.Gazetteers;
using Pipeline.Text.Tokens;

namespace Pipeline.Text.Places;

/// <summary>Reads the words right after a name that say where it lies: "Paris, Texas", "Alexandria (Egypt)", "Moscow, Idaho".</summary>
internal static class PlaceQualifier
{
    /// <summary>The reading that the qualifier leaves; null without one. Its people are unknown when the gazetteer
    /// has no such place.</summary>
    public static PlaceReading? Of(TokenizedText tokens, List<PlaceCandidate> candidates, int index)
    {
        if (index + 1 >= candidates.Count)
        {
            return null;
        }

        var candidate = candidates[index];
        var next = candidates[index + 1];
        var mark = candidate.End;
        if (next.First != mark + 1 || tokens.Raw(mark) is not ("," or "(")
            || candidate.Name.Meanings[0].Kind is PlaceKind.People or PlaceKind.Government or PlaceKind.Wide
            || candidate.Name.IsAbbreviation)
        {
            return null;
        }

        // "Lancaster, Ohio": a reading in that state; "Paris, France": one in that country, the largest.
        var isCountryName = candidate.Name.Meanings[0].Kind == PlaceKind.Country;
        foreach (var outer in next.Name.Meanings)
        {
            if (outer.Kind is not (PlaceKind.Country or PlaceKind.Region))
            {
                continue;
            }

            foreach (var own in candidate.Name.Meanings)
            {
                var holds = outer.Kind == PlaceKind.Region
                    ? own.Division == outer.Division && outer.Division != 0 && own.Kind != PlaceKind.Country
                    : own.Code == outer.Code;
                if (holds && own.Kind is PlaceKind.City or PlaceKind.Capital or PlaceKind.Region
                    && !(own.Kind == PlaceKind.Region && own == outer))
                {
                    return own;
                }
            }
        }

        // A town that is too small to be listed: only a state or province says so, and only of a name that is not a great one.
        // "Damascus, Iraq and …" is a list.
        var state = next.Name.Meanings[0];
        var isTown = state.Kind == PlaceKind.Region && state.Division != 0
            && (isCountryName ? state.Code == "US" : candidate.Name.Meanings[0] is { Kind: PlaceKind.City, Magnitude: < 6 });
        return isTown
            ? new PlaceReading(state.Code, PlaceKind.City, 0)
            {
                Country = state.Country,
                Division = state.Division,
                Latitude = PackedReading.Nowhere
            }
            : null;
    }
}
