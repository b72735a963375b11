using Pipeline.Text.Gazetteers;

namespace Pipeline.Text.Places;

/// <summary>A place, a people or a government as one text names it.</summary>
/// <param name="Span">The words, without article and possessive.</param>
/// <param name="FirstToken">Index of the first token.</param>
/// <param name="EndToken">Index after the last token.</param>
/// <param name="Kind">How the words name the place.</param>
/// <param name="Code">ISO 3166-1 alpha-2 of the country; empty for <see cref="PlaceKind.Wide"/> and for organisations
/// of no country.</param>
/// <param name="Confidence">0 to 1: how likely it is this place and no other, no person and no common word.</param>
/// <param name="InName">Whether the words are part of an organisation's or place's longer name ("University of Sussex").</param>
public sealed record PlaceMention(TextSpan Span, int FirstToken, int EndToken, PlaceKind Kind, string Code, double Confidence, bool InName)
{
    /// <summary>English name of the state, province or other first-level division that it lies in ("Ohio"); null when that is unknown, and
    /// for what lies in none: a division itself, a country, a people.</summary>
    public string? Division => DivisionNumber == 0 ? null : Divisions.NameOf(DivisionNumber);

    /// <summary>The division's number in the gazetteer; 0 for none.</summary>
    internal int DivisionNumber { get; init; }
}
