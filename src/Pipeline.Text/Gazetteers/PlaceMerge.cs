using Pipeline.Text.Tagging;

namespace Pipeline.Text.Gazetteers;

/// <summary>Makes one list of names and places where both claim the same words.</summary>
/// <remarks>
/// The gazetteer knows where a place's name ends and the tagger what kind of name it stands in, so of a learnt place that holds a known one
/// ("Henrico County Police") the known one stays; of a learnt person that is a known place in the end ("in Lindsay"), the place. A learnt place
/// that no gazetteer supports stays unless its words speak against it.
/// </remarks>
internal static class PlaceMerge
{
    /// <summary>The entities, the surer rule's first where some still overlap.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="names">The names found in it, in text order.</param>
    /// <param name="places">The places found in it, in text order.</param>
    public static List<EntityMention> Of(TokenizedText tokens, IReadOnlyList<EntityMention> names, IReadOnlyList<PlaceMention> places)
    {
        var entities = new List<EntityMention>(names.Count + places.Count);
        var place = 0;
        foreach (var name in names)
        {
            while (place < places.Count && places[place].Span.End <= name.Span.Start)
            {
                place++;
            }

            if (Resolve(name, place < places.Count && places[place].Span.Overlaps(name.Span) ? places[place] : null) is { } kept)
            {
                entities.Add(kept);
            }
        }

        foreach (var found in places)
        {
            if (found.Kind is not PlaceKind.People)
            {
                var category = found.Kind == PlaceKind.Government ? EntityCategory.Organization : EntityCategory.Location;
                entities.Add(new EntityMention(found.Span.In(tokens.Text), category, found.Span, found.Confidence));
            }
        }

        return entities;
    }

    /// <summary>What remains of the name beside the place that overlaps it; null for nothing.</summary>
    private static EntityMention? Resolve(EntityMention name, PlaceMention? place)
    {
        if (place is null)
        {
            return name.Category == EntityCategory.Location ? Unsupported(name) : name;
        }

        if (name.Category == EntityCategory.Person)
        {
            return name.Span == place.Span ? null : name;
        }

        if (name.Category != EntityCategory.Location)
        {
            return name;
        }

        if (name.Span == place.Span)
        {
            return place.Kind is PlaceKind.People or PlaceKind.Government ? null : name;
        }

        return IsOrganization(name.Text) ? Organization(name) : null;
    }

    /// <summary>A learnt place that the gazetteer does not know.</summary>
    private static EntityMention? Unsupported(EntityMention name) => IsOrganization(name.Text) ? Organization(name) : name;

    private static EntityMention Organization(EntityMention name) => new(name.Text, EntityCategory.Organization, name.Span, name.Confidence);

    private static bool IsOrganization(string name) =>
        name.Contains(' ') && NameWords.Of(name.AsSpan(name.LastIndexOf(' ') + 1)) is var last
        && (last & NameWordClass.OrganizationHead) != NameWordClass.None && (last & (NameWordClass.PlaceHead | NameWordClass.Street)) == NameWordClass.None;
}
