using System.Globalization;
using Pipeline.Text;
using Pipeline.Text.Places;

namespace Pipeline.Core.Reading.Anchors;

/// <summary>What an article is about, as its title and lead say: the event that its statements belong to unless their sentence says
/// otherwise.</summary>
/// <param name="Place">The town, or the smallest place above it that is named; null when there is none.</param>
/// <param name="From">The first day that it can have happened on; null when the text does not tell.</param>
/// <param name="To">The last such day.</param>
/// <param name="Kind">The kind of happening: "attack", "outbreak"; null when no word names one.</param>
public sealed record HomeEvent(AnchorPlace? Place, DateOnly? From, DateOnly? To, string? Kind)
{
    /// <summary>The disease that the title and the lead name first: "cholera"; null when they name none.</summary>
    public string? Disease { get; init; }
}

/// <summary>A place that an anchor names.</summary>
/// <param name="Name">As the text writes it.</param>
/// <param name="Code">ISO 3166-1 alpha-2 of its country; empty for what lies in none.</param>
/// <param name="Division">English name of the state or province that it lies in; null when unknown, and for a larger place.</param>
/// <param name="Span">Where it stands.</param>
public sealed record AnchorPlace(string Name, string Code, string? Division, TextSpan Span)
{
    private const int LongestAbbreviation = 3;

    /// <summary>Whether it is a town or a county: what happened in another one is another event.</summary>
    public bool IsTown { get; init; }

    /// <summary>The name in ordinary letters: "San Antonio" of a dateline's "SAN ANTONIO".</summary>
    public string PlainName => Name.Length > LongestAbbreviation && Name.All(letter => !char.IsLower(letter))
        ? CultureInfo.InvariantCulture.TextInfo.ToTitleCase(Name.ToLowerInvariant())
        : Name;

    /// <summary>The place of a mention in <paramref name="text"/>.</summary>
    internal static AnchorPlace Of(PlaceMention place, string text) => new(place.Span.In(text), place.Code, place.Division, place.Span)
    {
        IsTown = place.Division is not null,
    };
}
