using Pipeline.Text;

namespace Pipeline.Adapters.Language;

/// <summary>Puts what the service read in the chunks of a text together again.</summary>
internal static class LanguageMerge
{
    /// <summary>The entities in text order, without overlaps, each exactly the words at its span.</summary>
    /// <param name="text">The whole text.</param>
    /// <param name="read">Each chunk with what was read in it.</param>
    /// <remarks>Where the words do not stand at the offset (a service that counts otherwise), the nearest place of the chunk that has them
    /// counts; an entity without such a place is left out, since a span must never lie. Of two that overlap the longer one stays, as the
    /// service's own policy <c>MatchLongest</c> has it.</remarks>
    public static IReadOnlyList<EntityMention> Entities(
        string text, IEnumerable<(TextSpan Chunk, IReadOnlyList<LanguageEntity> Entities)> read)
    {
        var mentions = new List<EntityMention>();
        foreach (var (chunk, entities) in read)
        {
            foreach (var entity in entities)
            {
                if (LanguageCategories.Of(entity) is { } category && Find(text, chunk, entity) is { } span)
                {
                    mentions.Add(new EntityMention(span.In(text), category, span, Math.Clamp(entity.Confidence, 0, 1)));
                }
            }
        }

        return WithoutOverlaps(mentions);
    }

    /// <summary>The key phrases in the order of the chunks, each once whatever its case.</summary>
    public static IReadOnlyList<string> KeyPhrases(IEnumerable<IReadOnlyList<string>> read) =>
        [.. read.SelectMany(phrases => phrases)
            .Where(phrase => !string.IsNullOrWhiteSpace(phrase))
            .Distinct(StringComparer.OrdinalIgnoreCase)];

    private static TextSpan? Find(string text, TextSpan chunk, LanguageEntity entity)
    {
        var words = entity.Text;
        if (string.IsNullOrEmpty(words) || words.Length > chunk.Length)
        {
            return null;
        }

        var offset = Math.Clamp(entity.Offset, 0, chunk.Length - words.Length);
        var chars = text.AsSpan(chunk.Start, chunk.Length);
        if (chars.Slice(offset, words.Length).SequenceEqual(words))
        {
            return new TextSpan(chunk.Start + offset, words.Length);
        }

        var after = chars[offset..].IndexOf(words, StringComparison.Ordinal);
        var before = chars[..Math.Min(chunk.Length, offset + words.Length - 1)].LastIndexOf(words, StringComparison.Ordinal);
        var nearest = (before, after) switch
        {
            (< 0, < 0) => -1,
            (< 0, _) => offset + after,
            (_, < 0) => before,
            _ => after < offset - before ? offset + after : before,
        };
        return nearest < 0 ? null : new TextSpan(chunk.Start + nearest, words.Length);
    }

    private static List<EntityMention> WithoutOverlaps(List<EntityMention> mentions)
    {
        var kept = new List<EntityMention>(mentions.Count);
        // A place in the order of the text where the longest comes first: what begins later and overlaps is shorter, or reaches further.
        foreach (var mention in mentions.OrderBy(m => m.Span.Start)
            .ThenByDescending(m => m.Span.Length)
            .ThenByDescending(m => m.Confidence))
        {
            if (kept.Count > 0 && kept[^1].Span.Overlaps(mention.Span))
            {
                if (mention.Span.Length <= kept[^1].Span.Length)
                {
                    continue;
                }

                kept.RemoveAt(kept.Count - 1);
            }

            kept.Add(mention);
        }

        return kept;
    }
}
