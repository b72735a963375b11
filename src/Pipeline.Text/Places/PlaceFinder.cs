using Pipeline.Text.Tokens;

namespace Pipeline.Text.Places;

/// <summary>Finds the places that a text names, and decides which of several places of one name is meant.</summary>
/// <remarks>
/// <para>First the gazetteer's longest matches are taken where the words around allow a place: not inside a person's name, not in a
/// newspaper's ("the Jordan Times"), not before "Street" (<see cref="PlaceScan"/>).</para>
/// <para>Then all names of the text are read together (<see cref="PlaceResolver"/>): a qualifier decides ("Paris, Texas"), else the number
/// of people, moved by the countries, states and neighbouring places that the rest of the text names.</para>
/// </remarks>
public static class PlaceFinder
{
    // Below this a reading is not reported.
    private const double Enough = 0.3;

    /// <summary>The places of a text in order; they do not overlap.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="entities">Entities found in it, by any engine, in text order: a place inside a person's name is none.</param>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public static IReadOnlyList<PlaceMention> Find(TokenizedText tokens, IReadOnlyList<EntityMention> entities)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(entities);
        var candidates = new PlaceScan(tokens, entities).Candidates();
        if (candidates.Count == 0)
        {
            return [];
        }

        var resolver = new PlaceResolver(tokens, candidates);
        var mentions = new List<PlaceMention>(candidates.Count);
        var previousEnd = 0;
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            var (reading, confidence) = resolver.Read(i);
            if (confidence < Enough)
            {
                continue;
            }

            // Two names of one longer name ("Rio Grande Valley of Texas") are one mention.
            var (first, end) = candidate.Outer;
            if (first < previousEnd)
            {
                continue;
            }

            mentions.Add(new PlaceMention(
                tokens.Span(first, end - 1), first, end, reading.Kind, reading.Code, confidence, candidate.Has(PlaceCues.InName))
            {
                DivisionNumber = reading.LiesIn,
            });
            previousEnd = end;
        }

        return mentions;
    }
}
