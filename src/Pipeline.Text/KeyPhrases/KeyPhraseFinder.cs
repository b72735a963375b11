namespace Pipeline.Text.KeyPhrases;

/// <summary>Picks the phrases that tell what a text is about: names, nouns, and short noun phrases that repeat.</summary>
/// <remarks>
/// <para>A phrase scores by how often it occurs (logarithm), how rare its words are in general English, and how early it comes: the three
/// that hold on news across languages and collections (Hasan and Ng, Automatic keyphrase extraction: a survey, 2014). A noun that
/// mostly occurs inside a phrase that repeats gives way to the phrase: "spyware attack", not "spyware" and "attack".</para>
/// <para>Phrases that differ only in case or number are one. Time is linear in the text, apart from ordering the distinct phrases.</para>
/// </remarks>
internal static class KeyPhraseFinder
{
    private const int MostPhrases = 20;

    // The weights were set by eye on news; the order of their effects matters more than their size.
    private const double NameWeight = 1.1;
    private const double RepeatedNameWeight = 1.25;
    private const double RepeatedPhraseWeight = 1.3;
    private const double SinglePhraseWeight = 0.7;
    private const double LeastRarityWeight = 0.35;

    /// <summary>Phrases as they stand in the text, best first.</summary>
    /// <param name="tokens">The text.</param>
    /// <param name="entities">Its entities in text order, without overlaps.</param>
    public static IReadOnlyList<string> Find(TokenizedText tokens, IReadOnlyList<EntityMention> entities)
    {
        var words = PhraseWordReader.Read(tokens, entities, out var rarities);
        var candidates = Candidates(words);
        MergeSurnames(candidates, entities, tokens, words);
        CountAlone(candidates);
        return Best(tokens.Text, candidates.Values, rarities);
    }

    private static Dictionary<PhraseCandidate.Words, PhraseCandidate> Candidates(List<PhraseWord> words)
    {
        var candidates = new Dictionary<PhraseCandidate.Words, PhraseCandidate>();
        for (var i = 0; i < words.Count; i++)
        {
            var last = words[i];
            if (last.Role is not (PhraseRole.Noun or PhraseRole.Name))
            {
                continue;
            }

            Add(candidates, new(last.Key), last.Span, last, last.Role == PhraseRole.Name);
            if (last.Role == PhraseRole.Name || i == 0 || !Joins(words[i - 1], last))
            {
                continue;
            }

            var second = words[i - 1];
            Add(candidates, new(second.Key, last.Key), TextSpan.FromBounds(second.Span.Start, last.Span.End), second, false);
            if (i > 1 && Joins(words[i - 2], second))
            {
                var first = words[i - 2];
                Add(candidates, new(first.Key, second.Key, last.Key), TextSpan.FromBounds(first.Span.Start, last.Span.End), first, false);
            }
        }

        return candidates;
    }

    private static bool Joins(PhraseWord word, PhraseWord next) =>
        word.Role is PhraseRole.Modifier or PhraseRole.Noun && next.Span.Start - word.Span.End == 1 && word.Sentence == next.Sentence;

    private static void Add(
        Dictionary<PhraseCandidate.Words, PhraseCandidate> candidates, PhraseCandidate.Words words, TextSpan span, PhraseWord first, bool isName)
    {
        if (candidates.TryGetValue(words, out var known))
        {
            known.Occurs(span, first.IsCapital);
        }
        else
        {
            candidates[words] = new PhraseCandidate(words, span, first.Sentence, isName, first.IsCapital);
        }
    }

    /// <summary>A surname by itself is one more mention of the full name, where the text has one person of that name.</summary>
    private static void MergeSurnames(
        Dictionary<PhraseCandidate.Words, PhraseCandidate> candidates, IReadOnlyList<EntityMention> entities, TokenizedText tokens, List<PhraseWord> words)
    {
        var byPlace = words.Where(word => word.Role == PhraseRole.Name).ToDictionary(word => word.Span, word => word.Key);
        var surnames = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var persons = entities.Where(entity => entity.Category == EntityCategory.Person && byPlace.ContainsKey(entity.Span)).ToList();
        foreach (var person in persons)
        {
            var name = tokens.Cased.AsSpan(person.Span.Start, person.Span.Length);
            var space = name.LastIndexOf(' ');
            if (space < 0)
            {
                continue;
            }

            var surname = name[(space + 1)..].ToString();
            var key = byPlace[person.Span];
            surnames[surname] = surnames.TryGetValue(surname, out var known) && known != key ? -1 : key;
        }

        foreach (var person in persons)
        {
            var name = tokens.Cased.Substring(person.Span.Start, person.Span.Length);
            if (surnames.TryGetValue(name, out var full) && full >= 0 && candidates.Remove(new(byPlace[person.Span]), out var shorter))
            {
                candidates[new(full)].AddShorter(shorter.Count);
            }
        }
    }

    private static void CountAlone(Dictionary<PhraseCandidate.Words, PhraseCandidate> candidates)
    {
        foreach (var candidate in candidates.Values)
        {
            candidate.Alone += candidate.Count;
            var (first, second, third) = candidate.Parts;
            if (candidate.Count < 2 || second < 0)
            {
                continue;
            }

            if (third >= 0)
            {
                // What the pairs inside lose they take from their words themselves.
                Lose(new(first, second));
                Lose(new(second, third));
            }
            else
            {
                Lose(new(first));
                Lose(new(second));
            }

            void Lose(PhraseCandidate.Words words)
            {
                if (candidates.TryGetValue(words, out var shorter))
                {
                    shorter.Alone -= candidate.Count;
                }
            }
        }
    }

    private static List<string> Best(string text, IEnumerable<PhraseCandidate> candidates, IReadOnlyList<double> rarities)
    {
        var chosen = new List<PhraseCandidate>(MostPhrases);
        var ranked = candidates.Where(candidate => candidate.Alone >= 2 || candidate.Alone == candidate.Count)
            .Select(candidate => (Candidate: candidate, Score: Score(candidate, rarities)))
            .OrderByDescending(ranked => ranked.Score).ThenBy(ranked => ranked.Candidate.Span.Start).ThenBy(ranked => ranked.Candidate.Span.Length);
        foreach (var (candidate, _) in ranked)
        {
            if (chosen.Exists(other => IsSaidBy(candidate, other)))
            {
                continue;
            }

            chosen.Add(candidate);
            if (chosen.Count == MostPhrases)
            {
                break;
            }
        }

        return [.. chosen.Select(candidate => candidate.Span.In(text))];
    }

    /// <summary>A phrase inside or around one that was chosen adds nothing unless both repeat.</summary>
    private static bool IsSaidBy(PhraseCandidate candidate, PhraseCandidate chosen) =>
        candidate.Parts.Contain(chosen.Parts) && candidate.Count < 2 || chosen.Parts.Contain(candidate.Parts) && candidate.Count - chosen.Count < 2;

    private static double Score(PhraseCandidate candidate, IReadOnlyList<double> rarities)
    {
        var (first, second, third) = candidate.Parts;
        var rarity = (rarities[first] + (second < 0 ? 0 : rarities[second]) + (third < 0 ? 0 : rarities[third])) / candidate.Parts.Count;
        var form = candidate.IsName ? candidate.Count > 1 ? RepeatedNameWeight : NameWeight
            : candidate.Parts.Count == 1 ? 1 : candidate.Count > 1 ? RepeatedPhraseWeight : SinglePhraseWeight;
        var position = 1 + 1 / (1 + candidate.Sentence / 2.0);
        return Math.Log2(1 + candidate.Count) * (LeastRarityWeight + (1 - LeastRarityWeight) * rarity) * form * position;
    }
}
