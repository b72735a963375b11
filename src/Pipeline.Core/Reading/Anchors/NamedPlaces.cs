using System.Collections.Frozen;
using Pipeline.Core.Reading.Tokens;
using Pipeline.Core.Tables;
using Pipeline.Text;
using Pipeline.Text.Gazetteers;
using Pipeline.Text.Places;

namespace Pipeline.Core.Reading.Anchors;

/// <summary>The places that an article names: those of the gazetteer, and names that read like a town's and stand in no gazetteer.</summary>
/// <remarks>Most small towns are in none, and an attack in one is as well told from an attack in another as in a capital.</remarks>
internal static class NamedPlaces
{
    /// <summary>Words that end the name of a place inside a town.</summary>
    internal static readonly FrozenSet<string> InnerPlaces =
        EmbeddedTable.Rows("inner-place-words.tsv", 1).SelectMany(row => EmbeddedTable.Words(row[0])).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The places in text order.</summary>
    public static IReadOnlyList<NamedPlace> Of(TokenizedArticle reading, IReadOnlyList<PlaceMention> places)
    {
        var isPlace = new bool[reading.Tokens.Count];
        foreach (var place in places)
        {
            isPlace.AsSpan(place.FirstToken, place.EndToken - place.FirstToken).Fill(true);
        }

        var known = places.Select(place => new NamedPlace(AnchorPlace.Of(place, reading.Text), place.FirstToken, place.EndToken, place.Kind, place.InName));
        var unknown = reading.Analysis.Entities
            .Where(entity => entity.Category == EntityCategory.Location && !IsPlace(entity))
            .Select(entity => Unknown(reading, entity));
        var named = known.Concat(unknown).ToList();
        return [.. named.Concat(UnlistedTowns.Of(reading, named)).OrderBy(place => place.Place.Span.Start)];

        bool IsPlace(EntityMention entity)
        {
            var (first, end) = reading.TokensOf(entity.Span);
            return isPlace.AsSpan(first, end - first).Contains(true);
        }
    }

    private static NamedPlace Unknown(TokenizedArticle reading, EntityMention entity)
    {
        var (first, end) = reading.TokensOf(entity.Span);
        var isTown = end > first && !InnerPlaces.Contains(reading.Word(end - 1));
        var place = new AnchorPlace(entity.Span.In(reading.Text), "", Division: null, entity.Span) { IsTown = isTown };
        return new(place, first, end, isTown ? PlaceKind.City : PlaceKind.Region, InName: false);
    }
}

/// <summary>A place as an article names it.</summary>
/// <param name="Place">The place.</param>
/// <param name="FirstToken">Its first token.</param>
/// <param name="EndToken">The token after it.</param>
/// <param name="Kind">How the words name it.</param>
/// <param name="InName">Whether the words are part of a longer name.</param>
internal sealed record NamedPlace(AnchorPlace Place, int FirstToken, int EndToken, PlaceKind Kind, bool InName);
