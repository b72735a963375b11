using Pipeline.Text.Gazetteers;
using Pipeline.Text.Tokens;
using Pipeline.Text.Words;

namespace Pipeline.Text.Places;

/// <summary>Makes one list of names and places where both claim the same words.</summary>
/// <remarks>
/// The gazetteer knows where a place's name ends and the tagger what kind of name it stands in, so of a learnt place that holds a known one
/// ("Henrico County Police") the known one stays; of a learnt person that is a known place in the end ("in Lindsay"), the place. A learnt
/// place that no gazetteer supports stays unless its words speak against it.
/// </remarks>
internal static class PlaceMerge
{
    // An organisation of less confidence that is a known place is the place.
    private const double UnsureOrganization = 0.6;

    /// <summary>The entities, the surer rule's first where some still overlap.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="names">The names found in it, in text order.</param>
    /// <param name="places">The places found in it, in text order.</param>
    public static List<EntityMention> Of(TokenizedText tokens, IReadOnlyList<EntityMention> names, IReadOnlyList<PlaceMention> places)
    {
        var entities = new List<EntityMention>(names.Count + places.Count);
        var place = 0;
        var token = 0;
        foreach (var name in names)
        {
            while (token < tokens.Count - 1 && tokens[token].Span.End <= name.Span.Start)
            {
                token++;
            }

            while (place < places.Count && places[place].Span.End <= name.Span.Start)
            {
                place++;
            }

            if (Resolve(
                tokens, token, name, place < places.Count && places[place].Span.Overlaps(name.Span) ? places[place] : null) is { } kept)
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
    private static EntityMention? Resolve(TokenizedText tokens, int first, EntityMention name, PlaceMention? place)
    {
        if (place is null)
        {
            return name.Category == EntityCategory.Location ? Unsupported(tokens, first, name) : name;
        }

        if (name.Category == EntityCategory.Person)
        {
            return name.Span == place.Span ? null : name;
        }

        if (name.Category != EntityCategory.Location)
        {
            return name.Category == EntityCategory.Organization && name.Span == place.Span && name.Confidence < UnsureOrganization
                && place.Kind is not (PlaceKind.Government or PlaceKind.People) ? null : name;
        }

        if (name.Span == place.Span)
        {
            return place.Kind is PlaceKind.People or PlaceKind.Government ? null : name;
        }

        return IsOrganization(name.Span.In(tokens.Cased)) ? Organization(name) : null;
    }

    /// <summary>A learnt place that the gazetteer does not know, in the bounds that its words have.</summary>
    private static EntityMention? Unsupported(TokenizedText tokens, int first, EntityMention name)
    {
        var end = first;
        while (end < tokens.Count && tokens[end].Span.Start < name.Span.End)
        {
            end++;
        }

        while (end > first + 1 && tokens.Is(end - 1, WordLists.Month | WordLists.MonthOrWord | WordLists.Weekday))
        {
            end--;
        }

        if (end < tokens.Count && tokens[end].Kind == TokenKind.Number
            && tokens[end].Span.Start - tokens[end - 1].Span.End == 1 && tokens[end].Span.Length <= 4
            && tokens.Is(end - 1, WordLists.Road))
        {
            end++;
        }

        if (end == first + 1 && (IsNoName(tokens, first) || PlaceIdioms.Begins(tokens, first)))
        {
            return null;
        }

        var span = tokens.Span(first, end - 1);
        var text = span.In(tokens.Cased);

        // Feasts and winds read like places.
        return RuleWords.Is(text, WordLists.Feast | WordLists.Wind) ? null
            : IsOrganization(text) ? Organization(name)
            : name with { Span = span, Text = span.In(tokens.Text) };
    }

    /// <summary>The common part of many names, alone: "Street", "North".</summary>
    private static bool IsNoName(TokenizedText tokens, int token) =>
        NameWords.Is(
            tokens.Raw(token),
            NameWordClass.PlaceHead | NameWordClass.Street | NameWordClass.County | NameWordClass.OrganizationHead | NameWordClass.Title)
        || tokens.Is(token, WordLists.NoPlace);

    private static EntityMention Organization(EntityMention name) => name with { Category = EntityCategory.Organization };

    private static bool IsOrganization(string name) =>
        name.Contains(' ') && NameWords.Of(name.AsSpan(name.LastIndexOf(' ') + 1)) is var last
        && (last & NameWordClass.OrganizationHead) != NameWordClass.None
        && (last & (NameWordClass.PlaceHead | NameWordClass.Street)) == NameWordClass.None;
}
